#include "model/store/attachmentcontent.h"

#include "model/core/digest.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(verification)
};

} // namespace

namespace attachmentcontent {

Result<QString> problem(Database &database, const QList<const Record *> &attachments, int &count)
{
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT sha256, content FROM attachment_content"));
    if (!rows)
        return rows.error();
    QHash<QByteArray, qint64> sizes;
    while (rows->step()) {
        const QByteArray content = rows->blob(1);
        if (Digest::sha256(content) != rows->blob(0))
            return Text::tr("the bytes of an attachment are not those that were attached (%1)")
                    .arg(QString::fromLatin1(rows->blob(0).toHex().left(16)));
        sizes.insert(rows->blob(0), content.size());
    }
    if (rows->failed())
        return database.lastError(Text::tr("The attachments could not be read"));
    count = static_cast<int>(sizes.size());
    for (const Record *record : attachments) {
        const auto &attachment = std::get<Attachment>(*record);
        const auto size = sizes.constFind(QByteArray::fromHex(attachment.sha256.toLatin1()));
        if (size == sizes.constEnd())
            return Text::tr("the bytes of the attachment \"%1\" are missing").arg(attachment.name);
        if (*size != attachment.size)
            return Text::tr("the attachment \"%1\" has another size").arg(attachment.name);
    }
    return QString();
}

Result<void> copy(Database &from, Database &to, const Edit &records)
{
    for (const Patch &patch : records.patches()) {
        const auto *attachment = patch.after ? std::get_if<Attachment>(&*patch.after) : nullptr;
        if (!attachment)
            continue;
        const QByteArray sha256 = QByteArray::fromHex(attachment->sha256.toLatin1());
        Result<SqlStatement> row = from.prepare(
                QStringLiteral("SELECT content FROM attachment_content WHERE sha256 = ?"));
        Result<SqlStatement> insert =
                to.prepare(QStringLiteral("INSERT OR IGNORE INTO attachment_content VALUES (?,?)"));
        if (!row || !insert)
            return !row ? row.error() : insert.error();
        row->bind(1, sha256);
        if (!row->step())
            continue;
        insert->bind(1, sha256);
        insert->bind(2, row->blob(0));
        if (Result<void> done = to.finish(*insert); !done)
            return done;
    }
    return {};
}

} // namespace attachmentcontent
