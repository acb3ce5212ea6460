#include "model/store/verification.h"

#include "model/store/attachmentcontent.h"
#include "model/store/baselinecheck.h"
#include "model/store/privatecopy.h"
#include "model/store/recordtables.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(verification)
};

/// Whether each kept catalog is what its row says, and each pin has its content.
Result<QString> catalogProblem(Database &database, const Project &rows, int &count)
{
    const Result<QList<KeptCatalog>> kept = keptcatalogs::read(database);
    if (!kept)
        return kept.error().text();
    Result<SqlStatement> row =
            database.prepare(QStringLiteral("SELECT id, version FROM catalog ORDER BY sha256"));
    if (!row)
        return row.error();
    QHash<QString, std::pair<QString, QString>> known;
    for (const KeptCatalog &each : *kept) {
        row->step();
        if (!each.isItself(row->text(0), row->text(1)))
            return Text::tr("the catalog \"%1\" in the file is not the one that was pinned")
                    .arg(row->text(0));
        known.insert(each.sha256, { row->text(0), row->text(1) });
    }
    count = static_cast<int>(known.size());
    for (const CatalogPin *pin : rows.all<CatalogPin>()) {
        if (known.value(pin->sha256) != std::pair(pin->catalog, pin->version))
            return Text::tr("the catalog \"%1\" %2 is pinned, but its content is missing")
                    .arg(pin->catalog, pin->version);
    }
    return QString();
}

/// Whether every row can be found by its key: a row that is out of its place answers for another,
/// which the quick check that opening makes does not see.
Result<QString> placesProblem(Database &database)
{
    Result<SqlStatement> whole = database.prepare(QStringLiteral("PRAGMA integrity_check(1)"));
    if (!whole)
        return whole.error();
    if (!whole->step())
        return database.lastError(Text::tr("The pages could not be read"));
    const QString said = whole->text(0);
    return said == u"ok" ? QString() : Text::tr("the file is damaged: %1").arg(said);
}

/// Journal positions at which a baseline was frozen: their states are needed.
Result<QSet<QByteArray>> frozenPositions(Database &database)
{
    const Result<QList<Baseline>> baselines = baselinetables::read(database);
    QSet<QByteArray> positions;
    if (baselines) {
        for (const Baseline &each : *baselines)
            positions.insert(each.journal);
    }
    return positions;
}

QString anchorProblem(const JournalCheck &journal, const BaselineCheck &baselines,
                      const VerifyRequest &request, Verification &found)
{
    if (request.head.isEmpty())
        return {};
    // Every entry leads to the head, those of merged copies too.
    found.anchored =
            journal.knows(request.head) || baselines.originalEntries().contains(request.head);
    return found.anchored ? QString()
                          : Text::tr("the known head is not in this journal: entries were cut "
                                     "off or rewritten");
}

Result<Verification> verifyDatabase(Database &database, const VerifyRequest &request)
{
    Verification found;
    const auto fails = [&](const QString &problem) {
        found.problem = problem;
        return !problem.isEmpty();
    };
    const Result<QString> places = placesProblem(database);
    if (!places)
        return places.error();
    if (fails(*places))
        return found;
    const Result<QSet<QByteArray>> positions = frozenPositions(database);
    if (!positions)
        return positions.error();
    JournalCheck journal(database);
    const Result<QString> chain = journal.run(*positions);
    if (!chain)
        return chain.error();
    found.entries = static_cast<int>(journal.entries().size());
    found.badEntry = journal.badEntry();
    found.head = QString::fromLatin1(journal.head().toHex());
    if (!chain->isEmpty()) {
        found.problem =
                Text::tr("journal entry %1: %2").arg(QString::number(found.badEntry), *chain);
        return found;
    }
    const Result<Edit> records = recordtables::readAll(database);
    if (!records) {
        found.problem = records.error().text();
        return found;
    }
    Project rows;
    const Result<void> fits = rows.tryApply(*records);
    if (fails(fits ? journal.firstDifference(rows) : fits.error().text()))
        return found;
    BaselineCheck baselines(database, journal, rows);
    found.reviewCopy = BaselineCheck::isReviewCopy(journal);
    const Result<QString> frozen = baselines.run(request);
    const Result<QString> catalogs = catalogProblem(database, rows, found.catalogs);
    const Result<QString> attachments = attachmentcontent::problem(
            database, rows.sorted(RecordKind::Attachment), found.attachments);
    found.baselines = baselines.findings();
    for (const Result<QString> *each : { &frozen, &catalogs, &attachments }) {
        if (!*each)
            return each->error();
        if (fails(**each))
            return found;
    }
    found.ok = !fails(anchorProblem(journal, baselines, request, found));
    return found;
}

} // namespace

Result<Verification> verify(const QString &path, const VerifyRequest &request)
{
    const Result<std::unique_ptr<PrivateCopy>> copy = PrivateCopy::of(path);
    if (!copy)
        return copy.error();
    Result<Verification> found = verifyDatabase((*copy)->database(), request);
    return found ? found : (*copy)->about(found.error());
}

Result<Verification> verify(const QString &path, const QString &knownHead)
{
    return verify(path, VerifyRequest { QByteArray::fromHex(knownHead.toLatin1()) });
}
