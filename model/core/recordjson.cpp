#include "model/core/recordjson.h"

#include "model/core/canonical.h"
#include "model/core/fieldjson.h"

#include <QCoreApplication>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(canonical)
};

} // namespace

Result<Record> recordjson::withFields(const Record &base, const json &object, const QString &where,
                                      const json &names)
{
    Record record = base;
    std::optional<Error> error;
    std::visit(
            [&](auto &r) {
                using T = std::decay_t<decltype(r)>;
                fieldjson::Reader reader { object, where };
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
                fieldjson::Reader again { kept, where };
                T::visit(fresh, again);
                r = fresh;
            },
            record);
    if (error)
        return *error;
    return record;
}

namespace canonical {

json toJson(const Record &record)
{
    json object = json::object();
    std::visit(
            [&](const auto &r) {
                using T = std::decay_t<decltype(r)>;
                const T defaults;
                json base = json::object();
                T::visit(defaults, [&](const char *name, const auto &value) {
                    base[name] = fieldjson::written(value);
                });
                object["id"] = fieldjson::written(r.id);
                T::visit(r, [&](const char *name, const auto &value) {
                    json text = fieldjson::written(value);
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
    if (id == object.end() || !fieldjson::Reader::read(*id, uuid, expected))
        return Error { Text::tr("every record needs an \"id\": a UUID in lower case"),
                       where + QStringLiteral("/id"), Text::tr("Add one and try again.") };
    return recordjson::withFields(makeRecord(kind, uuid.value()), object, where, json::object());
}

} // namespace canonical
