#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

/// A prepared statement. Parameters are numbered from 1, columns from 0. Text is UTF-8.
class SqlStatement
{
public:
    SqlStatement() = default;
    explicit SqlStatement(sqlite3_stmt *statement);
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
    QByteArray blob(int column) const;
    qint64 number(int column) const;
    bool isNull(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    bool m_failed = false;
};

/// One SQLite connection, opened as if the file were hostile: no triggers, views, extensions or
/// schema tricks run, sizes are capped, statements are cut after a deadline. One thread at a time.
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

    Result<void> run(const QString &sql);
    Result<SqlStatement> prepare(const QString &sql);
    /// Runs a statement that gives no rows.
    Result<void> finish(SqlStatement &statement);
    /// First column of the first row as a number; 0 without a row.
    Result<qint64> numberOf(const QString &sql);

    /// What SQLite said last, with the file's name.
    Error lastError(const QString &what) const;

private:
    Database(QString path, sqlite3 *handle);
    void harden(Mode mode);

    QString m_path;
    sqlite3 *m_handle = nullptr;
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
