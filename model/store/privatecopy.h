#pragma once

#include "model/store/database.h"

#include <QTemporaryDir>

/// A copy of a project file for one reader, checked and of the newest schema step: nothing else can
/// change it while it is read, and SQLite makes no files beside the original.
class PrivateCopy
{
public:
    static Result<std::unique_ptr<PrivateCopy>> of(const QString &path);

    Database &database() { return *m_database; }
    QString path() const { return m_folder.filePath(QStringLiteral("project")); }
    /// An error that speaks of the original instead of the copy.
    Error about(const Error &error) const;

private:
    explicit PrivateCopy(QString original) : m_original(std::move(original)) { }

    QString m_original;
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};
