#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QList>

/// The public keys that somebody knows, with whose they are. Kept outside every project, as a text
/// file: a line a key, 64 hex digits of the public key, a space, the name; "#" begins a remark.
class TrustedKeys
{
public:
    struct Entry
    {
        /// 32 bytes.
        QByteArray key;
        QString name;
    };

    static Result<TrustedKeys> read(const QByteArray &text, const QString &where);
    QByteArray text() const;

    const QList<Entry> &entries() const { return m_entries; }
    /// Whose key this is; empty when it is not known.
    QString nameOf(const QByteArray &key) const;
    /// Adds a key, or renames its owner.
    void add(const QByteArray &key, const QString &name);
    void remove(const QByteArray &key);

private:
    QList<Entry> m_entries;
};
