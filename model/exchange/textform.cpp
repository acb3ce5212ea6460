#include "model/exchange/textform.h"

#include "model/core/canonical.h"

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

/// Names by the ids that stand for them, as they are written.
using Names = QHash<QByteArray, QString>;

QString nameFor(const Project &project, const Record &record)
{
    if (const auto *flow = std::get_if<Flow>(&record); flow && flow->name.isEmpty()) {
        const Element *source = project.find(flow->source);
        const Element *target = project.find(flow->target);
        return QStringLiteral("%1 -> %2")
                .arg(source ? source->name : QString(), target ? target->name : QString());
    }
    return nameOf(record);
}

QByteArray oneLine(const QByteArray &text)
{
    // A text of several lines goes on below, indented: a change shows only the line that changed.
    return text.contains('\n') ? "\n    " + QByteArray(text).replace("\n", "\n    ") : text;
}

QByteArray textOf(const json &value, const Names &names)
{
    if (!value.is_string())
        return canonical::bytes(value);
    const QByteArray text = QByteArray::fromStdString(value.get_ref<const std::string &>());
    const auto name = names.constFind(text);
    return oneLine(name == names.constEnd() || name->isEmpty() ? text : name->toUtf8());
}

void writeField(QByteArray &out, const QByteArray &field, const json &value, const Names &names)
{
    if (value.is_object()) {
        for (const auto &[key, each] : value.items())
            out += "  " + field + '/' + QByteArray::fromStdString(key) + ": " + textOf(each, names)
                   + '\n';
    } else if (value.is_array()) {
        QByteArrayList lines;
        for (const json &each : value)
            lines.append("  " + field + "[]: " + textOf(each, names) + '\n');
        for (const QByteArray &line : lines)
            out += line;
    } else {
        out += "  " + field + ": " + textOf(value, names) + '\n';
    }
}

} // namespace

QByteArray textform::write(const Project &project)
{
    Names names;
    for (const RecordKind kind : allRecordKinds()) {
        for (const Record *record : project.sorted(kind))
            names.insert(idOf(*record).toByteArray(QUuid::WithoutBraces),
                         nameFor(project, *record));
    }
    QByteArray out;
    for (const RecordKind kind : allRecordKinds()) {
        for (const Record *record : project.sorted(kind)) {
            const QByteArray id = idOf(*record).toByteArray(QUuid::WithoutBraces);
            out += QByteArray(nameOf(kind).one) + ' ' + names.value(id).toUtf8().replace('\n', ' ')
                   + "\n  id: " + id + '\n';
            const json fields = canonical::toJson(*record);
            for (const auto &[field, value] : fields.items()) {
                if (field != "id" && field != "name")
                    writeField(out, QByteArray::fromStdString(field), value, names);
            }
            out += '\n';
        }
    }
    return out;
}
