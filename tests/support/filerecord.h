#pragma once

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QRandomGenerator>
#include <QString>

/// What a program did to the files of one folder (recorded by tests/support/shim), and what a power
/// cut after any of it could have left: what was not synced may be lost, torn at 512 bytes, or
/// there; what was done to a folder's names since it was synced may be undone from the end.
class FileRecord
{
public:
    /// `root` is the recorded folder, `before` a copy of it from before.
    FileRecord(const QString &log, const QString &root, const QString &before);

    int size() const { return static_cast<int>(m_operations.size()); }
    /// What the program had said on its standard output before this operation.
    QByteArray saidBefore(int operation) const;

    /// Writes the folder as a power cut after `operation` operations could have left it. Without
    /// `syncs` no sync counts: the control that has to fail.
    void rebuild(int operation, const QString &root, QRandomGenerator &random, bool syncs) const;

private:
    struct Operation
    {
        char what;
        quint32 inode;
        qint64 offset;
        QByteArray bytes;
    };
    using Names = QMap<QString, quint32>;

    struct Disk;

    static void apply(QByteArray &content, const Operation &operation);
    static void apply(Names &names, const Operation &operation);

    QString m_root;
    QList<Operation> m_operations;
    QHash<quint32, QByteArray> m_before;
    Names m_namesBefore;
};
