#include "model/store/database.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <utility>

namespace {

// Limits for files of unknown origin; sizes in bytes (sqlite.org/security.html section 1.2).
constexpr int maxValue = 64 * 1024 * 1024;
constexpr int maxSql = 1'000'000;
constexpr int maxExpressionDepth = 100;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Database)
};

int flagsOf(Database::Mode mode)
{
    switch (mode) {
    case Database::Mode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Mode::Write:
        return SQLITE_OPEN_READWRITE;
    case Database::Mode::Read:
    case Database::Mode::Publish:
        return SQLITE_OPEN_READONLY;
    }
    return SQLITE_OPEN_READONLY;
}

} // namespace

SqlStatement::SqlStatement(sqlite3_stmt *statement) : m_statement(statement) { }

SqlStatement::~SqlStatement()
{
    sqlite3_finalize(m_statement);
}

SqlStatement::SqlStatement(SqlStatement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_failed(other.m_failed)
{
}

SqlStatement &SqlStatement::operator=(SqlStatement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    std::swap(m_failed, other.m_failed);
    return *this;
}

void SqlStatement::bind(int at, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    sqlite3_bind_text(m_statement, at, bytes.constData(), static_cast<int>(bytes.size()),
                      SQLITE_TRANSIENT);
}

void SqlStatement::bind(int at, const QByteArray &blob)
{
    sqlite3_bind_blob(m_statement, at, blob.constData(), static_cast<int>(blob.size()),
                      SQLITE_TRANSIENT);
}

void SqlStatement::bind(int at, qint64 number)
{
    sqlite3_bind_int64(m_statement, at, number);
}

void SqlStatement::bindNull(int at)
{
    sqlite3_bind_null(m_statement, at);
}

bool SqlStatement::step()
{
    const int code = sqlite3_step(m_statement);
    m_failed = code != SQLITE_ROW && code != SQLITE_DONE;
    return code == SQLITE_ROW;
}

void SqlStatement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

QString SqlStatement::text(int column) const
{
    const QByteArray bytes = blob(column);
    return QString::fromUtf8(bytes);
}

QByteArray SqlStatement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return bytes ? QByteArray(static_cast<const char *>(bytes),
                              sqlite3_column_bytes(m_statement, column))
                 : QByteArray("");
}

qint64 SqlStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool SqlStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Database::Database(QString path, sqlite3 *handle) : m_path(std::move(path)), m_handle(handle) { }

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle,
                                     flagsOf(mode) | SQLITE_OPEN_NOFOLLOW, nullptr);
    std::unique_ptr<Database> database(new Database(path, handle));
    if (code != SQLITE_OK)
        return database->lastError(Text::tr("The file cannot be opened"));
    database->harden(mode);
    return database;
}

void Database::harden(Mode mode)
{
    for (const int on : { SQLITE_DBCONFIG_DEFENSIVE })
        sqlite3_db_config(m_handle, on, 1, nullptr);
    for (const int off : { SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                           SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                           SQLITE_DBCONFIG_WRITABLE_SCHEMA, SQLITE_DBCONFIG_DQS_DML,
                           SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER })
        sqlite3_db_config(m_handle, off, 0, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, maxValue);
    sqlite3_limit(m_handle, SQLITE_LIMIT_SQL_LENGTH, maxSql);
    sqlite3_limit(m_handle, SQLITE_LIMIT_EXPR_DEPTH, maxExpressionDepth);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, mode == Mode::Publish ? 1 : 0);
    sqlite3_limit(m_handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_busy_timeout(m_handle, 2000);
    sqlite3_exec(m_handle, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=OFF",
                 nullptr, nullptr, nullptr);
}

Result<void> Database::run(const QString &sql)
{
    if (sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError(Text::tr("The file could not be read or written"));
    return {};
}

Result<SqlStatement> Database::prepare(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, text.constData(), static_cast<int>(text.size()), &statement,
                           nullptr)
        != SQLITE_OK)
        return lastError(Text::tr("The file does not have the expected tables"));
    return SqlStatement(statement);
}

Result<void> Database::finish(SqlStatement &statement)
{
    statement.step();
    if (statement.failed())
        return lastError(Text::tr("The file could not be written"));
    statement.reset();
    return {};
}

Result<qint64> Database::numberOf(const QString &sql)
{
    Result<SqlStatement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    const bool row = statement->step();
    if (statement->failed())
        return lastError(Text::tr("The file could not be read"));
    return row ? statement->number(0) : 0;
}

Error Database::lastError(const QString &what) const
{
    const int code = m_handle ? sqlite3_errcode(m_handle) : SQLITE_NOMEM;
    QString next;
    if (code == SQLITE_FULL)
        next = Text::tr(
                "The disk is full. Free some space or save to another place; nothing was lost.");
    else if (code == SQLITE_NOTADB)
        next = Text::tr("Choose a project file (*.redoubt); to read other formats, import them.");
    else if (code == SQLITE_CORRUPT)
        next = Text::tr("The file is damaged. Open a backup or a recovered copy instead.");
    else if (code == SQLITE_BUSY)
        next = Text::tr("Another program is using it. Close that program and try again.");
    const QString detail = QString::fromUtf8(m_handle ? sqlite3_errmsg(m_handle) : "out of memory");
    return Error { QStringLiteral("%1 (%2)").arg(what, detail), m_path, next };
}

Transaction::Transaction(Database &database)
    : m_database(database)
    , m_begun(database.run(QStringLiteral("BEGIN IMMEDIATE")))
    , m_open(static_cast<bool>(m_begun))
{
}

Transaction::~Transaction()
{
    if (m_open) {
        // A failed roll-back leaves the journal for the next open to roll back; nothing to add
        // here.
        const Result<void> ignored = m_database.run(QStringLiteral("ROLLBACK"));
        static_cast<void>(ignored);
    }
}

Result<void> Transaction::commit()
{
    Result<void> done = m_database.run(QStringLiteral("COMMIT"));
    if (done)
        m_open = false;
    return done;
}
