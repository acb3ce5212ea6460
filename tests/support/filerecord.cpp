#include "tests/support/filerecord.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cstring>

namespace {

constexpr qint64 sector = 512;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

FileRecord::FileRecord(const QString &log, const QString &root, const QString &before)
    : m_root(root)
{
    QDirIterator all(before, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QMap<QString, QByteArray> found;
    while (all.hasNext()) {
        const QString path = all.next();
        found.insert(root + path.mid(before.size()), contentOf(path));
    }
    const QByteArray bytes = contentOf(log);
    qsizetype at = 0;
    while (at + 17 <= bytes.size()) {
        Operation operation { bytes.at(at), 0, 0, {} };
        quint64 offset = 0;
        quint32 length = 0;
        memcpy(&operation.inode, bytes.constData() + at + 1, 4);
        memcpy(&offset, bytes.constData() + at + 5, 8);
        memcpy(&length, bytes.constData() + at + 13, 4);
        operation.offset = static_cast<qint64>(offset);
        operation.bytes = bytes.mid(at + 17, length);
        at += 17 + length;
        if (operation.what == 'E') {
            const QString path = QString::fromUtf8(operation.bytes);
            m_before.insert(operation.inode, found.value(path));
            m_namesBefore.insert(path, operation.inode);
            found.remove(path);
        } else {
            m_operations.append(operation);
        }
    }
    // What was never touched stays as it was.
    quint32 untouched = 1U << 31;
    for (auto it = found.cbegin(); it != found.cend(); ++it, ++untouched) {
        m_before.insert(untouched, it.value());
        m_namesBefore.insert(it.key(), untouched);
    }
}

QByteArray FileRecord::saidBefore(int operation) const
{
    QByteArray said;
    for (int i = 0; i < operation; ++i) {
        if (m_operations.at(i).what == 'A')
            said += m_operations.at(i).bytes;
    }
    return said;
}

void FileRecord::apply(QByteArray &content, const Operation &operation)
{
    if (operation.what == 'T') {
        content.resize(operation.offset, '\0');
        return;
    }
    const qint64 end = operation.offset + operation.bytes.size();
    if (content.size() < end)
        content.append(end - content.size(), '\0');
    content.replace(operation.offset, operation.bytes.size(), operation.bytes);
}

void FileRecord::apply(Names &names, const Operation &operation)
{
    const QString text = QString::fromUtf8(operation.bytes);
    if (operation.what == 'C') {
        names.insert(text, operation.inode);
    } else if (operation.what == 'U') {
        names.remove(text);
    } else if (operation.what == 'R') {
        names.remove(text.section(u'\n', 0, 0));
        names.insert(text.section(u'\n', 1), operation.inode);
    }
}

/// What is on the disk for sure, and what is on its way.
struct FileRecord::Disk
{
    QHash<quint32, QByteArray> contents;
    Names names;
    QHash<quint32, QList<const Operation *>> writes;
    QMap<QString, QList<const Operation *>> renames;

    static QString folderOf(const Operation &operation)
    {
        const QString path = QString::fromUtf8(operation.bytes);
        return QFileInfo(operation.what == 'R' ? path.section(u'\n', 1) : path).absolutePath();
    }
    void sync(quint32 inode)
    {
        for (const Operation *write : writes.take(inode))
            apply(contents[inode], *write);
    }
    void syncFolder(const QString &folder)
    {
        for (const Operation *each : renames.take(folder))
            apply(names, *each);
    }
    void follow(const Operation &operation, bool syncs)
    {
        switch (operation.what) {
        case 'W':
        case 'T':
            writes[operation.inode].append(&operation);
            break;
        case 'C':
        case 'R':
        case 'U':
            renames[folderOf(operation)].append(&operation);
            break;
        case 'S':
            if (syncs)
                sync(operation.inode);
            break;
        case 'D':
            if (syncs)
                syncFolder(QString::fromUtf8(operation.bytes));
            break;
        default:
            break;
        }
    }
    /// What is on its way arrives whole, in part or not at all.
    void cutPower(QRandomGenerator &random)
    {
        const int fate = random.bounded(4); // none, all, or each by itself
        for (auto it = writes.cbegin(); it != writes.cend(); ++it) {
            for (const Operation *write : it.value()) {
                const int own = fate < 2 ? fate : random.bounded(3);
                if (own == 1)
                    apply(contents[it.key()], *write);
                else if (own == 2)
                    tear(contents[it.key()], *write, random);
            }
        }
        for (auto it = renames.cbegin(); it != renames.cend(); ++it) {
            const auto count = static_cast<int>(it.value().size());
            const int arrive = fate == 0 ? 0 : fate == 1 ? count : random.bounded(count + 1);
            for (int i = 0; i < arrive; ++i)
                apply(names, *it.value().at(i));
        }
    }
    static void tear(QByteArray &content, const Operation &write, QRandomGenerator &random)
    {
        if (write.what == 'T')
            return;
        qint64 from = 0;
        while (from < write.bytes.size()) {
            const qint64 boundary = ((write.offset + from) / sector + 1) * sector - write.offset;
            const qint64 to = std::min<qint64>(boundary, write.bytes.size());
            if (random.bounded(2) == 0)
                apply(content,
                      { 'W', write.inode, write.offset + from, write.bytes.mid(from, to - from) });
            from = to;
        }
    }
};

void FileRecord::rebuild(int operation, const QString &root, QRandomGenerator &random,
                         bool syncs) const
{
    Disk disk { m_before, m_namesBefore, {}, {} };
    for (int i = 0; i < operation; ++i)
        disk.follow(m_operations.at(i), syncs);
    disk.cutPower(random);
    QDir(root).removeRecursively();
    QDir().mkpath(root);
    for (auto it = disk.names.cbegin(); it != disk.names.cend(); ++it) {
        const QString path = root + it.key().mid(m_root.size());
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(disk.contents.value(it.value()));
    }
}
