#include "model/catalog/jsonreader.h"

#include <QCoreApplication>

#include <cmath>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(JsonReader)
};

} // namespace

QString JsonReader::oneOf(const QString &choices)
{
    return Text::tr("expected one of %1").arg(choices);
}

QString JsonReader::aList()
{
    return Text::tr("expected a list");
}

JsonReader::JsonReader(const json &object, QString path, std::optional<Error> &error)
    : m_object(object)
    , m_path(std::move(path))
    , m_error(error)
{
    if (!m_object.is_object() && !failed())
        m_error = Error { Text::tr("expected an object"), m_path };
}

void JsonReader::fail(const char *key, const QString &message)
{
    if (!failed())
        m_error = Error { message, path(key) };
}

const json *JsonReader::member(const char *key)
{
    ignore(key);
    if (failed())
        return nullptr;
    const auto it = m_object.find(key);
    if (it == m_object.end()) {
        fail(key, Text::tr("this member is missing"));
        return nullptr;
    }
    return &*it;
}

QString JsonReader::text(const char *key)
{
    const json *value = member(key);
    if (!value)
        return {};
    if (!value->is_string()) {
        fail(key, Text::tr("expected a text"));
        return {};
    }
    return QString::fromStdString(value->get_ref<const std::string &>());
}

QString JsonReader::optionalText(const char *key)
{
    ignore(key);
    if (!m_object.is_object() || !has(key) || m_object[key].is_null())
        return {};
    return text(key);
}

int JsonReader::number(const char *key, int least, int most)
{
    const json *value = member(key);
    if (!value)
        return least;
    if (!value->is_number_integer() || value->get<qint64>() < least
        || value->get<qint64>() > most) {
        fail(key, Text::tr("expected a whole number from %1 to %2").arg(least).arg(most));
        return least;
    }
    return value->get<int>();
}

int JsonReader::perMille(const char *key)
{
    ignore(key);
    if (failed() || !has(key))
        return 0;
    const json &value = m_object[key];
    if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 0.99) {
        fail(key, Text::tr("expected a share from 0 to 0.99"));
        return 0;
    }
    return static_cast<int>(std::lround(value.get<double>() * 1000));
}

bool JsonReader::flag(const char *key)
{
    const json *value = member(key);
    if (value && !value->is_boolean())
        fail(key, Text::tr("expected true or false"));
    return value && value->is_boolean() && value->get<bool>();
}

QStringList JsonReader::listOf(const char *key, const json &value)
{
    QStringList list;
    if (!value.is_array()) {
        fail(key, Text::tr("expected a list of texts"));
        return list;
    }
    for (const json &item : value) {
        if (!item.is_string()) {
            fail(key, Text::tr("expected a list of texts"));
            return {};
        }
        list.append(QString::fromStdString(item.get_ref<const std::string &>()));
    }
    return list;
}

QStringList JsonReader::texts(const char *key)
{
    const json *value = member(key);
    return value ? listOf(key, *value) : QStringList();
}

QStringList JsonReader::optionalTexts(const char *key)
{
    ignore(key);
    return !failed() && has(key) ? listOf(key, m_object[key]) : QStringList();
}

void JsonReader::finish()
{
    if (failed() || !m_object.is_object())
        return;
    for (const auto &[name, value] : m_object.items()) {
        const QString key = QString::fromStdString(name);
        if (m_read.contains(key))
            continue;
        QStringList known = m_read.values();
        known.sort();
        m_error = Error {
            Text::tr("unknown member; known here are %1").arg(known.join(QStringLiteral(", "))),
            m_path + u'/' + key
        };
        return;
    }
}
