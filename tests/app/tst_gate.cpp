#include "model/quality/quality.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

/// The gate as a pipeline uses it: the real program, a real file, a policy beside it.
class TestGate : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void eachRuleFailsAndPassesWhereItShould_data();
    void eachRuleFailsAndPassesWhereItShould();
    void aProjectThatMeetsEverythingLeavesWithNought();
    void anExemptionHoldsUntilItExpires();
    void anExemptionThatNamesNothingIsTold();
    void sarifHasWhatTheStandardRequires();
    void junitCountsWhatItShows();
    void jsonSaysTheSameAsTheOthers();
    void anUnusablePolicyIsRefusedWithItsPath_data();
    void anUnusablePolicyIsRefusedWithItsPath();
    void theSchemaAndTheReaderKnowTheSameRules();
    void theExampleOfTheManualIsUsable();
    void qualityListsFindingsWithTheirPlaces();

private:
    struct Ran
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };
    Ran run(const QStringList &arguments);
    Ran check(const QByteArray &policy, const QString &format = u"text"_s,
              const QString &date = u"2026-11-24"_s);
    QJsonObject json(const QByteArray &policy, const QString &date = u"2026-11-24"_s);
    static QByteArray policyOf(const QByteArray &rules, const QByteArray &exemptions = "[]");

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
    const Ran made = run({ u"new"_s, u"a b.redoubt"_s, u"--template"_s,
                           u"telecom-anomaly-detection"_s, u"--date"_s, u"2026-11-24"_s });
    QVERIFY2(made.status == 0, made.err.constData());
}

TestGate::Ran TestGate::run(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl"), arguments);
    process.waitForFinished(60000);
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
             process.readAllStandardOutput(), process.readAllStandardError() };
}

TestGate::Ran TestGate::check(const QByteArray &policy, const QString &format, const QString &date)
{
    QFile file(m_folder->filePath(u"policy.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(policy) != policy.size())
        return {};
    file.close();
    return run({ u"check"_s, u"a b.redoubt"_s, u"--policy"_s, u"policy.json"_s, u"--format"_s,
                 format, u"--date"_s, date });
}

QJsonObject TestGate::json(const QByteArray &policy, const QString &date)
{
    return QJsonDocument::fromJson(check(policy, u"json"_s, date).out).object();
}

QByteArray TestGate::policyOf(const QByteArray &rules, const QByteArray &exemptions)
{
    return R"({"format": "redoubt-policy", "version": 1, "name": "Gate", "rules": )" + rules
           + R"(, "exemptions": )" + exemptions + "}";
}

void TestGate::eachRuleFailsAndPassesWhereItShould_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *rules, int status) {
        QTest::newRow(name) << QByteArray(rules) << status;
    };
    row("threats, none above critical", R"({"threats-at-most": {"level": "critical"}})", 0);
    row("threats, one above high", R"({"threats-at-most": {"level": "high"}})", 1);
    row("threats, target", R"({"threats-at-most": {"level": "low", "figure": "target"}})", 1);
    row("risks", R"({"risks-at-most": {"level": "low", "figure": "inherent"}})", 1);
    row("risks, none above critical", R"({"risks-at-most": {"level": "critical"}})", 0);
    row("evidence", R"({"verified-has-evidence": true})", 1);
    row("evidence, not asked", R"({"verified-has-evidence": false})", 0);
    row("acceptances", R"({"no-lapsed-acceptance": true})", 0);
    row("review again", R"({"no-review-again": true})", 0);
    row("undecided, too many", R"({"undecided-at-most": 3})", 1);
    row("undecided, few enough", R"({"undecided-at-most": 100000})", 0);
    row("coverage, all", R"({"coverage-at-least": 100})", 1);
    row("coverage, none wanted", R"({"coverage-at-least": 0})", 0);
    row("catalog recent enough", R"({"catalogs-not-older-than": {"controls": "1.0.0"}})", 0);
    row("catalog too old", R"({"catalogs-not-older-than": {"controls": "1.0.1"}})", 1);
    row("catalog parts are numbers", R"({"catalogs-not-older-than": {"controls": "0.99"}})", 0);
    row("catalog not in use", R"({"catalogs-not-older-than": {"nothing": "1"}})", 1);
    row("quality, found", R"({"quality": ["artifact-without-ratings"]})", 1);
    row("quality, not found", R"({"quality": ["unnamed", "project-without-scope"]})", 0);
    row("nothing asked", "{}", 0);
}

void TestGate::eachRuleFailsAndPassesWhereItShould()
{
    QFETCH(QByteArray, rules);
    QFETCH(int, status);
    const Ran ran = check(policyOf(rules));
    QVERIFY2(ran.status == status, (ran.out + ran.err).constData());
    if (rules != "{}" && !rules.contains("false"))
        QVERIFY(ran.out.contains(status == 0 ? "pass" : "FAIL"));
}

void TestGate::aProjectThatMeetsEverythingLeavesWithNought()
{
    const QByteArray rules = R"({"threats-at-most": {"level": "critical"},
        "no-lapsed-acceptance": true, "no-review-again": true, "quality": ["unnamed"]})";
    const Ran ran = check(policyOf(rules));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out.count("pass"), 5); // four rules and the last line
    QVERIFY(ran.err.isEmpty());
}

void TestGate::anExemptionHoldsUntilItExpires()
{
    const QByteArray rules = R"({"threats-at-most": {"level": "high"}})";
    const QJsonArray broken = json(policyOf(rules))[u"violations"_s].toArray();
    QVERIFY(!broken.isEmpty());
    QJsonArray exemptions;
    for (const QJsonValue each : broken)
        exemptions.append(QJsonObject { { u"rule"_s, u"threats-at-most"_s },
                                        { u"of"_s, each[u"of"_s] },
                                        { u"owner"_s, u"Ada"_s },
                                        { u"reason"_s, u"Fixed in the next release"_s },
                                        { u"expires"_s, u"2026-11-24"_s } });
    const QByteArray policy = policyOf(rules, QJsonDocument(exemptions).toJson());
    const Ran today = check(policy);
    QCOMPARE(today.status, 0);
    QVERIFY(today.out.contains("Fixed in the next release"));
    const Ran tomorrow = check(policy, u"text"_s, u"2026-11-25"_s);
    QCOMPARE(tomorrow.status, 1);
    QVERIFY(tomorrow.out.contains("expired"));
}

void TestGate::anExemptionThatNamesNothingIsTold()
{
    const QByteArray exemption = R"([{"rule": "quality", "of": "unnamed@x", "owner": "Ada",
        "reason": "Old", "expires": "2027-01-01"}])";
    const Ran ran = check(policyOf(R"({"quality": ["unnamed"]})", exemption));
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.contains("note"));
}

void TestGate::sarifHasWhatTheStandardRequires()
{
    const QByteArray rules =
            R"({"threats-at-most": {"level": "high"}, "quality": ["artifact-without-ratings"]})";
    const Ran ran = check(policyOf(rules), u"sarif"_s);
    QCOMPARE(ran.status, 1);
    const QJsonObject log = QJsonDocument::fromJson(ran.out).object();
    // SARIF 2.1.0: sarifLog requires version and runs; run requires tool; tool requires driver;
    // toolComponent requires name; result requires message; message requires text or id.
    QCOMPARE(log[u"version"_s].toString(), u"2.1.0"_s);
    QVERIFY(log[u"$schema"_s].toString().endsWith(u"sarif-2.1.0.json"_s));
    QCOMPARE(log[u"runs"_s].toArray().size(), 1);
    const QJsonObject one = log[u"runs"_s][0].toObject();
    const QJsonObject driver = one[u"tool"_s][u"driver"_s].toObject();
    QCOMPARE(driver[u"name"_s].toString(), u"redoubtctl"_s);
    const QJsonArray known = driver[u"rules"_s].toArray();
    QCOMPARE(known.size(), 2);
    QVERIFY(one[u"invocations"_s][0][u"executionSuccessful"_s].toBool());
    const QJsonArray results = one[u"results"_s].toArray();
    QVERIFY(results.size() > 2);
    QSet<QString> prints;
    for (const QJsonValue result : results) {
        QVERIFY(!result[u"message"_s][u"text"_s].toString().isEmpty());
        QCOMPARE(result[u"level"_s].toString(), u"error"_s);
        QCOMPARE(known[result[u"ruleIndex"_s].toInt()][u"id"_s], result[u"ruleId"_s]);
        const QJsonValue place = result[u"locations"_s][0];
        QCOMPARE(place[u"physicalLocation"_s][u"artifactLocation"_s][u"uri"_s].toString(),
                 u"a%20b.redoubt"_s);
        QVERIFY(!place[u"logicalLocations"_s][0][u"name"_s].toString().isEmpty());
        prints.insert(result[u"partialFingerprints"_s][u"redoubt/v1"_s].toString());
    }
    QCOMPARE(prints.size(), results.size());
}

void TestGate::junitCountsWhatItShows()
{
    const QByteArray rules =
            R"({"threats-at-most": {"level": "high"}, "no-lapsed-acceptance": true})";
    const Ran ran = check(policyOf(rules), u"junit"_s);
    QXmlStreamReader xml(ran.out);
    int tests = -1;
    int failures = -1;
    int cases = 0;
    int failed = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"testsuite") {
            tests = xml.attributes().value(u"tests"_s).toInt();
            failures = xml.attributes().value(u"failures"_s).toInt();
        }
        cases += xml.name() == u"testcase" ? 1 : 0;
        failed += xml.name() == u"failure" ? 1 : 0;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(failed > 0);
    QCOMPARE(tests, cases);
    QCOMPARE(failures, failed);
}

void TestGate::jsonSaysTheSameAsTheOthers()
{
    const QByteArray policy = policyOf(R"({"verified-has-evidence": true})");
    const QJsonObject said = json(policy);
    QCOMPARE(said[u"passed"_s].toBool(), false);
    QCOMPARE(said[u"failures"_s].toInt(), said[u"violations"_s].toArray().size());
    QCOMPARE(said[u"date"_s].toString(), u"2026-11-24"_s);
    const QByteArray text = check(policy).out;
    for (const QJsonValue each : said[u"violations"_s].toArray()) {
        QVERIFY(text.contains(each[u"text"_s].toString().toUtf8()));
        QCOMPARE(each[u"where"_s][u"kind"_s].toString(), u"control"_s);
    }
    // The same input gives the same bytes.
    QCOMPARE(check(policy, u"json"_s).out, check(policy, u"json"_s).out);
}

void TestGate::anUnusablePolicyIsRefusedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QByteArray>("where");
    const auto row = [](const char *name, const QByteArray &policy, const char *where) {
        QTest::newRow(name) << policy << QByteArray(where);
    };
    row("no JSON", "{", "byte");
    row("no object", "[]", "policy.json");
    row("other format", R"({"format": "x", "version": 1, "name": "n", "rules": {}})", "/format");
    row("later version", R"({"format": "redoubt-policy", "version": 2, "name": "n", "rules": {}})",
        "/version");
    row("no rules", R"({"format": "redoubt-policy", "version": 1, "name": "n"})", "/rules");
    row("unknown rule", policyOf(R"({"be-nice": true})"), "be-nice");
    row("unknown level", policyOf(R"({"threats-at-most": {"level": "huge"}})"),
        "/rules/threats-at-most/level");
    row("wrong type", policyOf(R"({"no-review-again": "yes"})"), "/rules/no-review-again");
    row("out of range", policyOf(R"({"coverage-at-least": 101})"), "/rules/coverage-at-least");
    row("unknown check", policyOf(R"({"quality": ["be-nice"]})"), "/rules/quality");
    row("version no text", policyOf(R"({"catalogs-not-older-than": {"atlas": 2}})"),
        "/rules/catalogs-not-older-than");
    row("exemption of no rule",
        policyOf("{}", R"([{"rule": "x", "owner": "A", "reason": "r", "expires": "2027-01-01"}])"),
        "/exemptions/0/rule");
    row("exemption of nobody", policyOf("{}", R"([{"rule": "quality", "owner": " ", "reason": "r",
                            "expires": "2027-01-01"}])"),
        "/exemptions/0/owner");
    row("exemption for ever",
        policyOf("{}", R"([{"rule": "quality", "owner": "A", "reason": "r", "expires": "never"}])"),
        "/exemptions/0/expires");
}

void TestGate::anUnusablePolicyIsRefusedWithItsPath()
{
    QFETCH(QByteArray, policy);
    QFETCH(QByteArray, where);
    const Ran ran = check(policy);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.contains(where), ran.err.constData());
}

void TestGate::theSchemaAndTheReaderKnowTheSameRules()
{
    QFile file(u":/resources/schemas/policy.schema.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject properties = schema[u"properties"_s].toObject();
    QStringList rules = properties[u"rules"_s][u"properties"_s].toObject().keys();
    QStringList named;
    const QJsonValue exemption = properties[u"exemptions"_s][u"items"_s][u"properties"_s];
    for (const QJsonValue each : exemption[u"rule"_s][u"enum"_s].toArray())
        named.append(each.toString());
    named.sort();
    QCOMPARE(named, rules);
    // What an unknown rule is answered with lists them all.
    const Ran ran = check(policyOf(
            "{}", R"([{"rule": "x", "owner": "A", "reason": "r", "expires": "2027-01-01"}])"));
    for (const QString &rule : rules)
        QVERIFY2(ran.err.contains(rule.toUtf8()), qPrintable(rule));
}

void TestGate::theExampleOfTheManualIsUsable()
{
    QFile page(u":/resources/manual/policy.md"_s);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    const qsizetype from = text.indexOf(u"```json\n"_s);
    QVERIFY(from > 0);
    const QString example = text.mid(from + 8, text.indexOf(u"```"_s, from + 8) - from - 8);
    const Ran ran = check(example.toUtf8());
    QVERIFY2(ran.status == 0 || ran.status == 1, ran.err.constData());
    for (const quality::Check &check : quality::checks())
        QVERIFY2(text.contains(u"`%1`"_s.arg(check.id)), qPrintable(check.id));
}

void TestGate::qualityListsFindingsWithTheirPlaces()
{
    const Ran ran =
            run({ u"quality"_s, u"a b.redoubt"_s, u"--json"_s, u"--date"_s, u"2026-11-24"_s });
    QCOMPARE(ran.status, 0);
    const QJsonObject said = QJsonDocument::fromJson(ran.out).object();
    const QJsonArray findings = said[u"findings"_s].toArray();
    QVERIFY(findings.size() > 10);
    for (const QJsonValue each : findings) {
        QVERIFY(!each[u"text"_s].toString().isEmpty());
        QVERIFY(!each[u"next"_s].toString().isEmpty());
        QVERIFY(each.toObject().contains(u"where"_s) || each.toObject().contains(u"threat"_s));
    }
    QVERIFY(said[u"readiness"_s][u"criteria"_s].toArray().size() >= 10);
    QCOMPARE(said[u"readiness"_s][u"ready"_s].toBool(), false);
    const Ran table = run({ u"quality"_s, u"a b.redoubt"_s, u"--date"_s, u"2026-11-24"_s });
    QVERIFY(table.out.contains("artifact-without-ratings"));
}

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
