#pragma once

#include <QString>

#include <array>
#include <optional>

/// The fixed words of an enumeration, in order of its values; specialise `enumWords<E>`.
/// Words are identifiers of the file formats and are never translated.
template<typename E>
inline constexpr std::array<const char *, 0> enumWords {};

template<typename E>
QString textOf(E value)
{
    return QString::fromLatin1(enumWords<E>.at(static_cast<size_t>(value)));
}

template<typename E>
std::optional<E> enumFrom(QStringView text)
{
    for (size_t i = 0; i < enumWords<E>.size(); ++i) {
        if (text == QLatin1String(enumWords<E>.at(i)))
            return static_cast<E>(i);
    }
    return std::nullopt;
}

/// "a, b or c": what a reader of a file may write there.
template<typename E>
QString enumChoices()
{
    QString all;
    for (const char *word : enumWords<E>) {
        if (!all.isEmpty())
            all += QStringLiteral(", ");
        all += QString::fromLatin1(word);
    }
    return all;
}
