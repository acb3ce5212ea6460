#include "model/core/document.h"
#include "model/store/projectfile.h"
#include "tests/support/program.h"
#include "tests/support/samples.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Each would reach for something called "zzreach" if anything took it for more than text.
const QString names[] = {
    u"file:///tmp/zzreach01"_s,
    u"/tmp/zzreach02"_s,
    u"../../zzreach03"_s,
    u"http://127.0.0.1:9/zzreach04"_s,
    u"https://zzreach05.example/x"_s,
    u"\\\\zzreach06\\share\\x"_s,
    u"smb://zzreach07/share"_s,
    u"<img src=\"file:///tmp/zzreach08.png\">"_s,
    u"<img src='http://127.0.0.1:9/zzreach09.png'>"_s,
    u"<link rel=stylesheet href=\"file:///tmp/zzreach10.css\">"_s,
    u"<iframe src=\"//zzreach11.example\"></iframe>"_s,
    u"$(touch /tmp/zzreach12)"_s,
    u"`touch /tmp/zzreach13`"_s,
    u"| touch /tmp/zzreach14"_s,
    u"'; ATTACH DATABASE '/tmp/zzreach15' AS x; --"_s,
    u"=WEBSERVICE(\"http://zzreach16.example\")"_s,
    u"%1 %2 qrc:/zzreach17"_s,
    u"url(/tmp/zzreach18.svg)"_s,
    u"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///tmp/zzreach19\">]>&x;"_s,
    u"data:text/html,<script src=\"http://zzreach20.example\"></script>"_s,
};

} // namespace

/// Names that try to reach a file or the network, through the real programs under strace.
class TestHostileNames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noNameReachesAFileOrTheNetwork_data();
    void noNameReachesAFileOrTheNetwork();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void TestHostileNames::initTestCase()
{
    m_path = m_folder.filePath(u"a.redoubt"_s);
    qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
    auto file = ProjectFile::create(m_folder.filePath(u"first"_s));
    QVERIFY(file);
    Document document((*file)->project(), (*file)->journal(), samples::session(names[0]));
    Edit edit;
    Settings settings;
    settings.id = Id<Settings>(QUuid::createUuid());
    settings.name = settings.description = settings.purpose = names[7];
    settings.classification = names[8];
    edit.add(settings);
    Diagram diagram;
    diagram.id = Id<Diagram>(QUuid::createUuid());
    diagram.name = names[9];
    edit.add(diagram);
    int row = 0;
    for (const QString &name : names) {
        const Zone zone = samples::zone(name);
        edit.add(zone);
        const Artifact artifact = samples::artifact(name);
        edit.add(artifact);
        Element element = samples::element(name, u"data-lake"_s);
        element.description = name;
        element.zone = zone.id;
        element.holds = { artifact.id };
        edit.add(element);
        Placement placement;
        placement.id = Id<Placement>(QUuid::createUuid());
        placement.diagram = diagram.id;
        placement.element = element.id;
        placement.y = 8000 * row++;
        placement.width = 11600;
        placement.height = 4400;
        edit.add(placement);
        Control control;
        control.id = Id<Control>(QUuid::createUuid());
        control.name = control.description = name;
        edit.add(control);
        Evidence evidence;
        evidence.id = Id<Evidence>(QUuid::createUuid());
        evidence.control = control.id;
        evidence.link = evidence.note = name;
        edit.add(evidence);
        Risk risk;
        risk.id = Id<Risk>(QUuid::createUuid());
        risk.title = risk.consequence = name;
        edit.add(risk);
    }
    const Result<void> pushed = document.push(edit, { u"import"_s, { names[1] } });
    QVERIFY2(pushed, pushed ? "" : qPrintable(pushed.error().text()));
    QVERIFY((*file)->save(m_path));
}

void TestHostileNames::noNameReachesAFileOrTheNetwork_data()
{
    QTest::addColumn<QStringList>("command");
    const QString ctl = QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl");
    QTest::newRow("info") << QStringList { ctl, u"info"_s, m_path };
    QTest::newRow("propose") << QStringList { ctl, u"propose"_s, m_path };
    QTest::newRow("verify") << QStringList { ctl, u"verify"_s, m_path };
    QTest::newRow("export") << QStringList { ctl, u"export"_s, m_path, u"-o"_s,
                                             m_folder.filePath(u"a.json"_s) };
    QTest::newRow("html") << QStringList { ctl, u"report"_s, m_path, u"-o"_s,
                                           m_folder.filePath(u"a.html"_s) };
    QTest::newRow("pdf") << QStringList { ctl, u"report"_s, m_path, u"-o"_s,
                                          m_folder.filePath(u"a.pdf"_s) };
    QTest::newRow("window") << QStringList { u"timeout"_s, u"15"_s,
                                             QStringLiteral(REDOUBT_BIN_DIR "/redoubt"), m_path };
}

void TestHostileNames::noNameReachesAFileOrTheNetwork()
{
    if (!qEnvironmentVariableIsSet("REDOUBT_LONG"))
        QSKIP("Tracing every call takes a minute: ./dev test --long.");
    if (QStandardPaths::findExecutable(u"strace"_s).isEmpty())
        QSKIP("strace is not installed.");
    QFETCH(QStringList, command);
    const QString log = m_folder.filePath(u"log"_s);
    QProcess process;
    process.start(u"strace"_s, QStringList { u"-f"_s, u"-qq"_s, u"-s"_s, u"4096"_s, u"-e"_s,
                                             u"trace=%file,%network,execve"_s, u"-o"_s, log }
                                       + command);
    QVERIFY(process.waitForFinished(300000));
    const QByteArray traced = Program::bytes(log);
    if (traced.isEmpty())
        QSKIP("strace may not trace here.");
    QVERIFY(traced.contains(m_path.toUtf8()));
    static const QRegularExpression writes(u"O_(WRONLY|RDWR)[^)]*\\) = [0-9]"_s);
    for (const QByteArray &line : traced.split('\n')) {
        QVERIFY2(!line.contains("zzreach"), line.constData());
        QVERIFY2(!line.contains("AF_INET"), line.constData());
        if (line.contains("execve("))
            QVERIFY2(line.contains("/redoubt") || line.contains("timeout"), line.constData());
        const bool own = line.contains(m_folder.path().toUtf8()) || line.contains("/dev/")
                         || line.contains("memfd") || line.contains("/tmp/")
                         || line.contains("/proc/") || line.contains("/home/")
                         || line.contains("cache");
        if (writes.match(QString::fromUtf8(line)).hasMatch())
            QVERIFY2(own, line.constData());
    }
    QVERIFY(QDir(u"/tmp"_s).entryList({ u"zzreach*"_s }).isEmpty());
}

QTEST_GUILESS_MAIN(TestHostileNames)
#include "tst_hostilenames.moc"
