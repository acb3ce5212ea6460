#include "model/core/operations/decide.h"
#include "model/store/projectfile.h"
#include "tests/support/sqlattack.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The command line as a script uses it: the real program, real files.
class TestRedoubtctl : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void proposalsOfTheReferenceMeetTheirGoals();
    void proposalsAreTheSameBytesEveryTime();
    void exportImportExportGivesTheSameBytesAndKeys();
    void aRefusedFileIsImportedAsData();
    void aControlLowersTheThreatAndHidesNothing();
    void aDismissalNeedsAReasonAndStays();
    void ratingOneAxisKeepsTheOther();
    void wordsThatNoCommandReadsAreRefused();
    void verifiedTakesFourEyesOnTheCommandLineToo();
    void evidenceIsKeptAndRefusedByTheSameRules();
    void acceptingTakesAuthorityReasonAndExpiry();
    void badInputSaysWhatAndWhatNext_data();
    void badInputSaysWhatAndWhatNext();
    void alteredRowsAreFoundWithStockSqlite_data();
    void alteredRowsAreFoundWithStockSqlite();
    void aTeamsCatalogNextToTheProjectCounts();
    void anAtlasFileIsImportedPreviewedAndApplied();
    void reportsRepeatAndHaveEveryThreat();
    void picturesRepeatAndAreRefusedWithAReason();

private:
    struct Ran
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };
    Ran run(const QStringList &arguments, const QString &program = {});
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QByteArray bytes(const QString &name) const;
    void write(const QString &name, const QByteArray &content) const;
    QJsonArray proposals(const QString &file);
    static QJsonObject withKey(const QJsonArray &all, const QString &key);

    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
};

void TestRedoubtctl::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
    const Ran made = run({ u"new"_s, u"a.redoubt"_s, u"--template"_s, u"mlops-reference"_s,
                           u"--author"_s, u"Ada"_s, u"--date"_s, u"2026-11-24"_s });
    QVERIFY2(made.status == 0, made.err.constData());
}

TestRedoubtctl::Ran TestRedoubtctl::run(const QStringList &arguments, const QString &program)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(program.isEmpty() ? QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl") : program,
                  arguments);
    process.waitForFinished(60000);
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
             process.readAllStandardOutput(), process.readAllStandardError() };
}

QByteArray TestRedoubtctl::bytes(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRedoubtctl::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QJsonArray TestRedoubtctl::proposals(const QString &file)
{
    const Ran ran = run({ u"propose"_s, file, u"--json"_s, u"--date"_s, u"2026-11-24"_s });
    return QJsonDocument::fromJson(ran.out).object().value(u"proposals"_s).toArray();
}

QJsonObject TestRedoubtctl::withKey(const QJsonArray &all, const QString &key)
{
    for (const QJsonValue one : all) {
        if (one[u"key"_s].toString() == key)
            return one.toObject();
    }
    return {};
}

void TestRedoubtctl::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("command");
    const Ran usage = run({ u"--help"_s });
    int commands = 0;
    for (const QByteArray &line : usage.out.split('\n')) {
        if (!line.startsWith("  "))
            continue;
        const QByteArray name = line.trimmed().split(' ').first();
        QTest::newRow(name.constData()) << QString::fromUtf8(name);
        ++commands;
    }
    QVERIFY(commands >= 12);
}

void TestRedoubtctl::everyCommandExplainsItself()
{
    QFETCH(QString, command);
    const Ran help = run({ command, u"--help"_s });
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.startsWith("Usage: redoubtctl " + command.toUtf8() + " [options] "));
    QVERIFY(help.err.isEmpty());
    const Ran bare = run({ command });
    QCOMPARE(bare.status, 2);
    QVERIFY2(bare.err.contains("Usage: redoubtctl"), bare.err.constData());
    QCOMPARE(run({ command, u"--no-such-option"_s }).status, 2);
}

void TestRedoubtctl::proposalsOfTheReferenceMeetTheirGoals()
{
    QCOMPARE(run({ u"export"_s, u"a.redoubt"_s, u"-o"_s, u"a.json"_s }).status, 0);
    const QJsonObject project = QJsonDocument::fromJson(bytes(u"a.json"_s)).object();
    const QJsonArray all = proposals(u"a.redoubt"_s);
    QVERIFY(all.size() > 100);

    QSet<QString> subjects;
    QSet<QString> strides;
    QSet<QString> owasp;
    int severe = 0;
    for (const QJsonValue one : all) {
        const QByteArray where = one[u"key"_s].toString().toUtf8();
        subjects.insert(one[u"subject"_s][u"id"_s].toString());
        strides.insert(one[u"stride"_s].toString());
        for (const QJsonValue id : one[u"owasp_ml"_s].toArray())
            owasp.insert(id.toString());
        const QString level = one[u"inherent"_s][u"level"_s].toString();
        severe += level == u"high" || level == u"critical" ? 1 : 0;
        QVERIFY2(!one[u"rule"_s].toString().isEmpty(), where.constData());
        QVERIFY2(!one[u"atlas"_s].toArray().isEmpty(), where.constData());
        // The why speaks of the project's own names.
        const QString subject = one[u"subject"_s][u"name"_s].toString().section(u" → "_s, 0, 0);
        QString why;
        for (const QJsonValue sentence : one[u"why"_s].toArray())
            why += sentence.toString() + u'\n';
        QVERIFY2(why.contains(subject), where.constData());
    }
    QCOMPARE(strides.size(), 6);
    QCOMPARE(owasp.size(), 10);
    QVERIFY2(severe * 3 <= all.size(), qPrintable(QString::number(severe)));
    int carrying = 0;
    for (const QJsonValue flow : project.value(u"flows"_s).toArray()) {
        if (flow[u"artifacts"_s].toArray().isEmpty())
            continue;
        ++carrying;
        QVERIFY2(subjects.contains(flow[u"id"_s].toString()), qPrintable(flow[u"id"_s].toString()));
    }
    QVERIFY(carrying > 20);
}

void TestRedoubtctl::proposalsAreTheSameBytesEveryTime()
{
    const QStringList arguments { u"propose"_s, u"a.redoubt"_s, u"--json"_s, u"--date"_s,
                                  u"2026-11-24"_s };
    const Ran first = run(arguments);
    QCOMPARE(first.status, 0);
    QCOMPARE(run(arguments).out, first.out);
}

void TestRedoubtctl::exportImportExportGivesTheSameBytesAndKeys()
{
    QCOMPARE(run({ u"export"_s, u"a.redoubt"_s, u"-o"_s, u"a.json"_s }).status, 0);
    QCOMPARE(run({ u"import"_s, u"a.json"_s, u"-o"_s, u"b.redoubt"_s }).status, 0);
    QCOMPARE(run({ u"export"_s, u"b.redoubt"_s, u"-o"_s, u"b.json"_s }).status, 0);
    QVERIFY(bytes(u"a.json"_s).size() > 10000);
    QCOMPARE(bytes(u"b.json"_s), bytes(u"a.json"_s));
    QCOMPARE(proposals(u"b.redoubt"_s), proposals(u"a.redoubt"_s));
}

void TestRedoubtctl::aRefusedFileIsImportedAsData()
{
    const QString strange = path(u"strange.redoubt"_s);
    QVERIFY(QFile::copy(path(u"a.redoubt"_s), strange));
    QCOMPARE(sqlattack::run(strange, u"CREATE TABLE evil (x)"_s), QString());
    QCOMPARE(run({ u"propose"_s, u"strange.redoubt"_s }).status, 2);
    const Ran imported = run({ u"import"_s, u"strange.redoubt"_s, u"-o"_s, u"clean.redoubt"_s });
    QVERIFY2(imported.status == 0, imported.err.constData());
    QVERIFY2(imported.out.contains("Left out: ") && imported.out.contains("table evil"),
             imported.out.constData());
    QCOMPARE(run({ u"export"_s, u"a.redoubt"_s }).out,
             run({ u"export"_s, u"clean.redoubt"_s }).out);
    QCOMPARE(run({ u"verify"_s, u"clean.redoubt"_s }).status, 0);
}

void TestRedoubtctl::aControlLowersTheThreatAndHidesNothing()
{
    const QJsonArray before = proposals(u"a.redoubt"_s);
    QString key;
    QString subject;
    for (const QJsonValue one : before) {
        if (one[u"rule"_s].toString() == u"models.replaced-in-transit"
            && one[u"current"_s][u"score"_s] == one[u"inherent"_s][u"score"_s]) {
            key = one[u"key"_s].toString();
            subject = one[u"subject"_s][u"id"_s].toString();
            break;
        }
    }
    QVERIFY(!key.isEmpty());
    const Ran placed =
            run({ u"control"_s, u"a.redoubt"_s, u"place"_s, u"transport-encryption"_s, u"--on"_s,
                  subject, u"--status"_s, u"implemented"_s, u"--coverage"_s, u"100"_s });
    QVERIFY2(placed.status == 0, placed.err.constData());
    const QJsonArray after = proposals(u"a.redoubt"_s);
    QCOMPARE(after.size(), before.size());
    const double was = withKey(before, key)[u"current"_s][u"likelihood"_s].toDouble();
    const double is = withKey(after, key)[u"current"_s][u"likelihood"_s].toDouble();
    QVERIFY2(is < was, qPrintable(u"%1 %2"_s.arg(was).arg(is)));
    QCOMPARE(withKey(after, key)[u"inherent"_s], withKey(before, key)[u"inherent"_s]);
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s }).status, 0);
}

void TestRedoubtctl::aDismissalNeedsAReasonAndStays()
{
    const QString key = proposals(u"a.redoubt"_s).last()[u"key"_s].toString();
    const QByteArray before = bytes(u"a.redoubt"_s);
    const QStringList dismiss { u"decide"_s, u"a.redoubt"_s, u"--threat"_s,
                                key,         u"--state"_s,   u"dismissed"_s };
    const Ran refused = run(dismiss);
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.contains("reason"), refused.err.constData());
    QCOMPARE(bytes(u"a.redoubt"_s), before);
    const Ran done = run(dismiss + QStringList { u"--reason"_s, u"out of scope"_s });
    QVERIFY2(done.status == 0, done.err.constData());
    QCOMPARE(withKey(proposals(u"a.redoubt"_s), key)[u"state"_s].toString(), u"dismissed"_s);
}

void TestRedoubtctl::ratingOneAxisKeepsTheOther()
{
    const QString key = proposals(u"a.redoubt"_s).last()[u"key"_s].toString();
    const QStringList rate { u"decide"_s, u"a.redoubt"_s, u"--threat"_s,
                             key,         u"--reason"_s,  u"seen in the room"_s };
    QCOMPARE(run(rate + QStringList { u"--likelihood"_s, u"2.01"_s }).status, 0);
    QCOMPARE(run(rate + QStringList { u"--impact"_s, u"4"_s }).status, 0);
    const auto file = ProjectFile::read(path(u"a.redoubt"_s));
    QVERIFY(file);
    const Decision *decision = operations::decisionOn(file->project, key);
    QVERIFY(decision);
    QCOMPARE(decision->likelihood, 2010);
    QCOMPARE(decision->impact, 4000);
}

void TestRedoubtctl::wordsThatNoCommandReadsAreRefused()
{
    const Ran ran = run({ u"verify"_s, u"a.redoubt"_s, u"b.redoubt"_s });
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("\"b.redoubt\""), ran.err.constData());
}

void TestRedoubtctl::verifiedTakesFourEyesOnTheCommandLineToo()
{
    const QStringList day { u"--date"_s, u"2026-11-24"_s, u"--author"_s, u"Ada"_s };
    const Ran placed =
            run(QStringList { u"control"_s, u"a.redoubt"_s, u"place"_s, u"transport-encryption"_s,
                              u"--on"_s, u"project"_s, u"--owner"_s, u"Olga"_s }
                + day);
    QVERIFY2(placed.status == 0, placed.err.constData());
    const QString id = QString::fromLatin1(placed.out).trimmed();
    const QStringList set =
            QStringList { u"control"_s, u"a.redoubt"_s, u"set"_s, id, u"--status"_s, u"verified"_s }
            + day;
    const QByteArray before = bytes(u"a.redoubt"_s);
    const auto refused = [&](const QStringList &more, const QByteArray &said) {
        const Ran ran = run(set + more);
        return ran.status == 2 && ran.err.contains(said) && bytes(u"a.redoubt"_s) == before;
    };
    QVERIFY(refused({}, "nobody is named who verified it"));
    QVERIFY(refused({ u"--verifier"_s, u"Olga"_s }, "the same person"));
    QVERIFY(refused({ u"--verifier"_s, u"Vera"_s }, "how it was verified"));
    QVERIFY(refused({ u"--verifier"_s, u"Vera"_s, u"--method"_s, u"review"_s }, "the day"));
    const QStringList almost { u"--verifier"_s, u"Vera"_s, u"--method"_s, u"review"_s,
                               u"--verified-on"_s };
    QVERIFY(refused(almost + QStringList { u"2026-11-25"_s, u"--period"_s, u"12"_s },
                    "still to come"));
    QVERIFY(refused(almost + QStringList { u"2026-11-20"_s }, "how long"));
    const Ran done = run(set + almost + QStringList { u"2026-11-20"_s, u"--period"_s, u"12"_s });
    QVERIFY2(done.status == 0, done.err.constData());
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s }).status, 0);
}

void TestRedoubtctl::evidenceIsKeptAndRefusedByTheSameRules()
{
    const Ran placed = run({ u"control"_s, u"a.redoubt"_s, u"place"_s, u"transport-encryption"_s,
                             u"--on"_s, u"project"_s });
    const QString id = QString::fromLatin1(placed.out).trimmed();
    const QStringList add { u"control"_s, u"a.redoubt"_s, u"evidence"_s, id };
    QVERIFY(run(add + QStringList { u"--link"_s, u"javascript:alert(1)"_s }).status == 2);
    QVERIFY(run(add).status == 2);
    QVERIFY(run(add + QStringList { u"--provider"_s, u"Cloud"_s, u"--note"_s, u"SOC 2"_s }).status
            == 2);
    write(u"report.txt"_s, "what the test said");
    const Ran kept = run(add + QStringList { u"--file"_s, u"report.txt"_s });
    QVERIFY2(kept.status == 0, kept.err.constData());
    write(u"large.bin"_s, QByteArray(10 * 1024 * 1024 + 1, 'x'));
    const Ran large = run(add + QStringList { u"--file"_s, u"large.bin"_s });
    QCOMPARE(large.status, 2);
    QVERIFY2(large.err.contains("larger than 10 MB"), large.err.constData());
    const Ran listed = run({ u"control"_s, u"a.redoubt"_s, u"list"_s, u"--json"_s });
    bool counted = false;
    for (const QJsonValue one : QJsonDocument::fromJson(listed.out).array())
        counted = counted || (one[u"id"_s].toString() == id && one[u"evidence"_s].toInt() == 1);
    QVERIFY(counted);
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s }).status, 0);
}

void TestRedoubtctl::acceptingTakesAuthorityReasonAndExpiry()
{
    const QStringList day { u"--date"_s, u"2026-11-24"_s };
    const QString key = proposals(u"a.redoubt"_s).first()[u"key"_s].toString();
    const Ran gathered = run(QStringList { u"treat"_s, u"a.redoubt"_s, u"gather"_s, u"--title"_s,
                                           u"Blind detector"_s, u"--threat"_s, key }
                             + day);
    QVERIFY2(gathered.status == 0, gathered.err.constData());
    const QString risk = QString::fromLatin1(gathered.out).trimmed();
    const Ran owned = run(QStringList { u"treat"_s, u"a.redoubt"_s, u"set"_s, risk, u"--owner"_s,
                                        u"Olga"_s, u"--treatment"_s, u"mitigate"_s }
                          + day);
    QVERIFY2(owned.status == 0, owned.err.constData());
    const QStringList accept = QStringList { u"treat"_s, u"a.redoubt"_s, u"accept"_s, risk } + day;
    const QStringList terms { u"--until"_s, u"2027-05-31"_s, u"--reason"_s, u"insured"_s };
    const Ran stranger = run(accept + terms + QStringList { u"--by"_s, u"Somebody"_s });
    QCOMPARE(stranger.status, 2);
    QVERIFY2(stranger.err.contains("Somebody"), stranger.err.constData());
    QCOMPARE(run(accept + QStringList { u"--by"_s, u"Olga"_s, u"--until"_s, u"2027-05-31"_s })
                     .status,
             2);
    QCOMPARE(run(accept + QStringList { u"--by"_s, u"Olga"_s, u"--reason"_s, u"insured"_s }).status,
             2);
    const Ran done = run(accept + terms + QStringList { u"--by"_s, u"Olga"_s });
    QVERIFY2(done.status == 0, done.err.constData());
}

void TestRedoubtctl::badInputSaysWhatAndWhatNext_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QFile rules(QStringLiteral(REDOUBT_SOURCE_DIR "/catalogs/rules/data.json"));
    QVERIFY(rules.open(QIODevice::ReadOnly));
    const QByteArray catalog = rules.readAll();
    QByteArray wrongField = catalog;
    wrongField.replace(wrongField.indexOf("\"stride\""), 8, "\"strude\"");
    const QByteArray dangling =
            R"({"format":"redoubt-project","version":1,"project":{"id":"00000000-0000-4000-8000-000000000001","name":"x"},)"
            R"("flows":[{"id":"00000000-0000-4000-8000-000000000002","source":"00000000-0000-4000-8000-000000000003",)"
            R"("target":"00000000-0000-4000-8000-000000000003"}]})";
    const QStringList import { u"import"_s, u"bad"_s, u"-o"_s, u"out.redoubt"_s };

    QTest::newRow("catalog with a wrong field")
            << wrongField << QStringList { u"catalog"_s, u"validate"_s, u"bad"_s }
            << QByteArray("/rules/0/");
    QTest::newRow("project file that is a text file")
            << QByteArray("Dear reader") << QStringList { u"info"_s, u"bad"_s }
            << QByteArray("not a project file");
    QTest::newRow("empty project file")
            << QByteArray() << QStringList { u"info"_s, u"bad"_s } << QByteArray("bad: ");
    QTest::newRow("truncated project file")
            << QByteArray("TRUNCATED") << QStringList { u"verify"_s, u"bad"_s }
            << QByteArray("but it has 40000");
    QTest::newRow("dangling reference") << dangling << import << QByteArray("/flows/0/source");
    QTest::newRow("half a JSON") << QByteArray("{\"format\":") << import << QByteArray("bad: ");
    QTest::newRow("nesting without end")
            << QByteArray(100000, '[') << import << QByteArray("bad: ");
    QTest::newRow("no such template")
            << QByteArray() << QStringList { u"new"_s, u"out.redoubt"_s, u"--template"_s, u"x"_s }
            << QByteArray("mlops-reference");
    QTest::newRow("no such threat")
            << QByteArray()
            << QStringList { u"decide"_s,  u"a.redoubt"_s, u"--threat"_s, u"x@y"_s,
                             u"--state"_s, u"confirmed"_s, u"-o"_s,       u"out.redoubt"_s }
            << QByteArray("register prints the keys");
    QTest::newRow("no such place")
            << QByteArray()
            << QStringList { u"control"_s, u"a.redoubt"_s, u"place"_s, u"transport-encryption"_s,
                             u"--on"_s,    u"Nowhere"_s,   u"-o"_s,    u"out.redoubt"_s }
            << QByteArray("Nowhere");
    QTest::newRow("a day that is none")
            << QByteArray() << QStringList { u"propose"_s, u"a.redoubt"_s, u"--date"_s, u"1"_s }
            << QByteArray("2026-11-24");
}

void TestRedoubtctl::badInputSaysWhatAndWhatNext()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const QByteArray before = bytes(u"a.redoubt"_s);
    write(u"bad"_s, content == "TRUNCATED" ? before.left(40000) : content);
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY2(ran.err.contains(said), ran.err.constData());
    QVERIFY(!QFile::exists(path(u"out.redoubt"_s)));
    QCOMPARE(bytes(u"a.redoubt"_s), before);
}

void TestRedoubtctl::alteredRowsAreFoundWithStockSqlite_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("a journal row") << u"UPDATE journal SET author = 'Eve' WHERE number = 2"_s;
    QTest::newRow("a record") << u"UPDATE elements SET name = 'x' WHERE name = 'Model registry'"_s;
    QTest::newRow("a record less") << u"DELETE FROM risk__threats WHERE position = 0"_s;
    QTest::newRow("a journal row less") << u"DELETE FROM journal WHERE number = 1"_s;
}

void TestRedoubtctl::alteredRowsAreFoundWithStockSqlite()
{
    QFETCH(QString, sql);
    const QString key = proposals(u"a.redoubt"_s).first()[u"key"_s].toString();
    QCOMPARE(run({ u"decide"_s, u"a.redoubt"_s, u"--threat"_s, key, u"--state"_s, u"confirmed"_s })
                     .status,
             0);
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s }).status, 0);
    const Ran altered = run({ u"a.redoubt"_s, sql }, u"sqlite3"_s);
    QVERIFY2(altered.status == 0, altered.err.constData());
    const Ran checked = run({ u"verify"_s, u"a.redoubt"_s });
    QCOMPARE(checked.status, 1);
    QVERIFY(checked.out.size() + checked.err.size() > 20);
}

void TestRedoubtctl::aTeamsCatalogNextToTheProjectCounts()
{
    const auto before = proposals(u"a.redoubt"_s).size();
    QFile bundled(QStringLiteral(REDOUBT_SOURCE_DIR "/catalogs/rules/design.json"));
    QVERIFY(bundled.open(QIODevice::ReadOnly));
    QByteArray rules = bundled.readAll();
    rules.replace("\"rules-design\"", "\"rules-team\"").replace("\"design.", "\"team.");
    rules.replace("\"design\"", "\"team\"");
    QVERIFY(QDir(m_folder->path()).mkdir(u"redoubt-catalogs"_s));
    write(u"redoubt-catalogs/team.json"_s, rules);
    write(u"redoubt-catalogs/worse.json"_s, "{}");
    QVERIFY(proposals(u"a.redoubt"_s).size() > before);
    const Ran ran = run({ u"propose"_s, u"a.redoubt"_s });
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.err.contains("worse.json"), ran.err.constData());
}

void TestRedoubtctl::anAtlasFileIsImportedPreviewedAndApplied()
{
    const QByteArray yaml =
            "version: 9.9.9\nmatrices:\n- tactics:\n  - {id: AML.TA0002, name: First}\n"
            "  techniques:\n  - {id: AML.T0000, name: Only one, tactics: [AML.TA0002]}\n"
            "  mitigations: []\ncase-studies: []\n";
    write(u"ATLAS.yaml"_s, yaml);
    const Ran imported =
            run({ u"catalog"_s, u"import"_s, u"ATLAS.yaml"_s, u"-o"_s, u"atlas.json"_s });
    QVERIFY2(imported.status == 0, imported.err.constData());
    QCOMPARE(run({ u"catalog"_s, u"validate"_s, u"atlas.json"_s }).status, 0);

    const QByteArray before = bytes(u"a.redoubt"_s);
    const QStringList update { u"catalog"_s, u"update"_s, u"a.redoubt"_s, u"--with"_s,
                               u"ATLAS.yaml"_s };
    const Ran preview = run(update);
    QVERIFY2(preview.status == 0, preview.err.constData());
    QVERIFY2(preview.out.startsWith("atlas 9.9.9: "), preview.out.constData());
    QCOMPARE(bytes(u"a.redoubt"_s), before);
    const Ran applied = run(update + QStringList { u"--apply"_s });
    QVERIFY2(applied.status == 0, applied.err.constData());
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s }).status, 0);
    // The project now shows what its pinned catalogs say.
    for (const QJsonValue one : proposals(u"a.redoubt"_s)) {
        for (const QJsonValue id : one[u"atlas"_s].toArray())
            QCOMPARE(id.toString(), u"AML.T0000"_s);
    }
}

void TestRedoubtctl::reportsRepeatAndHaveEveryThreat()
{
    for (const QString &form : { u"pdf"_s, u"html"_s, u"odt"_s, u"xlsx"_s, u"md"_s, u"csv"_s }) {
        for (const QString &name : { u"one."_s, u"two."_s }) {
            const Ran ran = run({ u"report"_s, u"a.redoubt"_s, u"-o"_s, name + form, u"--date"_s,
                                  u"2026-11-24"_s });
            QVERIFY2(ran.status == 0, ran.err.constData());
        }
        QVERIFY(bytes(u"one."_s + form).size() > 20000);
        QVERIFY2(bytes(u"one."_s + form) == bytes(u"two."_s + form), qPrintable(form));
    }
    const auto flat = [](const QByteArray &text) {
        // Ligatures of the font are letters again, and lines one.
        return QString::fromUtf8(text)
                .normalized(QString::NormalizationForm_KC)
                .remove(QChar(0xad))
                .remove(u'-') // a hyphen at the end of a line is taken for a broken word
                .simplified()
                .remove(u' ');
    };
    const QString pdf = flat(run({ u"one.pdf"_s, u"-"_s }, u"pdftotext"_s).out);
    const QString html = flat(bytes(u"one.html"_s));
    for (const QJsonValue one : proposals(u"a.redoubt"_s)) {
        const QString title = flat(one[u"title"_s].toString().toUtf8());
        QVERIFY2(pdf.contains(title), qPrintable(one[u"title"_s].toString()));
        QVERIFY2(html.contains(title), qPrintable(one[u"title"_s].toString()));
    }
    const QByteArray page = bytes(u"one.html"_s);
    for (const char *live : { "<script", " src=\"http", "url(http", "@import" })
        QVERIFY2(!page.contains(live), live);
}

void TestRedoubtctl::picturesRepeatAndAreRefusedWithAReason()
{
    for (const QString &form : { u"svg"_s, u"png"_s, u"pdf"_s }) {
        for (const QString &name : { u"one."_s, u"two."_s }) {
            const Ran ran = run({ u"picture"_s, u"a.redoubt"_s, u"-o"_s, name + form });
            QVERIFY2(ran.status == 0, ran.err.constData());
        }
        QVERIFY(bytes(u"one."_s + form).size() > 10000);
        QVERIFY2(bytes(u"one."_s + form) == bytes(u"two."_s + form), qPrintable(form));
    }
    QVERIFY(bytes(u"one.svg"_s).contains("<text"));
    const QStringList wrong[] = { { u"-o"_s, u"x.gif"_s },
                                  { u"-o"_s, u"x.png"_s, u"--scale"_s, u"nan"_s },
                                  { u"-o"_s, u"x.png"_s, u"--scale"_s, u"16"_s },
                                  { u"-o"_s, u"x.svg"_s, u"--diagram"_s, u"none such"_s },
                                  { u"-o"_s, u"x.pdf"_s, u"--paper"_s, u"foolscap"_s } };
    for (const QStringList &options : wrong) {
        const Ran ran = run(QStringList { u"picture"_s, u"a.redoubt"_s } + options);
        QCOMPARE(ran.status, 2);
        QVERIFY(!ran.err.isEmpty());
        QVERIFY(!QFile::exists(path(options.at(1))));
    }
}

QTEST_GUILESS_MAIN(TestRedoubtctl)
#include "tst_redoubtctl.moc"
