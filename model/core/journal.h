#pragma once

#include "model/core/edit.h"
#include "model/core/enumtext.h"
#include "model/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

/// What a step was, in identifiers: the label is rendered from it in the reader's language.
struct Operation
{
    QString name;
    QStringList arguments = {};
};

enum class EntryKind { Edit, Undo, Redo, Import, Merge, Migrate, Catalog, Baseline };
template<>
inline constexpr std::array<const char *, 8> enumWords<EntryKind> = {
    "edit", "undo", "redo", "import", "merge", "migrate", "catalog", "baseline"
};

/// Operations of entries of kind Baseline. Their arguments begin with the baseline's name and id.
namespace baselineoperation {
/// Then the SHA-256 of the statement, hex.
inline constexpr QLatin1String freeze("freeze-baseline");
/// Then the status and a note.
inline constexpr QLatin1String status("baseline-status");
/// Then the SHA-256 of the envelope, hex, the signer's name and role.
inline constexpr QLatin1String sign("sign-baseline");
} // namespace baselineoperation

/// What is said of an Edit when it is written down.
struct JournalDraft
{
    QDateTime at;
    QString author;
    Operation operation;
    EntryKind kind = EntryKind::Edit;
    /// Entries of one group are undone together; empty is a group of one.
    QString group = {};
    /// Hash of the entry that this one takes back; empty for others.
    QByteArray reverts = {};
};

/// One step as written: a draft with its place in the hash chain (32-byte SHA-256 values).
struct JournalEntry
{
    QByteArray hash;
    QByteArray parent;
    JournalDraft draft;
    /// Head of the other copy, for a merge; empty for others. The main line is the chain of
    /// parents.
    QByteArray mergedParent = {};
};

/// Steps as they can be read again.
class JournalReading
{
public:
    JournalReading() = default;
    virtual ~JournalReading() = default;
    JournalReading(const JournalReading &) = delete;
    JournalReading &operator=(const JournalReading &) = delete;
    JournalReading(JournalReading &&) = delete;
    JournalReading &operator=(JournalReading &&) = delete;

    /// The main line from first to last.
    virtual QList<JournalEntry> entries() const = 0;

    /// Entries that merges brought along: the steps of other copies, off the main line.
    virtual QList<JournalEntry> mergedEntries() const { return {}; }

    /// The canonical JSON of an entry's Edit.
    virtual Result<QByteArray> editOf(const QByteArray &hash) const = 0;
};

/// Where steps are written: the project file, or memory in tests. `append` is durable when it
/// returns.
class Journal : public JournalReading
{
public:
    /// Writes the changed records and the entry as one transaction. On failure nothing is written.
    virtual Result<JournalEntry> append(const JournalDraft &draft, const Edit &edit) = 0;
};
