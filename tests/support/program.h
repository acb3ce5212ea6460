#pragma once

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

/// The real redoubtctl on a project of its own, with the file calls of its folder watched.
class Program
{
public:
    /// Makes the folder with a saved project "a.redoubt"; qFatal when that fails.
    Program();

    QString root() const { return m_folder.path() + QStringLiteral("/root"); }
    QString outside(const QString &name) const { return m_folder.filePath(name); }
    QString project() const { return root() + QStringLiteral("/a.redoubt"); }
    QString work() const { return root() + QStringLiteral("/redoubt/work"); }

    struct Ran
    {
        int status = -1; ///< -1 when it did not end by itself
        QByteArray out;
        QByteArray err;
    };
    /// Runs redoubtctl; `shim` are SHIM_ variables besides SHIM_ROOT, none: without the shim.
    Ran run(const QStringList &arguments, const QStringList &shim = {},
            const QByteArray &input = {}) const;
    /// Sets a process up to be started likewise.
    void prepare(QProcess &process, const QStringList &arguments,
                 const QStringList &shim = {}) const;

    /// A script of so many steps, with a save after every `saveEvery` of them.
    static QByteArray script(int steps, int saveEvery);
    /// Copies the folder's content elsewhere, and back.
    void keep(const QString &where) const;
    void putBack(const QString &where) const;
    /// Whole content of a file.
    static QByteArray bytes(const QString &path);

private:
    QTemporaryDir m_folder;
};
