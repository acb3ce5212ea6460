#include "model/store/verification.h"

#include "model/core/canonical.h"
#include "model/store/recordtables.h"
#include "model/store/schema.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(verification)
};

/// Checks one row against what the chain says so far and replays it.
QString problemOf(const JournalEntry &entry, const QByteArray &edit, const QByteArray &parent,
                  Project &replayed)
{
    if (entry.parent != parent)
        return Text::tr("it does not follow the entry before it");
    if (FileJournal::hashOf(entry, edit) != entry.hash)
        return Text::tr("its content does not have the hash that it carries");
    const nlohmann::json written =
            nlohmann::json::parse(edit.constBegin(), edit.constEnd(), nullptr, false);
    const Result<Edit> step = canonical::forwardFromJson(written, replayed);
    if (!step)
        return step.error().text();
    const Result<void> applied = replayed.tryApply(*step);
    return applied ? QString() : applied.error().text();
}

QString describe(const Record &record)
{
    return QStringLiteral("%1 \"%2\" (%3)")
            .arg(QLatin1String(nameOf(kindOf(record)).one), nameOf(record),
                 idOf(record).toString(QUuid::WithoutBraces));
}

/// The first record that is not what the journal says.
QString firstDifference(const Project &replayed, const Project &rows)
{
    for (const RecordKind kind : allRecordKinds()) {
        for (const Record *record : rows.sorted(kind)) {
            const Record *expected = replayed.find(kind, idOf(*record));
            if (!expected)
                return Text::tr("%1 stands in the file, but no journal entry made it")
                        .arg(describe(*record));
            if (*expected != *record)
                return Text::tr("%1 is not what the journal says").arg(describe(*record));
        }
        for (const Record *record : replayed.sorted(kind)) {
            if (!rows.find(kind, idOf(*record)))
                return Text::tr("%1 is missing, but no journal entry removed it")
                        .arg(describe(*record));
        }
    }
    return {};
}

Result<Verification> verifyDatabase(Database &database, const QByteArray &knownHead)
{
    if (Result<void> sound = schema::checkAndUpgrade(database); !sound)
        return sound.error();
    Verification found;
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT * FROM journal ORDER BY number"));
    if (!rows)
        return rows.error();
    Project replayed;
    QByteArray parent;
    while (rows->step()) {
        ++found.entries;
        const Result<JournalEntry> entry = FileJournal::entryFrom(*rows);
        const QString problem =
                entry ? problemOf(*entry, rows->blob(12), parent, replayed) : entry.error().message;
        if (!problem.isEmpty()) {
            found.badEntry = found.entries;
            found.problem = Text::tr("journal entry %1: %2").arg(found.entries).arg(problem);
            return found;
        }
        parent = entry->hash;
        found.anchored = found.anchored || (!knownHead.isEmpty() && parent == knownHead);
    }
    found.head = QString::fromLatin1(parent.toHex());
    if (rows->failed())
        return database.lastError(Text::tr("The journal could not be read"));
    const Result<Edit> records = recordtables::readAll(database);
    if (!records) {
        found.problem = records.error().text();
        return found;
    }
    Project stored;
    stored.apply(*records);
    found.problem = firstDifference(replayed, stored);
    if (found.problem.isEmpty() && !knownHead.isEmpty() && !found.anchored)
        found.problem = Text::tr(
                "the known head is not in this journal: entries were cut off or rewritten");
    found.ok = found.problem.isEmpty();
    return found;
}

} // namespace

Result<Verification> verify(const QString &path, const QString &knownHead)
{
    if (Result<void> header = schema::checkHeader(path); !header)
        return header.error();
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("project"));
    if (!QFile::copy(path, copy))
        return Error { Text::tr("the file cannot be copied for reading"), path,
                       Text::tr("Free some space in the folder for temporary files.") };
    Result<std::unique_ptr<Database>> database = Database::open(copy, Database::Mode::Write);
    if (!database)
        return database.error();
    Result<Verification> found =
            verifyDatabase(**database, QByteArray::fromHex(knownHead.toLatin1()));
    if (!found) {
        Error error = found.error();
        error.where = path;
        return error;
    }
    return found;
}
