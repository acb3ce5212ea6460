#include "tests/support/sqlattack.h"

#include <sqlite3.h>

QString sqlattack::run(const QString &path, const QString &sql)
{
    sqlite3 *handle = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &handle) != SQLITE_OK)
        return QStringLiteral("cannot be opened");
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    char *message = nullptr;
    const int code = sqlite3_exec(handle, sql.toUtf8().constData(), nullptr, nullptr, &message);
    const QString said = QString::fromUtf8(message);
    sqlite3_free(message);
    sqlite3_close(handle);
    return code == SQLITE_OK ? QString() : QStringLiteral("%1 %2").arg(code).arg(said);
}
