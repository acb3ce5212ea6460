#pragma once

#include "model/core/enumtext.h"
#include "model/core/journal.h"

#include <QMap>
#include <QUuid>

/// What the team says of a frozen state. Draft when it is frozen; every change is a journal entry.
enum class BaselineStatus { Draft, InReview, Approved, Rejected, Superseded };
template<>
inline constexpr std::array<const char *, 5> enumWords<BaselineStatus> = { "draft", "in-review",
                                                                           "approved", "rejected",
                                                                           "superseded" };

/// Which content of a catalog counted; `sha256` is 64 hex digits.
struct CatalogStamp
{
    QString id;
    QString version;
    QString sha256;

    friend bool operator==(const CatalogStamp &, const CatalogStamp &) = default;
};

/// A frozen state of a project: where in the journal, what it hashes to, and what it said. All but
/// the status is written once, as the statement that signatures cover. Hashes are 32 bytes.
struct Baseline
{
    QUuid id;
    /// 1 for the first of the file: shown as B1.
    int number = 0;
    QString name;
    QString note;
    /// What was unfinished when it was frozen (see `baseline::unfinished`), and what was said of
    /// it.
    QMap<QString, int> unfinished;
    QString unfinishedNote;
    /// As typed: self-declared unless a signature of the author says so too.
    QString author;
    QDateTime at;

    /// Journal entries of the main line up to the frozen state, and the hash of the last of them.
    int entries = 0;
    QByteArray journal;
    /// SHA-256 over the hashes of those entries, one after another.
    QByteArray history;
    /// Hash of all records (model/core/statehash.h).
    QByteArray state;
    int registerRows = 0;
    QByteArray registerHash;

    QList<CatalogStamp> catalogs;
    /// Version of the program that derived the register.
    QString engine;
    /// Method settings as text: name of the settings field -> value.
    QMap<QString, QString> method;
    /// "threats", "open", "confirmed", "dismissed", "stale", "elements", "flows", "artifacts",
    /// "controls-placed", "risks", and "inherent-", "current-", "target-" with each rating word.
    QMap<QString, int> totals;

    /// From the journal, not from the statement.
    BaselineStatus status = BaselineStatus::Draft;
    QString statusBy;
    QDateTime statusAt;
    QString statusNote;
};

/// One row of a frozen register. Levels are thousandths of a level.
struct FrozenThreat
{
    QString key;
    QString title;
    QString subject;
    QString artifact;
    QString stride;
    QString phase;
    /// A word of DecisionState, or "stale".
    QString state;
    QString owner;
    int inherentLikelihood = 0;
    int inherentImpact = 0;
    int currentLikelihood = 0;
    int currentImpact = 0;
    int targetLikelihood = 0;
    int targetImpact = 0;

    friend bool operator==(const FrozenThreat &, const FrozenThreat &) = default;

    /// Every column once, in the order that the register's hash takes.
    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("key", s.key);
        v("title", s.title);
        v("subject", s.subject);
        v("artifact", s.artifact);
        v("stride", s.stride);
        v("phase", s.phase);
        v("state", s.state);
        v("owner", s.owner);
        v("inherent_likelihood", s.inherentLikelihood);
        v("inherent_impact", s.inherentImpact);
        v("current_likelihood", s.currentLikelihood);
        v("current_impact", s.currentImpact);
        v("target_likelihood", s.targetLikelihood);
        v("target_impact", s.targetImpact);
    }
};

/// What is written when a state is frozen: the statement and the register, row by row.
struct FrozenState
{
    Baseline baseline;
    QList<FrozenThreat> threats;
};

namespace baseline {

/// SHA-256 of a frozen register: a domain tag, then every field of every row, length-prefixed.
QByteArray hashOf(const QList<FrozenThreat> &threats);

/// SHA-256 over entry hashes, one after another.
QByteArray historyHash(const QList<JournalEntry> &entries);

/// The baseline called "B2", "2", by its id, or by a name that only one has; null when none is.
const Baseline *find(const QList<Baseline> &baselines, const QString &called);

/// The statuses that may follow.
QList<BaselineStatus> next(BaselineStatus status);

/// Fills in what stands in the journal: each baseline's status, by whom and when.
void readStatuses(QList<Baseline> &baselines, const QList<JournalEntry> &entries);

} // namespace baseline
