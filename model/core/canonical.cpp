#include "model/core/canonical.h"

#include "model/core/fieldjson.h"
#include "model/core/project.h"
#include "model/core/recordjson.h"

#include <QCoreApplication>

using fieldjson::fromUtf8;
using fieldjson::utf8;
using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(canonical)
};

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
        Result<Record> made = recordjson::withFields(makeRecord(*kind, id), to, where, none);
        if (!made)
            return made.error();
        return Patch { std::nullopt, *made };
    }
    if (!current)
        return changed;
    const Result<Record> expected = recordjson::withFields(*current, from, where, to);
    if (!expected)
        return expected.error();
    if (*expected != *current)
        return changed;
    if (op == "remove")
        return Patch { *current, std::nullopt };
    if (op != "change")
        return badEdit(where, Text::tr("unknown op"));
    Result<Record> made = recordjson::withFields(*current, to, where, from);
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
