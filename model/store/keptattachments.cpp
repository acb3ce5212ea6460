#include "model/store/keptattachments.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(keptattachments)
};

} // namespace

Result<void> keptattachments::keep(Database &database, const QByteArray &bytes)
{
    Result<SqlStatement> row = database.prepare(
            QStringLiteral("INSERT OR IGNORE INTO attachment_content VALUES (?,?)"));
    if (!row)
        return row.error();
    row->bind(1, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    row->bind(2, bytes);
    return database.finish(*row);
}

Result<QByteArray> keptattachments::read(Database &database, const QString &sha256)
{
    Result<SqlStatement> row = database.prepare(
            QStringLiteral("SELECT content FROM attachment_content WHERE sha256 = ?"));
    if (!row)
        return row.error();
    const QByteArray wanted = QByteArray::fromHex(sha256.toLatin1());
    row->bind(1, wanted);
    if (!row->step())
        return Error { Text::tr("the project does not have this file"),
                       database.path() + QStringLiteral(": ") + sha256.left(16),
                       Text::tr("It was left out when the project was exported or merged.") };
    QByteArray bytes = row->blob(0);
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != wanted)
        return Error { Text::tr("a file in the project was altered"),
                       database.path() + QStringLiteral(": ") + sha256.left(16),
                       Text::tr("Do not rely on it. Open a backup instead.") };
    return bytes;
}
