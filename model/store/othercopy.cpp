#include "model/store/othercopy.h"

#include "model/core/replay.h"
#include "model/store/recordtables.h"
#include "model/store/verification.h"

#include <QCoreApplication>
#include <QSet>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OtherCopy)
};

/// All entries of a file, those of merged copies too, as hash -> parents.
Result<QHash<QByteArray, QByteArrayList>> graphOf(Database &database)
{
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT hash, parent, merged_parent FROM journal"));
    if (!rows)
        return rows.error();
    QHash<QByteArray, QByteArrayList> graph;
    while (rows->step()) {
        QByteArrayList parents { rows->blob(1), rows->blob(2) };
        parents.removeAll({});
        graph.insert(rows->blob(0), parents);
    }
    if (rows->failed())
        return database.lastError(Text::tr("The journal could not be read"));
    return graph;
}

/// The newest entry of a main line that stands in a graph.
QByteArray newestIn(const QList<JournalEntry> &line, const QHash<QByteArray, QByteArrayList> &graph)
{
    for (auto entry = line.crbegin(); entry != line.crend(); ++entry) {
        if (graph.contains(entry->hash))
            return entry->hash;
    }
    return {};
}

bool leadsTo(const QHash<QByteArray, QByteArrayList> &graph, const QByteArray &from,
             const QByteArray &to)
{
    QSet<QByteArray> seen;
    QByteArrayList open { from };
    while (!open.isEmpty()) {
        const QByteArray hash = open.takeLast();
        if (hash == to)
            return true;
        if (seen.contains(hash))
            continue;
        seen.insert(hash);
        open += graph.value(hash);
    }
    return false;
}

int stepsSince(const QList<JournalEntry> &line, const QHash<QByteArray, QByteArrayList> &known)
{
    int steps = 0;
    for (const JournalEntry &entry : line)
        steps += known.contains(entry.hash) ? 0 : 1;
    return steps;
}

/// One table whose rows come along: its columns' types in order, b(lob), t(ext), n(umber).
struct Table
{
    const char *name;
    const char *columns;
    const char *types;
    const char *order;
    /// A first column "number" that the target gives anew.
    bool numbered = false;
};

constexpr Table tables[] = {
    { "journal",
      "hash, parent, merged_parent, at, author, operation, arguments, kind, grp, reverts, form, "
      "edit",
      "bbbttttttbnt", "number", true },
    { "catalog", "sha256, id, version, content", "bttb", "sha256" },
    { "attachment_content", "sha256, content", "bb", "sha256" },
    { "baseline", "id, statement", "bt", "number", true },
    { "baseline_register",
      "baseline, position, \"key\", title, subject, artifact, stride, phase, state, owner, "
      "inherent_likelihood, inherent_impact, current_likelihood, current_impact, "
      "target_likelihood, target_impact",
      "bnttttttttnnnnnn", "baseline, position" },
};

Result<void> copyRows(Database &source, Database &target, const Table &table)
{
    const QString name = QLatin1String(table.name);
    const QString columns = QLatin1String(table.columns);
    const auto count = static_cast<int>(qstrlen(table.types));
    QStringList marks(count, QStringLiteral("?"));
    // The rows that both have stay as ours has them: whether they are the same is verified.
    const QString number =
            table.numbered
                    ? QStringLiteral("(SELECT COALESCE(MAX(number), 0) + 1 FROM %1), ").arg(name)
                    : QString();
    Result<SqlStatement> rows =
            source.prepare(QStringLiteral("SELECT %1 FROM %2 ORDER BY %3")
                                   .arg(columns, name, QLatin1String(table.order)));
    Result<SqlStatement> into = target.prepare(
            QStringLiteral("INSERT OR IGNORE INTO %1 (%2%3) VALUES (%4%5)")
                    .arg(name, table.numbered ? QStringLiteral("number, ") : QString(), columns,
                         number, marks.join(u',')));
    if (!rows)
        return rows.error();
    if (!into)
        return into.error();
    while (rows->step()) {
        for (int i = 0; i < count; ++i) {
            if (table.types[i] == 'b')
                into->bind(i + 1, rows->blob(i));
            else if (table.types[i] == 't')
                into->bind(i + 1, rows->text(i));
            else
                into->bind(i + 1, rows->number(i));
        }
        if (Result<void> done = target.finish(*into); !done)
            return done;
        into->reset();
    }
    return rows->failed() ? source.lastError(Text::tr("The other copy could not be read"))
                          : Result<void>();
}

/// Signatures have no key: one comes along unless the same envelope is there already.
Result<void> copySignatures(Database &source, Database &target)
{
    Result<SqlStatement> rows = source.prepare(
            QStringLiteral("SELECT baseline, envelope FROM signature ORDER BY number"));
    Result<SqlStatement> into = target.prepare(QStringLiteral(
            "INSERT INTO signature (baseline, envelope) SELECT ?1, ?2 WHERE NOT EXISTS "
            "(SELECT 1 FROM signature WHERE baseline = ?1 AND envelope = ?2)"));
    if (!rows)
        return rows.error();
    if (!into)
        return into.error();
    while (rows->step()) {
        into->bind(1, rows->blob(0));
        into->bind(2, rows->text(1));
        if (Result<void> done = target.finish(*into); !done)
            return done;
        into->reset();
    }
    return {};
}

} // namespace

Result<OtherCopy> OtherCopy::open(const QString &path, Check check)
{
    Result<std::unique_ptr<PrivateCopy>> copy = PrivateCopy::of(path);
    if (!copy)
        return copy.error();
    if (check == Check::Proven) {
        const Result<Verification> proven = verify((*copy)->path());
        if (!proven || !proven->ok || proven->reviewCopy)
            return Error { !proven              ? proven.error().message
                           : proven->reviewCopy ? Text::tr("a copy for review has no history")
                                                : proven->problem,
                           path, Text::tr("Only a whole copy that verifies can be merged.") };
    }
    OtherCopy other;
    other.m_copy = std::move(*copy);
    Database &database = other.m_copy->database();
    other.m_journal = std::make_unique<FileJournal>(database);
    if (Result<void> loaded = other.m_journal->load(); !loaded)
        return loaded.error();
    const Result<Edit> records = recordtables::readAll(database);
    if (!records)
        return records.error();
    if (Result<void> fits = other.m_project.tryApply(*records); !fits)
        return fits.error();
    return other;
}

Result<OtherCopy::Parting> OtherCopy::partingFrom(const FileJournal &ours, const Project &now) const
{
    const auto mine = graphOf(ours.database());
    const auto theirs = graphOf(m_copy->database());
    if (!mine)
        return mine.error();
    if (!theirs)
        return theirs.error();
    const QList<JournalEntry> myLine = ours.entries();
    const QList<JournalEntry> theirLine = m_journal->entries();
    // Each copy may have merged the other before; then the newer of both common entries counts.
    const QByteArray onTheirs = newestIn(theirLine, *mine);
    const QByteArray onMine = newestIn(myLine, *theirs);
    if (onTheirs.isEmpty() && onMine.isEmpty())
        return Error { Text::tr("the two files have no journal entry in common"),
                       {},
                       Text::tr("Only copies of one project can be merged. Use import instead.") };
    const bool mineIsNewer =
            onTheirs.isEmpty() || (!onMine.isEmpty() && leadsTo(*theirs, onMine, onTheirs));
    Parting parting { mineIsNewer ? onMine : onTheirs,
                      {},
                      stepsSince(myLine, *theirs),
                      stepsSince(theirLine, *mine) };
    Result<Project> base = mineIsNewer ? replay::stateAt(now, ours, parting.entry)
                                       : replay::stateAt(m_project, *m_journal, parting.entry);
    if (!base)
        return base.error();
    parting.base = std::move(*base);
    return parting;
}

void OtherCopy::bringAlongIn(FileJournal &journal) const
{
    journal.bringAlong(head(), [this](Database &target) { return copyInto(target); });
}

Result<void> OtherCopy::copyInto(Database &target) const
{
    for (const Table &table : tables) {
        if (Result<void> done = copyRows(m_copy->database(), target, table); !done)
            return done;
    }
    return copySignatures(m_copy->database(), target);
}
