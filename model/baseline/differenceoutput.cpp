#include "model/baseline/differenceoutput.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(differenceoutput)
};

std::string utf8(const QString &text)
{
    return text.toStdString();
}

ordered_json jsonOf(const ChangeSource &source)
{
    return { { "number", source.number },
             { "entry", utf8(QString::fromLatin1(source.entry.toHex())) },
             { "at", utf8(source.at.toUTC().toString(Qt::ISODateWithMs)) },
             { "author", utf8(source.author) },
             { "operation", utf8(source.operation.name) } };
}

ordered_json jsonOf(const ModelChange &change)
{
    ordered_json out = { { "change", utf8(textOf(change.kind)) },
                         { "topic", utf8(textOf(change.topic)) } };
    if (!change.record.id.isNull())
        out["record"] = { { "kind", nameOf(change.record.kind).one },
                          { "id", utf8(change.record.id.toString(QUuid::WithoutBraces)) } };
    if (!change.threat.isEmpty())
        out["threat"] = utf8(change.threat);
    out["title"] = utf8(change.title);
    out["summary"] = utf8(change.summary);
    out["fields"] = ordered_json::array();
    for (const FieldChange &field : change.fields)
        out["fields"].push_back({ { "field", utf8(field.field) },
                                  { "label", utf8(field.label) },
                                  { "before", utf8(field.before) },
                                  { "after", utf8(field.after) } });
    if (change.source)
        out["by"] = jsonOf(*change.source);
    return out;
}

ordered_json sideOf(const QString &name, const QByteArray &entry)
{
    return { { "name", utf8(name) }, { "entry", entry.toHex().toStdString() } };
}

} // namespace

namespace differenceoutput {

QByteArray asJson(const Difference &difference, const Sides &sides)
{
    ordered_json out = { { "before", sideOf(sides.before, sides.beforeEntry) },
                         { "after", sideOf(sides.after, sides.afterEntry) } };
    for (const ChangeKind kind : { ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed })
        out["counts"][utf8(textOf(kind))] = difference.count(kind);
    for (const ChangedTotal &total : difference.totals)
        out["totals"][utf8(total.name)] = { { "before", total.before }, { "after", total.after } };
    out["changes"] = ordered_json::array();
    for (const ModelChange &change : difference.changes)
        out["changes"].push_back(jsonOf(change));
    return QByteArray::fromStdString(out.dump(2)) + '\n';
}

QString asText(const Difference &difference, const Sides &sides)
{
    QString text = Text::tr("%1 to %2: %3 added, %4 changed, %5 removed\n")
                           .arg(sides.before, sides.after,
                                QString::number(difference.count(ChangeKind::Added)),
                                QString::number(difference.count(ChangeKind::Changed)),
                                QString::number(difference.count(ChangeKind::Removed)));
    std::optional<ChangeTopic> topic;
    for (const ModelChange &change : difference.changes) {
        if (topic != change.topic)
            text += u'\n' + differencewords::heading(change.topic) + u'\n';
        topic = change.topic;
        const QChar mark = change.kind == ChangeKind::Added     ? u'+'
                           : change.kind == ChangeKind::Removed ? u'-'
                                                                : u'~';
        text += QStringLiteral("%1 %2\n").arg(QString(mark), change.title);
        if (!change.summary.isEmpty())
            text += QStringLiteral("    %1\n").arg(change.summary);
        if (change.source)
            text += Text::tr("    entry %1, %2, %3\n")
                            .arg(QString::number(change.source->number),
                                 change.source->at.toUTC().toString(Qt::ISODate),
                                 change.source->author);
    }
    return text;
}

} // namespace differenceoutput
