#include "model/store/importasdata.h"

#include "model/store/durable.h"
#include "model/store/keptattachments.h"
#include "model/store/recordtables.h"
#include "model/store/schema.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(importasdata)
};

/// A column as the tables of the program name it.
struct Column
{
    QString name;
    QString type;
};

Result<QList<Column>> columnsOf(Database &clean, const QString &table)
{
    Result<SqlStatement> rows =
            clean.prepare(QStringLiteral("PRAGMA table_info(\"%1\")").arg(table));
    if (!rows)
        return rows.error();
    QList<Column> columns;
    while (rows->step())
        columns.append({ u'"' + rows->text(1) + u'"', rows->text(2) });
    return columns;
}

void copyValue(const SqlStatement &from, int column, const QString &type, SqlStatement &to)
{
    const int at = column + 1;
    if (from.isNull(column))
        to.bindNull(at);
    else if (type == u"INTEGER")
        to.bind(at, from.number(column));
    else if (type == u"BLOB")
        to.bind(at, from.blob(column));
    else
        to.bind(at, from.text(column));
}

/// Copies one table's rows. NOT INDEXED: an index of a stranger must not choose what is seen.
Result<void> copyTable(Database &from, Database &clean, const QString &table)
{
    const Result<QList<Column>> columns = columnsOf(clean, table);
    if (!columns)
        return columns.error();
    QStringList names;
    for (const Column &column : *columns)
        names.append(column.name);
    Result<SqlStatement> rows = from.prepare(
            QStringLiteral("SELECT %1 FROM \"%2\" NOT INDEXED").arg(names.join(u','), table));
    Result<SqlStatement> insert = clean.prepare(
            QStringLiteral("INSERT INTO \"%1\" VALUES (%2)")
                    .arg(table, QStringList(names.size(), QStringLiteral("?")).join(u',')));
    if (!rows || !insert)
        return !rows ? rows.error() : insert.error();
    while (rows->step()) {
        for (int i = 0; i < columns->size(); ++i) {
            if (columns->at(i).type == u"TEXT" && !rows->isSound(i))
                return Error { Text::tr("a text is not UTF-8"),
                               QStringLiteral("%1: %2").arg(from.path(), table),
                               Text::tr("The file was altered or written by another program.") };
            copyValue(*rows, i, columns->at(i).type, *insert);
        }
        if (Result<void> done = clean.finish(*insert); !done)
            return done;
    }
    return rows->failed() ? Result<void>(from.lastError(Text::tr("The file could not be read")))
                          : Result<void>();
}

QStringList dataTables()
{
    QStringList tables { QStringLiteral("catalog"), QStringLiteral("attachment_content") };
    for (const RecordKind kind : allRecordKinds())
        tables += recordtables::columns(kind).keys();
    return tables;
}

/// The pinned catalogs; a pin without its content is let go, so that the program's own is pinned.
QList<importasdata::Taken::Catalog> catalogsOf(Database &clean, QStringList &leftOut, Edit &edit)
{
    QList<importasdata::Taken::Catalog> found;
    const Result<QList<KeptCatalog>> read = keptcatalogs::read(clean);
    const QList<KeptCatalog> kept = read ? *read : QList<KeptCatalog>();
    Edit without;
    for (const Patch &patch : edit.patches()) {
        const auto *pin = std::get_if<CatalogPin>(&*patch.after);
        if (!pin) {
            without.append(patch);
            continue;
        }
        const auto content = std::ranges::find(kept, pin->sha256, &KeptCatalog::sha256);
        if (content != kept.end() && content->isItself(pin->catalog, pin->version)) {
            found.append({ *pin, content->bytes });
            without.append(patch);
        } else {
            leftOut.append(Text::tr("The catalog %1 %2: the file does not hold it as it was "
                                    "pinned, so this program's own takes its place.")
                                   .arg(pin->catalog, pin->version));
        }
    }
    edit = without;
    return found;
}

/// The bytes of attachments; evidence whose file is not there keeps its note and its link.
QList<QByteArray> attachmentsOf(Database &clean, QStringList &leftOut, Edit &edit)
{
    QList<QByteArray> found;
    QSet<QUuid> missing;
    for (const Patch &patch : edit.patches()) {
        const auto *attachment = std::get_if<Attachment>(&*patch.after);
        if (!attachment)
            continue;
        const Result<QByteArray> bytes = keptattachments::read(clean, attachment->sha256);
        if (bytes) {
            found.append(*bytes);
            continue;
        }
        missing.insert(attachment->id.value());
        leftOut.append(Text::tr("The attached file \"%1\": its bytes are missing or altered.")
                               .arg(attachment->name));
    }
    Edit kept;
    for (Patch patch : edit.patches()) {
        if (missing.contains(patch.ref().id))
            continue;
        if (auto *evidence = std::get_if<Evidence>(&*patch.after);
            evidence && missing.contains(evidence->attachment.value()))
            evidence->attachment = {};
        kept.append(std::move(patch));
    }
    edit = kept;
    return found;
}

Result<importasdata::Taken> takeFrom(Database &suspect, Database &clean)
{
    const Result<schema::Standing> standing = schema::compare(suspect);
    if (!standing)
        return standing.error();
    if (Result<void> made = schema::createStep(clean, standing->step); !made)
        return made.error();
    importasdata::Taken taken;
    taken.leftOut = { Text::tr("The history, the baselines and their signatures: nothing proves "
                               "them any more.") };
    // By kind and name: what it would do is nobody's reading.
    for (const QString &strange : standing->strange)
        taken.leftOut.append(Text::tr("What no version of Redoubt writes: %1")
                                     .arg(strange.simplified().section(u' ', 0, 1).left(80)));
    Transaction transaction(clean);
    if (!transaction.begun())
        return transaction.begun().error();
    for (const QString &table : dataTables()) {
        if (!standing->expected.contains(table))
            continue; // of a later step
        if (!standing->sound.contains(table)) {
            taken.leftOut.append(Text::tr("The table \"%1\": it is missing or not as Redoubt "
                                          "makes it.")
                                         .arg(table));
            continue;
        }
        if (Result<void> copied = copyTable(suspect, clean, table); !copied)
            return copied.error();
    }
    if (Result<void> kept = transaction.commit(); !kept)
        return kept.error();
    if (Result<void> sound = schema::checkAndUpgrade(clean); !sound)
        return sound.error();
    Result<Edit> edit = recordtables::readAll(clean);
    if (!edit)
        return edit.error();
    taken.edit = std::move(*edit);
    taken.catalogs = catalogsOf(clean, taken.leftOut, taken.edit);
    taken.attachments = attachmentsOf(clean, taken.leftOut, taken.edit);
    Project trial;
    if (Result<void> fits = trial.tryApply(taken.edit); !fits)
        return fits.error();
    return taken;
}

} // namespace

namespace importasdata {

bool applies(const QString &path)
{
    return static_cast<bool>(schema::checkHeader(path));
}

Result<Taken> read(const QString &path)
{
    if (Result<void> header = schema::checkHeader(path); !header)
        return header.error();
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("suspect"));
    const QString clean = folder.filePath(QStringLiteral("clean"));
    const auto about = [&](Error error) {
        error.where =
                error.where.isEmpty() ? path : error.where.replace(copy, path).replace(clean, path);
        return error;
    };
    if (!folder.isValid())
        return Error { Text::tr("the file cannot be copied for reading"), path,
                       Text::tr("Free some space in the folder for temporary files.") };
    if (Result<void> copied = durable::copyNew(path, copy, 0600); !copied)
        return about(copied.error());
    Result<std::unique_ptr<Database>> suspect = Database::open(copy, Database::Mode::Read);
    Result<std::unique_ptr<Database>> target = Database::open(clean, Database::Mode::Create);
    if (!suspect || !target)
        return about(!suspect ? suspect.error() : target.error());
    Result<Taken> taken = takeFrom(**suspect, **target);
    if (!taken)
        return about(taken.error());
    return taken;
}

Result<void> keepContents(ProjectFile &file, const Taken &taken)
{
    for (const Taken::Catalog &each : taken.catalogs) {
        if (Result<void> kept = file.keepCatalog(each.pin.sha256, each.pin.catalog,
                                                 each.pin.version, each.bytes);
            !kept)
            return kept;
    }
    for (const QByteArray &bytes : taken.attachments) {
        if (Result<void> kept = file.keepAttachment(bytes); !kept)
            return kept;
    }
    return {};
}

} // namespace importasdata
