#include "model/exchange/nativejson.h"

#include "model/core/canonical.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr auto formatName = "redoubt-project";

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(nativejson)
};

/// Keys in the order of the record's own fields, so that a file reads like the documentation.
ordered_json ordered(const Record &record)
{
    const json object = canonical::toJson(record);
    ordered_json result = ordered_json::object();
    result["id"] = object["id"];
    std::visit(
            [&](const auto &r) {
                std::decay_t<decltype(r)>::visit(r, [&](const char *name, const auto & /*value*/) {
                    if (object.contains(name))
                        result[name] = object[name];
                });
            },
            record);
    return result;
}

QString recordPath(RecordKind kind, size_t index)
{
    const QString list = QString::fromLatin1(nameOf(kind).many);
    return kind == RecordKind::Settings ? u'/' + list
                                        : QStringLiteral("/%1/%2").arg(list).arg(index);
}

Error at(const QString &name, const QString &path, const QString &message)
{
    return Error { message, name + QStringLiteral(": ") + path,
                   Text::tr("Correct the file and try again; nothing was changed.") };
}

Result<void> checkTop(const json &document, const QString &name)
{
    if (!document.is_object() || !document.contains("format") || document["format"] != formatName)
        return at(name, QStringLiteral("/format"),
                  Text::tr("expected \"%1\"").arg(QLatin1String(formatName)));
    if (!document.contains("version") || document["version"] != nativejson::version)
        return at(name, QStringLiteral("/version"),
                  Text::tr("this program reads version %1").arg(nativejson::version));
    QStringList known { QStringLiteral("format"), QStringLiteral("version"),
                        QStringLiteral("template") };
    for (const RecordKind kind : allRecordKinds())
        known.append(QString::fromLatin1(nameOf(kind).many));
    for (const auto &[key, value] : document.items()) {
        if (!known.contains(QString::fromStdString(key)))
            return at(
                    name, u'/' + QString::fromStdString(key),
                    Text::tr("unknown member; known are %1").arg(known.join(QStringLiteral(", "))));
    }
    return {};
}

Result<void> readKind(const json &document, RecordKind kind, const QString &name, Edit &edit,
                      QHash<QUuid, QString> &paths)
{
    const char *member = nameOf(kind).many;
    if (!document.contains(member))
        return {};
    const json &value = document[member];
    const bool single = kind == RecordKind::Settings;
    if (single ? !value.is_object() : !value.is_array())
        return at(name, u'/' + QLatin1String(member),
                  single ? Text::tr("expected an object") : Text::tr("expected a list of records"));
    const json list = single ? json::array({ value }) : value;
    for (size_t i = 0; i < list.size(); ++i) {
        const QString path = recordPath(kind, i);
        const Result<Record> record = canonical::fromJson(kind, list[i], path);
        if (!record)
            return at(name, record.error().where, record.error().message);
        const QUuid id = idOf(*record);
        if (paths.contains(id))
            return at(name, path, Text::tr("the id is used by %1 already").arg(paths.value(id)));
        paths.insert(id, path);
        edit.add(*record);
    }
    return {};
}

/// References and trees, with the JSON path of the record that is wrong.
Result<void> checkWhole(const Edit &edit, const QHash<QUuid, QString> &paths, const QString &name)
{
    for (const Patch &patch : edit.patches()) {
        for (const Reference &reference : referencesOf(*patch.after)) {
            if (!paths.contains(reference.id))
                return at(name,
                          paths.value(idOf(*patch.after)) + u'/' + QLatin1String(reference.field),
                          Text::tr("refers to %1, which is not in the file")
                                  .arg(reference.id.toString(QUuid::WithoutBraces)));
        }
    }
    Project trial;
    if (Result<void> sound = trial.tryApply(edit); !sound)
        return at(name, sound.error().where, sound.error().message);
    return {};
}

} // namespace

namespace nativejson {

QByteArray write(const Project &project)
{
    ordered_json document = { { "format", formatName }, { "version", version } };
    for (const RecordKind kind : allRecordKinds()) {
        const QList<const Record *> records = project.sorted(kind);
        if (records.isEmpty())
            continue;
        ordered_json list = ordered_json::array();
        for (const Record *record : records)
            list.push_back(ordered(*record));
        document[nameOf(kind).many] = kind == RecordKind::Settings ? list[0] : list;
    }
    return QByteArray::fromStdString(document.dump(2)) + '\n';
}

Result<Edit> read(const QByteArray &bytes, const QString &name)
{
    const Result<json> document = strictjson::parse(bytes, name);
    if (!document)
        return document.error();
    if (Result<void> top = checkTop(*document, name); !top)
        return top.error();
    Edit edit;
    QHash<QUuid, QString> paths;
    for (const RecordKind kind : allRecordKinds()) {
        if (Result<void> done = readKind(*document, kind, name, edit, paths); !done)
            return done.error();
    }
    if (Result<void> sound = checkWhole(edit, paths, name); !sound)
        return sound.error();
    return edit;
}

bool recognises(const QByteArray &bytes)
{
    return bytes.left(4096).contains(QByteArray(formatName));
}

} // namespace nativejson
