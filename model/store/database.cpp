#include "model/store/database.h"

#include "model/store/durable.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringDecoder>

#include <sqlite3.h>

#include <mutex>
#include <utility>

namespace {

// Limits for files of unknown origin (sqlite.org/security.html section 1.2).
constexpr int maxValue = 50'000'000; // bytes
constexpr sqlite3_int64 maxHeap = 512LL * 1024 * 1024; // bytes, of all connections together
constexpr int stepsBetweenLooks = 10'000; // instructions of SQLite's machine
// One call may take this long, and longer in a large file.
constexpr std::chrono::seconds leastTime { 5 };
constexpr qint64 bytesPerSecond = 10'000'000;
constexpr qint64 leastSpace = 65536; // bytes that a step wants

struct Limit
{
    int id;
    int value;
};
constexpr Limit limits[] = {
    { SQLITE_LIMIT_LENGTH, maxValue },         { SQLITE_LIMIT_SQL_LENGTH, 100'000 },
    { SQLITE_LIMIT_EXPR_DEPTH, 20 },           { SQLITE_LIMIT_COMPOUND_SELECT, 5 },
    { SQLITE_LIMIT_VDBE_OP, 250'000 },         { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 }, { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

// What SQLite itself is forbidden; only the first is switched on.
constexpr int switchedOff[] = {
    SQLITE_DBCONFIG_TRUSTED_SCHEMA,
    SQLITE_DBCONFIG_ENABLE_TRIGGER,
    SQLITE_DBCONFIG_ENABLE_VIEW,
    SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
    SQLITE_DBCONFIG_WRITABLE_SCHEMA,
    SQLITE_DBCONFIG_DQS_DML,
    SQLITE_DBCONFIG_DQS_DDL,
    SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
    SQLITE_DBCONFIG_LEGACY_ALTER_TABLE,
};

constexpr const char *pragmas[] = {
    "application_id", "cell_size_check", "foreign_keys", "freelist_count", "integrity_check",
    "journal_mode",   "mmap_size",       "page_count",   "page_size",      "quick_check",
    "secure_delete",  "synchronous",     "table_info",   "user_version",   "wal_checkpoint",
};

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

/// Publishing copies a working file of our own to a disk that may be slow: no deadline there.
SqlDeadline::Clock::duration timeFor(Database::Mode mode, qint64 fileSize)
{
    if (mode == Database::Mode::Publish)
        return std::chrono::hours(24);
    return leastTime + std::chrono::seconds(fileSize / bytesPerSecond);
}

/// Sets the deadline for one call.
class Running
{
public:
    explicit Running(SqlDeadline &deadline) : m_deadline(deadline)
    {
        m_deadline.at = SqlDeadline::Clock::now() + m_deadline.allowed;
    }
    ~Running() { m_deadline.at = SqlDeadline::Clock::time_point::max(); }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;
    Running(Running &&) = delete;
    Running &operator=(Running &&) = delete;

private:
    SqlDeadline &m_deadline;
};

/// What a statement may do, whatever it says: rows of the tables, and tables in a schema step.
/// VACUUM INTO attaches its target and makes the tables there; its own connection cannot write.
int authorize(void *context, int action, const char *first, const char *second,
              const char * /*schema*/, const char * /*trigger*/)
{
    const auto *database = static_cast<const Database *>(context);
    if (database->mode() == Database::Mode::Publish)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_TRANSACTION:
        return SQLITE_OK;
    case SQLITE_PRAGMA:
        return std::ranges::any_of(pragmas,
                                   [&](const char *each) { return !qstricmp(each, first); })
                       ? SQLITE_OK
                       : SQLITE_DENY;
    case SQLITE_FUNCTION:
        return qstricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_CREATE_INDEX: // the ones that PRIMARY KEY and UNIQUE bring
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_ALTER_TABLE:
        return database->isSchemaStep() ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

} // namespace

SqlStatement::SqlStatement(sqlite3_stmt *statement, SqlDeadline *deadline)
    : m_statement(statement)
    , m_deadline(deadline)
{
}

SqlStatement::~SqlStatement()
{
    sqlite3_finalize(m_statement);
}

SqlStatement::SqlStatement(SqlStatement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_deadline(other.m_deadline)
    , m_failed(other.m_failed)
{
}

SqlStatement &SqlStatement::operator=(SqlStatement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    std::swap(m_deadline, other.m_deadline);
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
    const Running running(*m_deadline);
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

bool SqlStatement::isSound(int column) const
{
    const QByteArray bytes = blob(column);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(bytes);
    return !bytes.contains('\0') && !decoder.hasError();
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

Database::Database(QString path, sqlite3 *handle, Mode mode)
    : m_path(std::move(path))
    , m_handle(handle)
    , m_mode(mode)
    , m_deadline { timeFor(mode, QFileInfo(m_path).size()) }
{
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    static std::once_flag once;
    std::call_once(once, [] { sqlite3_hard_heap_limit64(maxHeap); });
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle,
                                     flagsOf(mode) | SQLITE_OPEN_NOFOLLOW, nullptr);
    std::unique_ptr<Database> database(new Database(path, handle, mode));
    if (code != SQLITE_OK)
        return database->lastError(Text::tr("The file cannot be opened"));
    if (Result<void> hard = database->harden(); !hard)
        return hard.error();
    return database;
}

Result<void> Database::harden()
{
    bool all = sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr) == SQLITE_OK;
    for (const int off : switchedOff)
        all = sqlite3_db_config(m_handle, off, 0, nullptr) == SQLITE_OK && all;
    for (const Limit &limit : limits)
        sqlite3_limit(m_handle, limit.id, limit.value);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, m_mode == Mode::Publish ? 1 : 0);
    sqlite3_extended_result_codes(m_handle, 0);
    sqlite3_busy_timeout(m_handle, 2000);
    sqlite3_progress_handler(
            m_handle, stepsBetweenLooks,
            [](void *deadline) {
                return SqlDeadline::Clock::now() > static_cast<SqlDeadline *>(deadline)->at ? 1 : 0;
            },
            &m_deadline);
    all = sqlite3_set_authorizer(m_handle, authorize, this) == SQLITE_OK && all;
    if (!all)
        return lastError(Text::tr("This SQLite cannot be told to be careful"));
    return run(QStringLiteral("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; "
                              "PRAGMA foreign_keys=OFF; PRAGMA secure_delete=ON"));
}

Result<void> Database::run(const QString &sql)
{
    const Running running(m_deadline);
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
    return SqlStatement(statement, &m_deadline);
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
    const int code = m_handle ? sqlite3_errcode(m_handle) & 0xff : SQLITE_NOMEM;
    QString next;
    if (code == SQLITE_FULL)
        next = Text::tr("The disk is full: %1. Free some space or save to another place; nothing "
                        "was "
                        "lost.")
                       .arg(durable::need(leastSpace, m_path));
    else if (code == SQLITE_IOERR)
        next = Text::tr("The disk does not answer as it should. Save to another place; every step "
                        "until now is kept.");
    else if (code == SQLITE_INTERRUPT)
        next = Text::tr("It was stopped because it took too long. Do not trust this file.");
    else if (code == SQLITE_AUTH || code == SQLITE_TOOBIG)
        next = Text::tr("No version of Redoubt writes this. Do not trust this file.");
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
