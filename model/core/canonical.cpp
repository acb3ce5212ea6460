#include "model/core/canonical.h"

#include "model/core/project.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(canonical)
};

// nlohmann_json speaks std::string in UTF-8; these two are the only bridge.
std::string utf8(const QString &text)
{
    return text.toStdString();
}

QString fromUtf8(const json &text)
{
    return QString::fromStdString(text.get_ref<const std::string &>());
}

template<typename T>
requires std::is_enum_v<T> json written(const T &value)
{
    return utf8(textOf(value));
}
template<typename T>
json written(const Id<T> &id)
{
    return utf8(id.text());
}
json written(const QString &text)
{
    return utf8(text);
}
json written(int number)
{
    return number;
}
json written(qint64 number)
{
    return number;
}
json written(bool on)
{
    return on;
}
json written(const QPoint &point)
{
    return json::array({ point.x(), point.y() });
}
json written(const Facts &facts)
{
    json object = json::object();
    for (auto it = facts.constBegin(); it != facts.constEnd(); ++it)
        object[utf8(it.key())] = utf8(it.value());
    return object;
}
template<typename T>
json written(const QList<T> &list)
{
    json array = json::array();
    for (const T &item : list)
        array.push_back(written(item));
    return array;
}

/// Reads one field; each function says whether the JSON fits and otherwise what was expected.
struct FieldReader
{
    const json &object;
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

    static bool read(const json &from, QString &to, QString &expected)
    {
        expected = Text::tr("a text");
        if (!from.is_string())
            return false;
        to = fromUtf8(from);
        return true;
    }
    static bool read(const json &from, int &to, QString &expected)
    {
        qint64 wide = 0;
        if (!read(from, wide, expected) || wide < std::numeric_limits<int>::min()
            || wide > std::numeric_limits<int>::max())
            return false;
        to = static_cast<int>(wide);
        return true;
    }
    static bool read(const json &from, qint64 &to, QString &expected)
    {
        expected = Text::tr("a whole number");
        if (!from.is_number_integer()
            || (from.is_number_unsigned()
                && from.get<quint64>() > static_cast<quint64>(std::numeric_limits<qint64>::max())))
            return false;
        to = from.get<qint64>();
        return true;
    }
    static bool read(const json &from, bool &to, QString &expected)
    {
        expected = Text::tr("true or false");
        if (!from.is_boolean())
            return false;
        to = from.get<bool>();
        return true;
    }
    template<typename T>
    requires std::is_enum_v<T>
    static bool read(const json &from, T &to, QString &expected)
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
    static bool read(const json &from, Id<T> &to, QString &expected)
    {
        expected = Text::tr("an id such as 6f1c2a5e-8b0d-4c33-9a57-0d8e4f6b1c2a");
        if (!from.is_string())
            return false;
        const QString text = fromUtf8(from);
        to = Id<T>(QUuid::fromString(text));
        return !to.isNull() && to.text() == text;
    }
    static bool read(const json &from, QPoint &to, QString &expected)
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
    static bool read(const json &from, Facts &to, QString &expected)
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
    static bool read(const json &from, QList<T> &to, QString &expected)
    {
        expected = Text::tr("a list");
        if (!from.is_array())
            return false;
        to.clear();
        for (const json &item : from) {
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

/// Sets the fields that `object` has; those in `names` that it lacks go back to their default.
Result<Record> withFields(const Record &base, const json &object, const QString &where,
                          const json &names)
{
    Record record = base;
    std::optional<Error> error;
    std::visit(
            [&](auto &r) {
                using T = std::decay_t<decltype(r)>;
                FieldReader reader { object, where };
                T::visit(r, reader);
                error = reader.error;
                for (const auto &[key, value] : object.items()) {
                    const QString field = QString::fromStdString(key);
                    if (!error && field != u"id" && !reader.known.contains(field))
                        error = Error { Text::tr("unknown field; known are %1")
                                                .arg(reader.known.join(QStringLiteral(", "))),
                                        where + u'/' + field,
                                        Text::tr("Remove it or correct its name.") };
                }
                // A field that is absent but named was at its default on this side.
                QList<std::string> reset;
                for (const auto &[key, value] : names.items()) {
                    if (!object.contains(key))
                        reset.append(key);
                }
                if (reset.isEmpty())
                    return;
                json kept = canonical::toJson(Record(r));
                for (const std::string &key : reset)
                    kept.erase(key);
                T fresh;
                fresh.id = r.id;
                FieldReader again { kept, where };
                T::visit(fresh, again);
                r = fresh;
            },
            record);
    if (error)
        return *error;
    return record;
}

Error badEdit(const QString &where, const QString &what)
{
    return Error { what, where,
                   Text::tr("The journal was not written by this program or was altered.") };
}

/// Turns one written patch into a Patch on `now`, forwards or backwards.
Result<Patch> readPatch(const json &entry, const Project &now, bool backwards, const QString &where)
{
    if (!entry.is_object() || !entry.contains("kind") || !entry.contains("id")
        || !entry.contains("op") || !entry["kind"].is_string() || !entry["id"].is_string()
        || !entry["op"].is_string())
        return badEdit(where, Text::tr("expected kind, id and op"));
    const std::optional<RecordKind> kind = recordKindFrom(fromUtf8(entry["kind"]));
    const QUuid id = QUuid::fromString(fromUtf8(entry["id"]));
    if (!kind || id.isNull())
        return badEdit(where, Text::tr("unknown kind or broken id"));
    std::string op = entry["op"].get<std::string>();
    const json none = json::object();
    const json &first = entry.contains("before") ? entry["before"] : none;
    const json &second = entry.contains("after") ? entry["after"] : none;
    if (!first.is_object() || !second.is_object())
        return badEdit(where, Text::tr("before and after must be objects"));
    const json &from = backwards ? second : first;
    const json &to = backwards ? first : second;
    if (backwards && op != "change")
        op = op == "add" ? "remove" : "add";

    const Record *current = now.find(*kind, id);
    const Error changed { Text::tr("the record has been changed by something else since"),
                          QString::fromLatin1(nameOf(*kind).one) + u' '
                                  + id.toString(QUuid::WithoutBraces),
                          Text::tr("Change it by hand instead.") };
    if (op == "add") {
        if (current)
            return changed;
        Result<Record> made = withFields(makeRecord(*kind, id), to, where, none);
        if (!made)
            return made.error();
        return Patch { std::nullopt, *made };
    }
    if (!current)
        return changed;
    const Result<Record> expected = withFields(*current, from, where, to);
    if (!expected)
        return expected.error();
    if (*expected != *current)
        return changed;
    if (op == "remove")
        return Patch { *current, std::nullopt };
    if (op != "change")
        return badEdit(where, Text::tr("unknown op"));
    Result<Record> made = withFields(*current, to, where, from);
    if (!made)
        return made.error();
    return Patch { *current, *made };
}

Result<Edit> readEdit(const json &written, const Project &now, bool backwards)
{
    if (!written.is_array())
        return badEdit(QStringLiteral("/"), Text::tr("expected a list of patches"));
    Edit edit;
    for (size_t i = 0; i < written.size(); ++i) {
        const size_t at = backwards ? written.size() - 1 - i : i;
        Result<Patch> patch = readPatch(written[at], now, backwards, QStringLiteral("/%1").arg(at));
        if (!patch)
            return patch.error();
        edit.append(std::move(*patch));
    }
    return edit;
}

} // namespace

namespace canonical {

json toJson(const Record &record)
{
    json object = json::object();
    std::visit(
            [&](const auto &r) {
                using T = std::decay_t<decltype(r)>;
                const T defaults;
                json base = json::object();
                T::visit(defaults,
                         [&](const char *name, const auto &value) { base[name] = written(value); });
                object["id"] = written(r.id);
                T::visit(r, [&](const char *name, const auto &value) {
                    json text = written(value);
                    if (text != base[name])
                        object[name] = std::move(text);
                });
            },
            record);
    return object;
}

Result<Record> fromJson(RecordKind kind, const json &object, const QString &where)
{
    if (!object.is_object())
        return Error { Text::tr("expected an object"), where,
                       Text::tr("Correct the value and try again.") };
    const auto id = object.find("id");
    AnyId uuid;
    QString expected;
    if (id == object.end() || !FieldReader::read(*id, uuid, expected))
        return Error { Text::tr("every record needs an \"id\": a UUID in lower case"),
                       where + QStringLiteral("/id"), Text::tr("Add one and try again.") };
    return withFields(makeRecord(kind, uuid.value()), object, where, json::object());
}

json toJson(const Edit &edit)
{
    json list = json::array();
    for (const Patch &patch : edit.patches()) {
        const RecordRef ref = patch.ref();
        json entry = { { "kind", nameOf(ref.kind).one },
                       { "id", utf8(ref.id.toString(QUuid::WithoutBraces)) } };
        json before = patch.before ? toJson(*patch.before) : json::object();
        json after = patch.after ? toJson(*patch.after) : json::object();
        before.erase("id");
        after.erase("id");
        if (patch.before && patch.after) {
            json shared = json::array();
            for (const auto &[key, value] : before.items()) {
                if (after.contains(key) && after[key] == value)
                    shared.push_back(key);
            }
            for (const json &key : shared) {
                before.erase(key.get_ref<const std::string &>());
                after.erase(key.get_ref<const std::string &>());
            }
        }
        entry["op"] = !patch.before ? "add" : !patch.after ? "remove" : "change";
        if (patch.before)
            entry["before"] = std::move(before);
        if (patch.after)
            entry["after"] = std::move(after);
        list.push_back(std::move(entry));
    }
    return list;
}

Result<Edit> inverseFromJson(const json &written, const Project &now)
{
    return readEdit(written, now, true);
}

Result<Edit> forwardFromJson(const json &written, const Project &now)
{
    return readEdit(written, now, false);
}

QByteArray bytes(const json &value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

} // namespace canonical
