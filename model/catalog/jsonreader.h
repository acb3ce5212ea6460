#pragma once

#include "model/core/enumtext.h"
#include "model/core/result.h"

#include <QSet>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <optional>

/// Reads one JSON object strictly. The first thing that does not fit is kept as the error, with its
/// JSON path and what was expected; later reads do nothing. `finish` refuses members that nobody
/// read.
class JsonReader
{
public:
    /// `error` is shared by the readers of one file and outlives them.
    JsonReader(const nlohmann::json &object, QString path, std::optional<Error> &error);

    QString text(const char *key);
    /// A text that may be absent or null.
    QString optionalText(const char *key);
    int number(const char *key, int least, int most);
    /// A share such as 0.9 as per mille; 0 when absent.
    int perMille(const char *key);
    bool flag(const char *key);
    QStringList texts(const char *key);
    /// A list that may be absent.
    QStringList optionalTexts(const char *key);
    template<typename E>
    E word(const char *key)
    {
        const QString value = text(key);
        const std::optional<E> known = enumFrom<E>(value);
        if (!known && !failed())
            fail(key, oneOf(enumChoices<E>()));
        return known.value_or(E {});
    }

    bool has(const char *key) const { return m_object.contains(key); }
    /// Calls `read(JsonReader &)` for each object of a list.
    template<typename Read>
    void each(const char *key, Read &&read)
    {
        const nlohmann::json *list = member(key);
        if (!list)
            return;
        if (!list->is_array()) {
            fail(key, aList());
            return;
        }
        for (size_t i = 0; i < list->size() && !failed(); ++i) {
            JsonReader item((*list)[i], path(key) + QStringLiteral("/%1").arg(i), m_error);
            read(item);
            item.finish();
        }
    }
    /// A nested object.
    template<typename Read>
    void object(const char *key, Read &&read)
    {
        const nlohmann::json *value = member(key);
        if (!value)
            return;
        JsonReader item(*value, path(key), m_error);
        read(item);
        item.finish();
    }
    /// A member as it is, noted as read; null (and an error) when it is absent.
    const nlohmann::json *member(const char *key);
    void ignore(const char *key) { m_read.insert(QString::fromLatin1(key)); }

    void fail(const char *key, const QString &message);
    bool failed() const { return m_error.has_value(); }
    void finish();
    QString path(const char *key) const { return m_path + u'/' + QLatin1String(key); }

private:
    static QString oneOf(const QString &choices);
    static QString aList();
    QStringList listOf(const char *key, const nlohmann::json &value);

    const nlohmann::json &m_object;
    QString m_path;
    std::optional<Error> &m_error;
    QSet<QString> m_read;
};
