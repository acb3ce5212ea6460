#pragma once

#include "model/core/result.h"

#include <QDateTime>

#include <memory>

/// Who holds a lock.
struct LockHolder
{
    QString user;
    QString program;
    QString host;
    qint64 pid = 0;
    QDateTime since;

    /// "Ada, Redoubt (process 12 on desk) since 10:31"
    QString text() const;
};

/// An advisory lock on a project: a file that is locked with flock as long as its holder lives and
/// deleted when it is given back. The kernel releases it with the process, so nothing can be stale;
/// two processes can never both hold it. Only a file that another machine left in a shared folder
/// counts as held without that.
class FileLock
{
public:
    /// Takes the lock; fails at once when someone else has it. `shown` is the path that the error
    /// names. The error says who holds it and since when.
    static Result<std::unique_ptr<FileLock>> take(const QString &path, const QString &shown);
    /// Who holds it now, other than this process's own locks; nothing when it is free.
    static std::optional<LockHolder> holderOf(const QString &path);

    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    FileLock(FileLock &&) = delete;
    FileLock &operator=(FileLock &&) = delete;

    const QString &path() const { return m_path; }

private:
    FileLock(QString path, int file);

    QString m_path;
    int m_file;
};
