#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

/// One field of a record in words. An empty text is "nothing said".
struct FieldText
{
    /// Name in native JSON; an answer to a fact is "facts/" and the fact's id.
    QString field;
    QString label;
    QString text;
};

/// One field before and after, in words.
struct FieldChange
{
    QString field;
    QString label;
    QString before;
    QString after;
};

/// Says records and their fields in the project's own words: names for ids, catalog names for
/// identifiers. The project and the catalogs must outlive it.
class Words
{
public:
    /// `other` names what `project` has no more or not yet; may be null.
    Words(const Project &project, const Catalogs &catalogs, const Project *other = nullptr);

    /// "Data lake"; "Data lake \u2192 Feature store" for a flow; "Network policy on Data lake" for
    /// a place of a control. Never empty.
    QString name(const Record &record) const;
    QString name(const QUuid &id) const;
    /// Title of a threat with the names of this project; the key itself for an unknown rule.
    QString threat(const QString &key) const;
    /// All fields that say something, in the order of the record.
    QList<FieldText> fields(const Record &record) const;

    const Project &project() const { return m_project; }
    const Catalogs &catalogs() const { return m_catalogs; }

private:
    const Record *find(const QUuid &id) const;
    QString named(const Record &record) const;
    QString placed(const QString &what, const AnyId &subject) const;

    const Project &m_project;
    const Catalogs &m_catalogs;
    const Project *m_other;
};

/// What differs between two states of one record, each side said with its own names.
QList<FieldChange> fieldChanges(const Record &before, const Words &then, const Record &after,
                                const Words &now);

namespace wordlists {

/// "Element", "Place of a control": a kind of record in the reader's language.
QString kind(RecordKind kind);
/// A field of a record in the reader's language.
QString field(const QString &name);
/// A fixed word of an enumeration in the reader's language.
QString word(const QString &word);

} // namespace wordlists
