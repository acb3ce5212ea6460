#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

/// When the running call into SQLite has to be over. A connection's statements share it.
struct SqlDeadline
{
    using Clock = std::chrono::steady_clock;
    Clock::duration allowed;
    Clock::time_point at = Clock::time_point::max();
};

/// A prepared statement. Parameters are numbered from 1, columns from 0. Text is UTF-8. It must not
/// outlive its database.
class SqlStatement
{
public:
    SqlStatement() = default;
    SqlStatement(sqlite3_stmt *statement, SqlDeadline *deadline);
    ~SqlStatement();
    SqlStatement(SqlStatement &&other) noexcept;
    SqlStatement &operator=(SqlStatement &&other) noexcept;
    SqlStatement(const SqlStatement &) = delete;
    SqlStatement &operator=(const SqlStatement &) = delete;

    void bind(int at, const QString &text);
    void bind(int at, const QByteArray &blob);
    void bind(int at, qint64 number);
    void bindNull(int at);

    /// True while there is a row. After false, `failed` says whether that was the end or an error.
    bool step();
    bool failed() const { return m_failed; }
    void reset();

    QString text(int column) const;
    /// Whether the text in a column is one that SQLite and this program read alike: UTF-8, no NUL.
    bool isSound(int column) const;
    QByteArray blob(int column) const;
    qint64 number(int column) const;
    bool isNull(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    SqlDeadline *m_deadline = nullptr;
    bool m_failed = false;
};

/// One SQLite connection, opened as if the file were hostile: no triggers, views, extensions or
/// schema tricks run, sizes are capped, statements are cut after a deadline, and nothing attaches
/// files, sets unusual pragmas or makes tables outside a schema step. One thread at a time.
class Database
{
public:
    enum class Mode {
        /// Read and write, creating the file.
        Create,
        /// Read and write an existing file.
        Write,
        /// Read only; never makes a file beside it.
        Read,
        /// Read only, with ATTACH allowed: for VACUUM INTO.
        Publish,
    };

    static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    Database(Database &&) = delete;
    Database &operator=(Database &&) = delete;

    const QString &path() const { return m_path; }

    /// Allows CREATE and ALTER while a schema step runs.
    void setSchemaStep(bool on) { m_schemaStep = on; }
    /// Whether a schema step runs.
    bool isSchemaStep() const { return m_schemaStep; }
    Mode mode() const { return m_mode; }

    Result<void> run(const QString &sql);
    Result<SqlStatement> prepare(const QString &sql);
    /// Runs a statement that gives no rows.
    Result<void> finish(SqlStatement &statement);
    /// First column of the first row as a number; 0 without a row.
    Result<qint64> numberOf(const QString &sql);

    /// What SQLite said last, with the file's name.
    Error lastError(const QString &what) const;

private:
    Database(QString path, sqlite3 *handle, Mode mode);
    Result<void> harden();

    QString m_path;
    sqlite3 *m_handle = nullptr;
    Mode m_mode;
    bool m_schemaStep = false;
    SqlDeadline m_deadline;
};

/// A transaction that rolls back unless it was committed.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction(Transaction &&) = delete;
    Transaction &operator=(Transaction &&) = delete;

    /// Whether it could be begun.
    const Result<void> &begun() const { return m_begun; }
    Result<void> commit();

private:
    Database &m_database;
    Result<void> m_begun;
    bool m_open = false;
};
