#include "model/store/keptcatalogs.h"

#include <QCoreApplication>
#include <QtEndian>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(keptcatalogs)
};

/// A claim of more than this is not believed: the bundled catalogs have under 1 MiB each.
constexpr quint32 mostBytes = 64 * 1024 * 1024;

} // namespace

Result<QList<KeptCatalog>> keptcatalogs::read(Database &database)
{
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT sha256, content FROM catalog ORDER BY sha256"));
    if (!rows)
        return rows.error();
    QList<KeptCatalog> kept;
    while (rows->step()) {
        const QString sha256 = QString::fromLatin1(rows->blob(0).toHex());
        const QByteArray packed = rows->blob(1);
        // qCompress puts the size of the content in front.
        const bool sound =
                packed.size() > 4 && qFromBigEndian<quint32>(packed.constData()) <= mostBytes;
        const QByteArray bytes = sound ? qUncompress(packed) : QByteArray();
        if (bytes.isEmpty())
            return Error { Text::tr("a catalog in the file cannot be unpacked"),
                           database.path() + QStringLiteral(": ") + sha256.left(16),
                           Text::tr("The file was altered. Open a backup instead.") };
        kept.append({ sha256, bytes });
    }
    return kept;
}

Result<void> keptcatalogs::keep(Database &database, const QString &sha256, const QString &id,
                                const QString &version, const QByteArray &bytes)
{
    Result<SqlStatement> row =
            database.prepare(QStringLiteral("INSERT OR IGNORE INTO catalog VALUES (?,?,?,?)"));
    if (!row)
        return row.error();
    row->bind(1, QByteArray::fromHex(sha256.toLatin1()));
    row->bind(2, id);
    row->bind(3, version);
    row->bind(4, qCompress(bytes));
    return database.finish(*row);
}
