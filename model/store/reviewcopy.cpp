#include "model/store/reviewcopy.h"

#include "model/store/attachmentcontent.h"
#include "model/store/privatecopy.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(reviewcopy)
};

/// What goes into the copy.
struct Content
{
    Baseline baseline;
    QList<FrozenThreat> threats;
    QList<StoredSignature> signatures;
    QList<QByteArray> entryHashes;
    /// Entries that speak of the baseline: its freezing, statuses and signatures.
    QList<JournalDraft> said;
    Edit records;
    statehash::Leaves withheld;
    QList<KeptCatalog> catalogs;
};

bool isAbout(const JournalEntry &entry, const Baseline &baseline)
{
    return entry.draft.kind == EntryKind::Baseline
           && entry.draft.operation.arguments.value(1)
                      == baseline.id.toString(QUuid::WithoutBraces);
}

Result<Content> collect(Database &database, const StoredProject &stored, const QUuid &id)
{
    const auto found = std::ranges::find(stored.baselines, id, &Baseline::id);
    if (found == stored.baselines.end())
        return Error { Text::tr("the file has no such baseline"), database.path(),
                       Text::tr("List the baselines to see what there is.") };
    Content content;
    content.baseline = *found;
    for (const JournalEntry &entry : stored.entries) {
        if (content.entryHashes.size() < found->entries)
            content.entryHashes.append(entry.hash);
        if (isAbout(entry, *found))
            content.said.append(entry.draft);
    }
    Project shown = stored.project;
    statehash::Leaves leaves = statehash::leavesOf(shown);
    for (const RecordKind kind : allRecordKinds()) {
        const QByteArray name = nameOf(kind).one;
        for (const Record *record : stored.project.sorted(kind)) {
            if (!reviewcopy::mayWithhold(name)) {
                content.records.add(*record);
                continue;
            }
            const statehash::Key key { name, idOf(*record).toByteArray(QUuid::WithoutBraces) };
            content.withheld.insert(key, leaves.value(key));
        }
    }
    Result<QList<FrozenThreat>> threats = baselinetables::registerOf(database, id);
    Result<QList<StoredSignature>> signatures = baselinetables::signatures(database);
    if (!threats || !signatures)
        return !threats ? threats.error() : signatures.error();
    content.threats = *threats;
    content.signatures = *signatures;
    content.signatures.removeIf([&](const StoredSignature &each) { return each.baseline != id; });
    content.catalogs = stored.catalogs;
    return content;
}

Result<void> addHashes(Database &database, const Content &content)
{
    Result<SqlStatement> row =
            database.prepare(QStringLiteral("INSERT INTO entry_hash (hash) VALUES (?)"));
    Result<SqlStatement> leaf =
            database.prepare(QStringLiteral("INSERT INTO withheld VALUES (?,?,?)"));
    if (!row || !leaf)
        return !row ? row.error() : leaf.error();
    for (const QByteArray &hash : content.entryHashes) {
        row->bind(1, hash);
        if (Result<void> done = database.finish(*row); !done)
            return done;
    }
    for (auto each = content.withheld.cbegin(); each != content.withheld.cend(); ++each) {
        leaf->bind(1, QString::fromLatin1(each.key().first));
        leaf->bind(2, QUuid::fromString(QString::fromLatin1(each.key().second)).toRfc4122());
        leaf->bind(3, each.value());
        if (Result<void> done = database.finish(*leaf); !done)
            return done;
    }
    return {};
}

/// Writes what was said of the baseline, each entry with the rows that it speaks of.
Result<void> addSaid(FileJournal &journal, const Content &content)
{
    QList<StoredSignature> signatures = content.signatures;
    for (const JournalDraft &draft : content.said) {
        const auto rows = [&](Database &database) -> Result<void> {
            if (draft.operation.name == baselineoperation::freeze)
                return baselinetables::add(database, { content.baseline, content.threats });
            if (draft.operation.name == baselineoperation::sign && !signatures.isEmpty())
                return baselinetables::add(database, signatures.takeFirst());
            return {};
        };
        JournalDraft again = draft;
        again.group.clear();
        if (const auto entry = journal.append(again, Edit(), rows); !entry)
            return entry.error();
    }
    return {};
}

Result<void> fill(ProjectFile &file, const Content &content, Database &from, const QString &author,
                  const QDateTime &at)
{
    for (const KeptCatalog &kept : content.catalogs) {
        const auto stamp =
                std::ranges::find(content.baseline.catalogs, kept.sha256, &CatalogStamp::sha256);
        if (stamp == content.baseline.catalogs.end())
            continue;
        if (Result<void> done =
                    file.keepCatalog(kept.sha256, stamp->id, stamp->version, kept.bytes);
            !done)
            return done;
    }
    const JournalDraft draft { at,
                               author,
                               { reviewcopy::operation,
                                 { content.baseline.name,
                                   content.baseline.id.toString(QUuid::WithoutBraces) } },
                               EntryKind::Import };
    const Result<JournalEntry> first =
            file.journal().append(draft, content.records,
                                  [&](Database &database) { return addHashes(database, content); });
    if (!first)
        return first.error();
    if (Result<void> done =
                attachmentcontent::copy(from, file.journal().database(), content.records);
        !done)
        return done;
    return addSaid(file.journal(), content);
}

} // namespace

namespace reviewcopy {

bool isOne(const QList<JournalEntry> &entries)
{
    return !entries.isEmpty() && entries.first().draft.operation.name == operation;
}

bool mayWithhold(const QByteArray &kind)
{
    return kind == nameOf(RecordKind::Comment).one;
}

Result<statehash::Leaves> withheld(Database &database)
{
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT kind, id, sha256 FROM withheld"));
    if (!rows)
        return rows.error();
    statehash::Leaves leaves;
    while (rows->step())
        leaves.insert({ rows->blob(0),
                        QUuid::fromRfc4122(rows->blob(1)).toByteArray(QUuid::WithoutBraces) },
                      rows->blob(2));
    if (rows->failed())
        return database.lastError(Text::tr("The withheld hashes could not be read"));
    return leaves;
}

Result<void> write(const QString &source, const QUuid &baseline, const QString &target,
                   const QString &author, const QDateTime &at)
{
    const Result<StoredProject> now = ProjectFile::read(source);
    if (!now)
        return now.error();
    const auto found = std::ranges::find(now->baselines, baseline, &Baseline::id);
    const QByteArray hash = found == now->baselines.end() ? QByteArray() : found->journal;
    const Result<StoredProject> then = ProjectFile::readAt(source, hash);
    if (!then)
        return then.error();
    const Result<std::unique_ptr<PrivateCopy>> copy = PrivateCopy::of(source);
    if (!copy)
        return copy.error();
    Database &database = (*copy)->database();
    const Result<Content> content = collect(database, *then, baseline);
    if (!content)
        return content.error();
    const QTemporaryDir folder;
    Result<std::unique_ptr<ProjectFile>> file =
            ProjectFile::create(folder.filePath(QStringLiteral("work")));
    if (!file)
        return file.error();
    (*file)->discardOnClose();
    if (Result<void> filled = fill(**file, *content, database, author, at); !filled)
        return filled;
    return (*file)->save(target);
}

} // namespace reviewcopy
