#include "model/store/privatecopy.h"

#include "model/store/durable.h"
#include "model/store/schema.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PrivateCopy)
};

} // namespace

Result<std::unique_ptr<PrivateCopy>> PrivateCopy::of(const QString &path)
{
    if (Result<void> header = schema::checkHeader(path); !header)
        return header.error();
    std::unique_ptr<PrivateCopy> copy(new PrivateCopy(path));
    if (!copy->m_folder.isValid())
        return Error { Text::tr("the file cannot be copied for reading"), path,
                       Text::tr("Free some space in the folder for temporary files.") };
    if (Result<void> copied = durable::copyNew(path, copy->path(), 0600); !copied)
        return copy->about(copied.error());
    Result<std::unique_ptr<Database>> database =
            Database::open(copy->path(), Database::Mode::Write);
    if (!database)
        return copy->about(database.error());
    copy->m_database = std::move(*database);
    if (Result<void> sound = schema::checkAndUpgrade(copy->database()); !sound)
        return copy->about(sound.error());
    return copy;
}

Error PrivateCopy::about(const Error &error) const
{
    Error renamed = error;
    renamed.where =
            renamed.where.isEmpty() ? m_original : renamed.where.replace(path(), m_original);
    return renamed;
}
