#include "model/store/keptcatalogs.h"

#include "model/core/canonical.h"
#include "model/core/digest.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>
#include <QtEndian>

#include <nlohmann/json.hpp>

#include <zlib.h>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(keptcatalogs)
};

// The bundled catalogs have under 1 MiB each, and a project keeps a few versions of them.
constexpr qsizetype mostBytes = 64 * 1024 * 1024;
constexpr qsizetype mostBytesTogether = 256 * 1024 * 1024;

/// Undoes qCompress, which puts the size in front, but never makes more than was claimed and at
/// most `most` bytes: qUncompress takes the claim for a hint. Empty when that is not enough.
QByteArray unpack(const QByteArray &packed, qsizetype most)
{
    if (packed.size() <= 4)
        return {};
    const qsizetype claimed = qFromBigEndian<quint32>(packed.constData());
    if (claimed > most)
        return {};
    QByteArray bytes(claimed, Qt::Uninitialized);
    auto length = static_cast<uLongf>(claimed);
    const int code = ::uncompress(reinterpret_cast<Bytef *>(bytes.data()), &length,
                                  reinterpret_cast<const Bytef *>(packed.constData() + 4),
                                  static_cast<uLong>(packed.size() - 4));
    return code == Z_OK && length == static_cast<uLongf>(claimed) ? bytes : QByteArray();
}

QString textIn(const nlohmann::json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string()
                   ? QString::fromStdString(found->get_ref<const std::string &>())
                   : QString();
}

} // namespace

bool KeptCatalog::isItself(const QString &id, const QString &version) const
{
    const auto content = strictjson::parse(bytes, {});
    return content && content->is_object()
           && QString::fromLatin1(Digest::sha256(canonical::bytes(*content)).toHex()) == sha256
           && textIn(*content, "catalog") == id && textIn(*content, "version") == version;
}

Result<QList<KeptCatalog>> keptcatalogs::read(Database &database)
{
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT sha256, content FROM catalog ORDER BY sha256"));
    if (!rows)
        return rows.error();
    QList<KeptCatalog> kept;
    qsizetype left = mostBytesTogether;
    while (rows->step()) {
        const QString sha256 = QString::fromLatin1(rows->blob(0).toHex());
        const QByteArray bytes = unpack(rows->blob(1), std::min(mostBytes, left));
        left -= bytes.size();
        if (bytes.isEmpty())
            return Error { Text::tr("a catalog in the file cannot be unpacked"),
                           database.path() + QStringLiteral(": ") + sha256.left(16),
                           Text::tr("The file was altered. Open a backup instead.") };
        kept.append({ sha256, bytes });
    }
    if (rows->failed())
        return database.lastError(Text::tr("The catalogs in the file could not be read"));
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
