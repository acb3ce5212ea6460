#include "model/baseline/trustedkeys.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TrustedKeys)
};

constexpr qsizetype hexDigits = 64;

} // namespace

Result<TrustedKeys> TrustedKeys::read(const QByteArray &text, const QString &where)
{
    TrustedKeys keys;
    int number = 0;
    for (const QByteArray &each : text.split('\n')) {
        ++number;
        const QByteArray line = each.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QByteArray hex = line.left(hexDigits).toLower();
        const QByteArray key = QByteArray::fromHex(hex);
        const QString name = QString::fromUtf8(line.mid(hexDigits)).trimmed();
        if (key.toHex() != hex || key.size() * 2 != hexDigits || name.isEmpty()
            || line.at(hexDigits) != ' ')
            return Error { Text::tr("expected 64 hex digits of a public key, a space and a name"),
                           Text::tr("%1, line %2").arg(where).arg(number),
                           Text::tr("Correct the line, or put # in front of it.") };
        keys.add(key, name);
    }
    return keys;
}

QByteArray TrustedKeys::text() const
{
    QByteArray text =
            "# Public keys that Redoubt knows: 64 hex digits, a space, whose key it is.\n";
    for (const Entry &entry : m_entries)
        text += entry.key.toHex() + ' ' + entry.name.toUtf8() + '\n';
    return text;
}

QString TrustedKeys::nameOf(const QByteArray &key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? QString() : found->name;
}

void TrustedKeys::add(const QByteArray &key, const QString &name)
{
    remove(key);
    m_entries.append({ key, name.simplified() });
}

void TrustedKeys::remove(const QByteArray &key)
{
    m_entries.removeIf([&](const Entry &entry) { return entry.key == key; });
}
