#include "model/policy/judge.h"

#include <QCoreApplication>
#include <QUrl>
#include <QXmlStreamWriter>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace policy {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(policy)
};

std::string utf8(const QString &text)
{
    return text.toStdString();
}

QString titleOf(const QString &rule)
{
    const QList<RuleName> all = rules();
    const auto found = std::ranges::find(all, rule, &RuleName::id);
    return found == all.end() ? rule : found->title;
}

/// "until 2027-01-31, Ada: reason".
QString termsOf(const Exemption &exemption)
{
    return Text::tr("until %1, %2: %3")
            .arg(exemption.expires.toString(Qt::ISODate), exemption.owner, exemption.reason);
}

/// What a violation says, with what became of its exemption.
QString sentenceOf(const Violation &violation)
{
    if (!violation.exemption)
        return violation.text;
    return violation.text
           + (violation.exempted ? Text::tr(" [exempted %1]").arg(termsOf(*violation.exemption))
                                 : Text::tr(" [the exemption has expired: %1]")
                                           .arg(termsOf(*violation.exemption)));
}

/// XML 1.0 has no place for two of the code points that a name may contain.
QString xmlText(QString text)
{
    return text.remove(QChar(0xFFFE)).remove(QChar(0xFFFF));
}

ordered_json exemptionJson(const Exemption &exemption)
{
    return { { "rule", utf8(exemption.rule) },
             { "of", utf8(exemption.of) },
             { "owner", utf8(exemption.owner) },
             { "reason", utf8(exemption.reason) },
             { "expires", utf8(exemption.expires.toString(Qt::ISODate)) } };
}

QByteArray bytesOf(const ordered_json &json)
{
    return QByteArray::fromStdString(json.dump(2)) + '\n';
}

ordered_json sarifResult(const Violation &violation, qsizetype ruleIndex, const QString &file)
{
    ordered_json location;
    location["physicalLocation"]["artifactLocation"]["uri"] =
            QUrl::fromLocalFile(file).path(QUrl::FullyEncoded).toStdString();
    if (!violation.where.id.isNull()) {
        location["logicalLocations"] = { {
                { "name", utf8(violation.place) },
                { "fullyQualifiedName",
                  std::string(nameOf(violation.where.kind).one) + '/'
                          + utf8(violation.where.id.toString(QUuid::WithoutBraces)) },
                { "kind", nameOf(violation.where.kind).one },
        } };
    }
    ordered_json result {
        { "ruleId", utf8(violation.rule) },
        { "ruleIndex", ruleIndex },
        { "level", "error" },
        { "message", { { "text", utf8(violation.text) } } },
        { "locations", ordered_json::array({ location }) },
        { "partialFingerprints", { { "redoubt/v1", utf8(violation.rule + u':' + violation.of) } } },
    };
    if (violation.exempted)
        result["suppressions"] = ordered_json::array(
                { { { "kind", "external" },
                    { "status", "accepted" },
                    { "justification", utf8(termsOf(*violation.exemption)) } } });
    return result;
}

} // namespace

QByteArray asText(const Verdict &verdict)
{
    QString text;
    for (const QString &rule : verdict.rules) {
        QStringList failed;
        QStringList exempted;
        for (const Violation &violation : verdict.violations) {
            if (violation.rule == rule)
                (violation.exempted ? exempted : failed).append(sentenceOf(violation));
        }
        text += (failed.isEmpty() ? Text::tr("pass  %1 (%2)") : Text::tr("FAIL  %1 (%2)"))
                        .arg(titleOf(rule), rule)
                + u'\n';
        for (const QString &line : failed + exempted)
            text += QStringLiteral("      ") + QString(line).replace(u'\n', u' ') + u'\n';
    }
    for (const Exemption &exemption : verdict.unused)
        text += Text::tr("note  an exemption of %1 names nothing: %2")
                        .arg(exemption.rule, termsOf(exemption))
                + u'\n';
    const auto failures = static_cast<int>(verdict.failures());
    text += verdict.passed() ? Text::tr("%1: passed on %2")
                                       .arg(verdict.policy, verdict.today.toString(Qt::ISODate))
                             : Text::tr("%1: not passed on %2, %n reason(s)", nullptr, failures)
                                       .arg(verdict.policy, verdict.today.toString(Qt::ISODate));
    return text.toUtf8() + '\n';
}

QByteArray asJson(const Verdict &verdict, const QString &file)
{
    ordered_json out { { "policy", utf8(verdict.policy) },
                       { "file", utf8(file) },
                       { "date", utf8(verdict.today.toString(Qt::ISODate)) },
                       { "passed", verdict.passed() },
                       { "failures", verdict.failures() } };
    out["rules"] = ordered_json::array();
    for (const QString &rule : verdict.rules) {
        const auto failures = std::ranges::count_if(verdict.violations, [&](const Violation &v) {
            return v.rule == rule && !v.exempted;
        });
        out["rules"].push_back({ { "id", utf8(rule) }, { "failures", failures } });
    }
    out["violations"] = ordered_json::array();
    for (const Violation &violation : verdict.violations) {
        ordered_json one { { "rule", utf8(violation.rule) },
                           { "of", utf8(violation.of) },
                           { "text", utf8(violation.text) },
                           { "exempted", violation.exempted } };
        if (!violation.where.id.isNull())
            one["where"] = { { "kind", nameOf(violation.where.kind).one },
                             { "id", utf8(violation.where.id.toString(QUuid::WithoutBraces)) },
                             { "name", utf8(violation.place) } };
        if (violation.exemption)
            one["exemption"] = exemptionJson(*violation.exemption);
        out["violations"].push_back(one);
    }
    out["unused_exemptions"] = ordered_json::array();
    for (const Exemption &exemption : verdict.unused)
        out["unused_exemptions"].push_back(exemptionJson(exemption));
    return bytesOf(out);
}

QByteArray asSarif(const Verdict &verdict, const QString &file)
{
    ordered_json driver { { "name", "redoubtctl" }, { "version", REDOUBT_VERSION } };
    driver["rules"] = ordered_json::array();
    for (const QString &rule : verdict.rules)
        driver["rules"].push_back({ { "id", utf8(rule) },
                                    { "shortDescription", { { "text", utf8(titleOf(rule)) } } },
                                    { "defaultConfiguration", { { "level", "error" } } } });
    ordered_json results = ordered_json::array();
    for (const Violation &violation : verdict.violations)
        results.push_back(sarifResult(violation, verdict.rules.indexOf(violation.rule), file));
    const ordered_json invocation { { "executionSuccessful", true },
                                    { "exitCode", verdict.passed() ? 0 : 1 } };
    ordered_json run { { "tool", { { "driver", driver } } },
                       { "invocations", ordered_json::array({ invocation }) },
                       { "results", results } };
    return bytesOf({ { "$schema", "https://json.schemastore.org/sarif-2.1.0.json" },
                     { "version", "2.1.0" },
                     { "runs", ordered_json::array({ run }) } });
}

QByteArray asJunit(const Verdict &verdict, const QString &file)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    qsizetype kept = 0;
    for (const QString &rule : verdict.rules)
        kept += std::ranges::none_of(verdict.violations,
                                     [&](const Violation &v) { return v.rule == rule; })
                        ? 1
                        : 0;
    const qsizetype tests = kept + verdict.violations.size();
    const auto counts = [&] {
        xml.writeAttribute(QStringLiteral("tests"), QString::number(tests));
        xml.writeAttribute(QStringLiteral("failures"), QString::number(verdict.failures()));
        xml.writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
    };
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    counts();
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), xmlText(verdict.policy));
    counts();
    xml.writeAttribute(QStringLiteral("skipped"),
                       QString::number(verdict.violations.size() - verdict.failures()));
    xml.writeAttribute(QStringLiteral("timestamp"),
                       verdict.today.toString(Qt::ISODate) + QStringLiteral("T00:00:00"));
    const auto begin = [&](const QString &rule, const QString &name) {
        xml.writeStartElement(QStringLiteral("testcase"));
        xml.writeAttribute(QStringLiteral("classname"), rule);
        xml.writeAttribute(QStringLiteral("name"), xmlText(name));
        xml.writeAttribute(QStringLiteral("file"), xmlText(file));
    };
    for (const QString &rule : verdict.rules) {
        bool broken = false;
        for (const Violation &violation : verdict.violations) {
            if (violation.rule != rule)
                continue;
            broken = true;
            begin(rule, violation.text);
            xml.writeStartElement(violation.exempted ? QStringLiteral("skipped")
                                                     : QStringLiteral("failure"));
            xml.writeAttribute(QStringLiteral("message"), xmlText(sentenceOf(violation)));
            if (!violation.exempted)
                xml.writeAttribute(QStringLiteral("type"), rule);
            xml.writeEndElement();
            xml.writeEndElement();
        }
        if (!broken) {
            begin(rule, titleOf(rule));
            xml.writeEndElement();
        }
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace policy
