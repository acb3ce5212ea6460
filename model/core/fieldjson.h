#pragma once

#include "model/core/records.h"
#include "model/core/result.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <limits>

/// The values of a record's fields as JSON: for each type of field how it is written, how it is
/// read, and what is said when it does not fit.
namespace fieldjson {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(canonical)
};

// nlohmann_json speaks std::string in UTF-8; these two are the only bridge.
inline std::string utf8(const QString &text)
{
    return text.toStdString();
}

inline QString fromUtf8(const nlohmann::json &text)
{
    return QString::fromStdString(text.get_ref<const std::string &>());
}

template<typename T>
requires std::is_enum_v<T> nlohmann::json written(const T &value)
{
    return utf8(textOf(value));
}
template<typename T>
nlohmann::json written(const Id<T> &id)
{
    return utf8(id.text());
}
inline nlohmann::json written(const QString &text)
{
    return utf8(text);
}
inline nlohmann::json written(int number)
{
    return number;
}
inline nlohmann::json written(qint64 number)
{
    return number;
}
inline nlohmann::json written(bool on)
{
    return on;
}
inline nlohmann::json written(const QPoint &point)
{
    return nlohmann::json::array({ point.x(), point.y() });
}
inline nlohmann::json written(const Facts &facts)
{
    auto object = nlohmann::json::object();
    for (auto it = facts.constBegin(); it != facts.constEnd(); ++it)
        object[utf8(it.key())] = utf8(it.value());
    return object;
}
template<typename T>
nlohmann::json written(const QList<T> &list)
{
    auto array = nlohmann::json::array();
    for (const T &item : list)
        array.push_back(written(item));
    return array;
}

/// Reads one field; each function says whether the JSON fits and otherwise what was expected.
struct Reader
{
    const nlohmann::json &object;
    const QString &where;
    QStringList known = {};
    std::optional<Error> error = {};

    template<typename T>
    void operator()(const char *name, T &value)
    {
        known.append(QString::fromLatin1(name));
        const auto it = object.find(name);
        if (it == object.end() || error)
            return;
        QString expected;
        if (!read(*it, value, expected))
            error = Error { Text::tr("this does not fit: expected %1").arg(expected),
                            where + u'/' + QLatin1String(name),
                            Text::tr("Correct the value and try again.") };
    }

    static bool read(const nlohmann::json &from, QString &to, QString &expected)
    {
        expected = Text::tr("a text");
        if (!from.is_string())
            return false;
        to = fromUtf8(from);
        return true;
    }
    static bool read(const nlohmann::json &from, int &to, QString &expected)
    {
        qint64 wide = 0;
        if (!read(from, wide, expected) || wide < std::numeric_limits<int>::min()
            || wide > std::numeric_limits<int>::max())
            return false;
        to = static_cast<int>(wide);
        return true;
    }
    static bool read(const nlohmann::json &from, qint64 &to, QString &expected)
    {
        expected = Text::tr("a whole number");
        if (!from.is_number_integer()
            || (from.is_number_unsigned()
                && from.get<quint64>() > static_cast<quint64>(std::numeric_limits<qint64>::max())))
            return false;
        to = from.get<qint64>();
        return true;
    }
    static bool read(const nlohmann::json &from, bool &to, QString &expected)
    {
        expected = Text::tr("true or false");
        if (!from.is_boolean())
            return false;
        to = from.get<bool>();
        return true;
    }
    template<typename T>
    requires std::is_enum_v<T>
    static bool read(const nlohmann::json &from, T &to, QString &expected)
    {
        expected = Text::tr("one of %1").arg(enumChoices<T>());
        if (!from.is_string())
            return false;
        const std::optional<T> value = enumFrom<T>(fromUtf8(from));
        if (value)
            to = *value;
        return value.has_value();
    }
    template<typename T>
    static bool read(const nlohmann::json &from, Id<T> &to, QString &expected)
    {
        expected = Text::tr("an id such as 6f1c2a5e-8b0d-4c33-9a57-0d8e4f6b1c2a");
        if (!from.is_string())
            return false;
        const QString text = fromUtf8(from);
        to = Id<T>(QUuid::fromString(text));
        return !to.isNull() && to.text() == text;
    }
    static bool read(const nlohmann::json &from, QPoint &to, QString &expected)
    {
        expected = Text::tr("a point: [x, y] in whole numbers");
        if (!from.is_array() || from.size() != 2)
            return false;
        QString ignored;
        int x = 0;
        int y = 0;
        const bool fits = read(from[0], x, ignored) && read(from[1], y, ignored);
        to = QPoint(x, y);
        return fits;
    }
    static bool read(const nlohmann::json &from, Facts &to, QString &expected)
    {
        expected = Text::tr("an object of fact and answer");
        if (!from.is_object())
            return false;
        to.clear();
        for (const auto &[key, value] : from.items()) {
            if (!value.is_string())
                return false;
            to.insert(QString::fromStdString(key), fromUtf8(value));
        }
        return true;
    }
    template<typename T>
    static bool read(const nlohmann::json &from, QList<T> &to, QString &expected)
    {
        expected = Text::tr("a list");
        if (!from.is_array())
            return false;
        to.clear();
        for (const nlohmann::json &item : from) {
            T value {};
            if (!read(item, value, expected)) {
                expected = Text::tr("a list, each item %1").arg(expected);
                return false;
            }
            to.append(value);
        }
        return true;
    }
};

} // namespace fieldjson
