#include "model/store/remarks.h"

#include "model/core/plaintext.h"
#include "model/core/strictjson.h"
#include "model/store/publish.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Remarks)
};

QString textIn(const nlohmann::json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string()
                   ? QString::fromStdString(found->get_ref<const std::string &>())
                   : QString();
}

QByteArray written(const QList<Remark> &remarks, const Baseline &baseline)
{
    ordered_json list = ordered_json::array();
    for (const Remark &each : remarks)
        list.push_back({ { "at", each.at.toUTC().toString(Qt::ISODateWithMs).toStdString() },
                         { "by", each.by.toStdString() },
                         { "about", each.about.toStdString() },
                         { "subject", each.subject.toStdString() },
                         { "text", each.text.toStdString() } });
    const ordered_json file = {
        { "format", "redoubt-remarks" },
        { "baseline", baseline.id.toString(QUuid::WithoutBraces).toStdString() },
        { "name", baseline.name.toStdString() },
        { "state", baseline.state.toHex().toStdString() },
        { "remarks", list },
    };
    return QByteArray::fromStdString(file.dump(2)) + '\n';
}

} // namespace

QString Remarks::pathFor(const QString &project, const Baseline &baseline)
{
    const QFileInfo info(project);
    return QStringLiteral("%1/%2.B%3-remarks.json")
            .arg(info.absolutePath(), info.completeBaseName())
            .arg(baseline.number);
}

Result<QList<Remark>> Remarks::read(const QString &project, const Baseline &baseline)
{
    const QString path = pathFor(project, baseline);
    QFile file(path);
    if (!file.exists())
        return QList<Remark>();
    if (!file.open(QIODevice::ReadOnly))
        return Error { Text::tr("the remarks cannot be read: %1").arg(file.errorString()), path,
                       Text::tr("Check its permissions.") };
    const auto content = strictjson::parse(file.readAll(), path);
    if (!content)
        return content.error();
    if (!content->is_object() || textIn(*content, "format") != u"redoubt-remarks"
        || textIn(*content, "state") != QString::fromLatin1(baseline.state.toHex())
        || !content->contains("remarks") || !(*content)["remarks"].is_array())
        return Error { Text::tr("these are no remarks on this baseline"), path,
                       Text::tr("Move the file away; it is kept as it is.") };
    QList<Remark> remarks;
    for (const auto &each : (*content)["remarks"]) {
        if (each.is_object())
            remarks.append({ QDateTime::fromString(textIn(each, "at"), Qt::ISODateWithMs),
                             textIn(each, "by"), textIn(each, "about"), textIn(each, "subject"),
                             textIn(each, "text") });
    }
    return remarks;
}

Result<QList<Remark>> Remarks::add(const QString &project, const Baseline &baseline,
                                   const Remark &remark)
{
    Result<QList<Remark>> remarks = read(project, baseline);
    if (!remarks)
        return remarks;
    Remark clean = remark;
    for (QString *text : { &clean.by, &clean.about, &clean.text })
        *text = plaintext::normalized(*text).trimmed();
    remarks->append(clean);
    const Result<void> done =
            publish::writeFile(pathFor(project, baseline), written(*remarks, baseline));
    return done ? remarks : Result<QList<Remark>>(done.error());
}
