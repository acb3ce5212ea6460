#include "app/redoubtctl/commands/commands.h"
#include "model/policy/judge.h"
#include "model/quality/readiness.h"

#include <QCoreApplication>
#include <QFile>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(gate)
};

ordered_json findingJson(const Finding &finding)
{
    ordered_json out { { "check", finding.check.toStdString() },
                       { "severity", textOf(finding.severity).toStdString() },
                       { "text", finding.text.toStdString() },
                       { "next", finding.next.toStdString() } };
    if (!finding.where.id.isNull())
        out["where"] = { { "kind", nameOf(finding.where.kind).one },
                         { "id", finding.where.id.toString(QUuid::WithoutBraces).toStdString() } };
    if (!finding.threat.isEmpty())
        out["threat"] = finding.threat.toStdString();
    return out;
}

ordered_json readinessJson(const quality::Readiness &readiness)
{
    ordered_json out { { "ready", readiness.isReady() } };
    out["criteria"] = ordered_json::array();
    for (const quality::Criterion &criterion : readiness.criteria)
        out["criteria"].push_back({ { "id", criterion.id.toStdString() },
                                    { "title", criterion.title.toStdString() },
                                    { "done", criterion.done },
                                    { "all", criterion.all },
                                    { "missing", criterion.missing.toStdString() } });
    return out;
}

void printFindings(const QList<Finding> &findings, const quality::Readiness &readiness)
{
    QList<QStringList> table;
    for (const Finding &finding : findings)
        table.append({ textOf(finding.severity), finding.check,
                       QString(finding.text).replace(u'\n', u' ') });
    table.append(QStringList { QString() });
    for (const quality::Criterion &criterion : readiness.criteria)
        table.append({ criterion.isMet() ? Text::tr("done") : Text::tr("open"),
                       Text::tr("%1 of %2").arg(criterion.done).arg(criterion.all),
                       criterion.missing.isEmpty()
                               ? criterion.title
                               : Text::tr("%1: %2").arg(criterion.title, criterion.missing) });
    Command::printTable(table);
}

} // namespace

namespace commands {

int qualityOf(Command &command)
{
    if (const auto left = command.begin(
                QStringLiteral("quality"),
                Text::tr("Prints what a reviewer would remark on, and what is missing for a "
                         "baseline."),
                { QStringLiteral("FILE") }, Command::Json))
        return *left;
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    const QList<Finding> findings =
            quality::findings(assessed->project(), *assessed->threats, command.today());
    const quality::Readiness readiness =
            quality::readiness(assessed->project(), *assessed->threats, findings);
    if (!command.json()) {
        printFindings(findings, readiness);
        return status::done;
    }
    ordered_json out;
    out["findings"] = ordered_json::array();
    for (const Finding &finding : findings)
        out["findings"].push_back(findingJson(finding));
    out["readiness"] = readinessJson(readiness);
    Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
    return status::done;
}

int check(Command &command)
{
    command.parser().addOption({ QStringLiteral("policy"),
                                 Text::tr("What is demanded: a JSON file (manual page policy)."),
                                 QStringLiteral("file") });
    command.parser().addOption({ QStringLiteral("format"), Text::tr("text, json, sarif or junit."),
                                 QStringLiteral("format"), QStringLiteral("text") });
    if (const auto left = command.begin(
                QStringLiteral("check"),
                Text::tr("Judges a project by a policy; leaves with 1 when it is not met."),
                { QStringLiteral("FILE") }))
        return *left;
    const QString format = command.parser().value(QStringLiteral("format"));
    const QStringList formats { QStringLiteral("text"), QStringLiteral("json"),
                                QStringLiteral("sarif"), QStringLiteral("junit") };
    if (!formats.contains(format))
        return Command::refuse({ Text::tr("there is no format \"%1\"").arg(format),
                                 QStringLiteral("--format"),
                                 Text::tr("Expected text, json, sarif or junit.") });
    const QString path = command.parser().value(QStringLiteral("policy"));
    if (path.isEmpty())
        return Command::refuse({ Text::tr("nothing says what is demanded"),
                                 {},
                                 Text::tr("Give a policy: --policy POLICY.json") });
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Command::refuse({ file.errorString(), path, Text::tr("Name a file that exists.") });
    const Result<policy::Policy> demanded = policy::read(file.readAll(), path);
    if (!demanded)
        return Command::refuse(demanded.error());
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    const policy::Verdict verdict =
            policy::judge(*demanded, assessed->project(), *assessed->threats, command.today());
    const QString project = command.argument(0);
    Command::print(format == u"json"    ? policy::asJson(verdict, project)
                   : format == u"sarif" ? policy::asSarif(verdict, project)
                   : format == u"junit" ? policy::asJunit(verdict, project)
                                        : policy::asText(verdict));
    return verdict.passed() ? status::done : status::failed;
}

} // namespace commands
