#include "model/store/projectfile.h"
#include "tests/support/telecomstory.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The whole way from a template to the reports by command line alone, as a pipeline or a script
/// would go it: thirty decisions, twelve controls, two acceptances, a baseline, every report.
class TestTelecomStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void thirtyDecisionsStandInTheRegister();
    void twelveControlsStandAsTheyWereSaid();
    void anAcceptanceLapsesByItself();
    void everyAudienceGetsEveryFormat_data();
    void everyAudienceGetsEveryFormat();
    void theTechnicalPagesHaveEveryRegisterRow();
    void thePageAsksNobodyForAnything();
    void theWorkbookHasTypesAndNoFormula();
    void theReportOfTheBaselineIsOfThen();
    void theChangeReportSaysWhatChanged();
    void theFileIsWhole();

private:
    struct Ran
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };
    Ran run(const QStringList &arguments, const QString &program = {}) const;
    /// Runs a command on the day of the decisions in somebody's name; fails the test otherwise.
    QByteArray said(const QStringList &arguments, const QString &author = u"Amara Osei"_s) const;
    QByteArray bytes(const QString &name) const;
    QJsonArray threats() const;
    void decide();
    void place();
    static QStringList optionsOf(const QString &audience);
    QString day(int after = 0) const { return m_day.addDays(after).toString(Qt::ISODate); }

    const QDate m_day { 2026, 11, 24 };
    QTemporaryDir m_folder;
};

TestTelecomStory::Ran TestTelecomStory::run(const QStringList &arguments,
                                            const QString &program) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(program.isEmpty() ? QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl") : program,
                  arguments);
    process.waitForFinished(120000);
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
             process.readAllStandardOutput(), process.readAllStandardError() };
}

QByteArray TestTelecomStory::said(const QStringList &arguments, const QString &author) const
{
    const Ran ran = run(arguments + QStringList { u"--date"_s, day(), u"--author"_s, author });
    if (ran.status != 0)
        qFatal("%s: %s", qPrintable(arguments.join(u' ')), ran.err.constData());
    return ran.out.trimmed();
}

QByteArray TestTelecomStory::bytes(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray TestTelecomStory::threats() const
{
    const Ran ran = run({ u"register"_s, u"a.redoubt"_s, u"--json"_s, u"--date"_s, day() });
    return QJsonDocument::fromJson(ran.out).object()[u"threats"_s].toArray();
}

void TestTelecomStory::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    const Ran made = run({ u"new"_s, u"a.redoubt"_s, u"--template"_s,
                           u"telecom-anomaly-detection"_s, u"--date"_s, day() });
    QVERIFY2(made.status == 0, made.err.constData());
    decide();
    place();
    for (const telecomstory::Accepted &accepted : telecomstory::acceptances())
        said({ u"treat"_s, u"a.redoubt"_s, u"accept"_s, u"R-%1"_s.arg(accepted.risk), u"--by"_s,
               accepted.by, u"--until"_s, day(accepted.days), u"--reason"_s, accepted.reason },
             accepted.by);
    said({ u"baseline"_s, u"a.redoubt"_s, u"create"_s, u"--name"_s, u"Before the pilot"_s,
           u"--unfinished"_s, u"The undecided threats follow in January."_s });
    // What happens between the baseline and the report.
    const QString title =
            u"Floods of Partner KPIs from Partner KPI feed stop or drown Data collection"_s;
    for (const QJsonValue each : threats()) {
        if (each[u"title"_s].toString() == title)
            said({ u"decide"_s, u"a.redoubt"_s, u"--threat"_s, each[u"key"_s].toString(),
                   u"--state"_s, u"confirmed"_s });
    }
}

void TestTelecomStory::decide()
{
    QHash<QString, QString> keys;
    for (const QJsonValue each : threats())
        keys.insert(each[u"title"_s].toString(), each[u"key"_s].toString());
    for (const telecomstory::Said &decision : telecomstory::decisions()) {
        QStringList arguments { u"decide"_s,   u"a.redoubt"_s,
                                u"--threat"_s, keys.value(decision.title),
                                u"--state"_s,  textOf(decision.state) };
        if (!decision.reason.isEmpty())
            arguments += { u"--reason"_s, decision.reason };
        if (decision.likelihood > 0)
            arguments += { u"--likelihood"_s, QString::number(decision.likelihood), u"--impact"_s,
                           QString::number(decision.impact) };
        said(arguments);
    }
}

void TestTelecomStory::place()
{
    for (const telecomstory::Measure &measure : telecomstory::measures()) {
        const bool verified = measure.status == ControlStatus::Verified;
        QStringList arguments {
            u"control"_s,    u"a.redoubt"_s,
            u"place"_s,      measure.control,
            u"--on"_s,       QString(measure.place).replace(u"->"_s, u"\u2192"_s),
            u"--owner"_s,    measure.owner,
            u"--coverage"_s, QString::number(measure.coverage),
            u"--status"_s,   textOf(verified ? ControlStatus::Implemented : measure.status)
        };
        if (!measure.due.isEmpty())
            arguments += { u"--due"_s, measure.due };
        const QString id = QString::fromLatin1(said(arguments));
        if (!verified)
            continue;
        QStringList evidence { u"control"_s, u"a.redoubt"_s, u"evidence"_s,
                               id,           u"--note"_s,    measure.note };
        if (!measure.link.isEmpty())
            evidence += { u"--link"_s, measure.link };
        said(evidence);
        said({ u"control"_s, u"a.redoubt"_s, u"set"_s, id, u"--status"_s, u"verified"_s,
               u"--verifier"_s, measure.verifier, u"--method"_s, measure.method, u"--verified-on"_s,
               day(), u"--period"_s, u"12"_s });
    }
}

void TestTelecomStory::thirtyDecisionsStandInTheRegister()
{
    QCOMPARE(telecomstory::decisions().size(), 30);
    QHash<QString, QJsonObject> rows;
    for (const QJsonValue each : threats())
        rows.insert(each[u"title"_s].toString(), each.toObject());
    for (const telecomstory::Said &decision : telecomstory::decisions()) {
        const QJsonObject row = rows.value(decision.title);
        QCOMPARE(row[u"state"_s].toString(), textOf(decision.state));
        if (decision.state == DecisionState::Dismissed)
            QCOMPARE(row[u"rationale"_s].toString(), decision.reason);
        if (decision.likelihood > 0)
            QCOMPARE(row[u"inherent"_s][u"likelihood"_s].toDouble(), decision.likelihood);
    }
}

void TestTelecomStory::twelveControlsStandAsTheyWereSaid()
{
    QCOMPARE(telecomstory::measures().size(), 12);
    QHash<QString, QJsonObject> controls;
    const Ran listed = run({ u"control"_s, u"a.redoubt"_s, u"list"_s, u"--json"_s });
    for (const QJsonValue each : QJsonDocument::fromJson(listed.out).array())
        controls.insert(each[u"control"_s].toString(), each.toObject());
    QSet<QString> statuses;
    for (const telecomstory::Measure &measure : telecomstory::measures()) {
        const QJsonObject control = controls.value(measure.control);
        QCOMPARE(control[u"status"_s].toString(), textOf(measure.status));
        QCOMPARE(control[u"owner"_s].toString(), measure.owner);
        QCOMPARE(control[u"places"_s][0][u"coverage"_s].toInt(), measure.coverage);
        QCOMPARE(control[u"evidence"_s].toInt(), measure.note.isEmpty() ? 0 : 1);
        statuses.insert(control[u"status"_s].toString());
    }
    QCOMPARE(statuses.size(), enumWords<ControlStatus>.size());
}

void TestTelecomStory::anAcceptanceLapsesByItself()
{
    const auto report = [&](int after) {
        const Ran ran = run({ u"report"_s, u"a.redoubt"_s, u"--sections"_s, u"risks"_s, u"-o"_s,
                              u"risks.md"_s, u"--date"_s, day(after) });
        return ran.status == 0 ? QString::fromUtf8(bytes(u"risks.md"_s)) : QString();
    };
    QVERIFY(report(0).contains(u"accepted"_s));
    QVERIFY(!report(0).contains(u"lapsed"_s));
    QVERIFY(report(telecomstory::daysToReport).contains(u"lapsed"_s));
}

void TestTelecomStory::everyAudienceGetsEveryFormat_data()
{
    QTest::addColumn<QString>("audience");
    QTest::addColumn<QString>("suffix");
    for (const char *audience : { "executive", "technical", "auditor", "partner", "change" }) {
        for (const char *suffix : { "pdf", "html", "odt", "xlsx", "md", "csv" })
            QTest::addRow("%s %s", audience, suffix)
                    << QString::fromLatin1(audience) << QString::fromLatin1(suffix);
    }
}

/// An auditor reads a baseline, a partner its own zones, a change report what lies since.
QStringList TestTelecomStory::optionsOf(const QString &audience)
{
    QStringList options { u"--audience"_s, audience };
    if (audience == u"auditor")
        options += { u"--baseline"_s, u"B1"_s };
    else if (audience == u"partner")
        options += { u"--operator"_s, u"third-party"_s };
    else if (audience == u"change")
        options += { u"--since"_s, u"B1"_s };
    return options;
}

void TestTelecomStory::everyAudienceGetsEveryFormat()
{
    QFETCH(QString, audience);
    QFETCH(QString, suffix);
    const QString name = u"%1.%2"_s.arg(audience, suffix);
    const Ran ran = run(QStringList { u"report"_s, u"a.redoubt"_s, u"-o"_s, name, u"--date"_s,
                                      day(telecomstory::daysToReport) }
                        + optionsOf(audience));
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QByteArray report = bytes(name);
    const QHash<QString, QByteArray> starts { { u"pdf"_s, "%PDF-" },
                                              { u"html"_s, "<!DOCTYPE html>" },
                                              { u"odt"_s, "PK" },
                                              { u"xlsx"_s, "PK" },
                                              { u"md"_s, "# RAN anomaly detection" } };
    QVERIFY2(report.startsWith(starts.value(suffix)), report.left(40).constData());
    QVERIFY(report.size() > 200);
}

void TestTelecomStory::theTechnicalPagesHaveEveryRegisterRow()
{
    const auto flat = [](const QByteArray &text) {
        return QString::fromUtf8(text)
                .normalized(QString::NormalizationForm_KC)
                .remove(QChar(0xad))
                .remove(u'-')
                .simplified()
                .remove(u' ');
    };
    const Ran ran = run({ u"report"_s, u"a.redoubt"_s, u"-o"_s, u"t.pdf"_s, u"--date"_s, day() });
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QString text = flat(run({ u"t.pdf"_s, u"-"_s }, u"pdftotext"_s).out);
    const QJsonArray rows = threats();
    QVERIFY(rows.size() > 100);
    for (const QJsonValue row : rows)
        QVERIFY2(text.contains(flat(row[u"title"_s].toString().toUtf8())),
                 qPrintable(row[u"title"_s].toString()));
    for (const telecomstory::Said &decision : telecomstory::decisions())
        QVERIFY2(text.contains(flat(decision.reason.toUtf8())), qPrintable(decision.reason));
}

void TestTelecomStory::thePageAsksNobodyForAnything()
{
    for (const QString &audience :
         { u"executive"_s, u"technical"_s, u"auditor"_s, u"partner"_s, u"change"_s }) {
        const Ran ran = run(QStringList { u"report"_s, u"a.redoubt"_s, u"-o"_s, u"page.html"_s,
                                          u"--date"_s, day() }
                            + optionsOf(audience));
        QVERIFY2(ran.status == 0, ran.err.constData());
        const QString page = QString::fromUtf8(bytes(u"page.html"_s));
        const QRegularExpression fetching(
                u"<(script|link|iframe|object|embed|base|video|audio)|"
                u"(src|srcset|poster|action)=\"(?!data:)|url\\((?!data:)|@import|http-equiv=\"refresh\""_s);
        const QRegularExpressionMatch match = fetching.match(page);
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    }
}

void TestTelecomStory::theWorkbookHasTypesAndNoFormula()
{
    const Ran ran = run({ u"report"_s, u"a.redoubt"_s, u"-o"_s, u"t.xlsx"_s, u"--date"_s, day() });
    QVERIFY2(ran.status == 0, ran.err.constData());
    const Ran read =
            run({ QStringLiteral(REDOUBT_SOURCE_DIR "/tests/data/readreport.py"), u"t.xlsx"_s },
                u"python3"_s);
    const QJsonObject book = QJsonDocument::fromJson(read.out).object();
    QCOMPARE(book[u"formulas"_s].toInt(), 0);
    QVERIFY(book[u"links"_s].toArray().isEmpty());
    const QJsonArray register_ = book[u"sheets"_s][u"Threat register"_s].toArray();
    QVERIFY(register_.size() > 90);
    // Likelihood, impact and the day of the decision are numbers; a first decided row has all
    // three.
    QStringList numbers;
    for (const QJsonValue cell : register_.at(1).toArray()) {
        if (cell[0].toString() == u"n" && !cell[1].toString().isEmpty())
            numbers.append(cell[1].toString());
    }
    QCOMPARE(numbers.size(), 3);
    QCOMPARE(QDate(1899, 12, 30).addDays(numbers.last().toInt()), m_day);
}

void TestTelecomStory::theReportOfTheBaselineIsOfThen()
{
    const auto undecided = [&](const QStringList &options) {
        const Ran ran = run(QStringList { u"report"_s, u"a.redoubt"_s, u"-o"_s, u"s.md"_s,
                                          u"--date"_s, day(), u"--sections"_s, u"summary"_s }
                            + options);
        const QRegularExpression count(u"and (\\d+) of them still wait"_s);
        return ran.status == 0
                       ? count.match(QString::fromUtf8(bytes(u"s.md"_s))).captured(1).toInt()
                       : -1;
    };
    const int now = undecided({});
    QVERIFY(now > 0);
    QCOMPARE(undecided({ u"--baseline"_s, u"B1"_s }), now + 1);
}

void TestTelecomStory::theChangeReportSaysWhatChanged()
{
    const Ran ran =
            run(QStringList { u"report"_s, u"a.redoubt"_s, u"-o"_s, u"c.md"_s, u"--date"_s, day() }
                + optionsOf(u"change"_s));
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QString page = QString::fromUtf8(bytes(u"c.md"_s));
    QVERIFY(page.contains(u"Floods of Partner KPIs"_s));
    QVERIFY(page.contains(u"B1 Before the pilot"_s));
}

void TestTelecomStory::theFileIsWhole()
{
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s }).status, 0);
}

QTEST_GUILESS_MAIN(TestTelecomStory)
#include "tst_telecomstory.moc"
