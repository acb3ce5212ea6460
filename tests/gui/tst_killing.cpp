#include "app/redoubt/mainwindow.h"
#include "model/core/operations/change.h"
#include "model/store/verification.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/program.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

/// Kills the real command line and the real window at random moments: nothing is corrupt, no
/// acknowledged step is lost, and what was not saved is offered at the next start.
/// REDOUBT_KILLS sets the number of rounds.
class TestKilling : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { memoryfolder::use(); }
    void aKilledCommandLineLosesNothing();
    void aKilledWindowLosesNothingAndOffersRecovery();

private:
    static int rounds();
    /// Waits for the first acknowledgement and kills a random time after it; what was said.
    static QByteArray killLater(QProcess &process, QRandomGenerator &random, int longest);
    /// What is wrong with what was left; empty when nothing is. Sets whether steps wait.
    static QString problemOf(const Program &program, const QByteArray &said, bool *waiting);
};

int TestKilling::rounds()
{
    if (qEnvironmentVariableIsSet("REDOUBT_KILLS"))
        return qEnvironmentVariableIntValue("REDOUBT_KILLS");
    return qEnvironmentVariableIsSet("REDOUBT_LONG") ? 500 : 20;
}

QByteArray TestKilling::killLater(QProcess &process, QRandomGenerator &random, int longest)
{
    if (!process.waitForReadyRead(60000))
        return {};
    QTest::qSleep(random.bounded(longest));
    process.kill();
    process.waitForFinished();
    QByteArray said = process.readAllStandardOutput();
    // Half a line was not acknowledged.
    said.truncate(said.lastIndexOf('\n') + 1);
    return said;
}

QString TestKilling::problemOf(const Program &program, const QByteArray &said, bool *waiting)
{
    QList<QByteArray> steps;
    QByteArray saved;
    for (const QByteArray &line : said.split('\n')) {
        if (line.contains("ok "))
            steps.append(line.split(' ').last());
        else if (line.contains("saved "))
            saved = line.split(' ').last();
    }
    const auto checked = verify(program.project(), QString::fromLatin1(saved));
    if (!checked || !checked->ok)
        return u"the file: "_s + (checked ? checked->problem : checked.error().text());
    const auto stored = ProjectFile::read(program.project());
    if (!stored)
        return stored.error().text();
    QSet<QByteArray> known;
    for (const JournalEntry &entry : stored->entries)
        known.insert(entry.hash.toHex());
    const QSet<QByteArray> published = known;
    const QList<Recoverable> left = ProjectFile::recoverable(program.work());
    for (const Recoverable &each : left) {
        const auto file = ProjectFile::recover(each);
        if (!file)
            return u"recovery fails: "_s + file.error().text();
        for (const JournalEntry &entry : (*file)->journal().entries())
            known.insert(entry.hash.toHex());
    }
    *waiting = !left.isEmpty();
    for (const QByteArray &step : steps) {
        if (!known.contains(step))
            return u"an acknowledged step is gone"_s;
        if (!published.contains(step) && left.isEmpty())
            return u"recovery is not offered"_s;
    }
    return {};
}

void TestKilling::aKilledCommandLineLosesNothing()
{
    const Program program;
    const QString before = program.outside(u"before"_s);
    program.keep(before);
    QRandomGenerator random(9);
    int waiting = 0;
    qsizetype steps = 0;
    for (int round = 0; round < rounds() * 9 / 10; ++round) {
        program.putBack(before);
        QProcess process;
        program.prepare(process, { u"edit"_s, program.project() });
        process.start();
        process.write(Program::script(400, 1 + random.bounded(40)));
        process.closeWriteChannel();
        const QByteArray said = killLater(process, random, 120);
        steps += said.count("ok ");
        bool left = false;
        const QString problem = problemOf(program, said, &left);
        waiting += left;
        QVERIFY2(problem.isEmpty(), qPrintable(u"round %1: %2\n%3"_s.arg(round).arg(
                                            problem, QString::fromUtf8(said))));
    }
    qInfo("%d kills, %d steps acknowledged, %d times something to recover", rounds() * 9 / 10,
          int(steps), waiting);
    QVERIFY(steps > 0);
}

void TestKilling::aKilledWindowLosesNothingAndOffersRecovery()
{
    QRandomGenerator random(10);
    int waiting = 0;
    const Program program;
    const QString before = program.outside(u"before"_s);
    program.keep(before);
    const auto start = [&](QProcess &process, const QString &mode) {
        program.prepare(process, { mode, program.project() });
        process.setProgram(QCoreApplication::applicationFilePath());
        process.start();
    };
    for (int round = 0; round < std::max(1, rounds() / 10); ++round) {
        program.putBack(before);
        QProcess process;
        start(process, u"--window"_s);
        const QByteArray said = killLater(process, random, 400);
        QVERIFY2(!said.isEmpty(), process.readAllStandardError().constData());
        bool left = false;
        const QString problem = problemOf(program, said, &left);
        QVERIFY2(problem.isEmpty(), qPrintable(u"round %1: %2\n%3"_s.arg(round).arg(
                                            problem, QString::fromUtf8(said))));
        if (!left)
            continue;
        ++waiting;
        QProcess next;
        start(next, u"--offer"_s);
        QVERIFY(next.waitForFinished(60000));
        const QByteArray offered = next.readAllStandardOutput();
        QVERIFY2(offered.contains("Recover unsaved work?"), offered.constData());
        QVERIFY2(offered.contains(program.project().toUtf8()), offered.constData());
        QVERIFY(!ProjectFile::recoverable(program.work()).isEmpty());
    }
    qInfo("%d kills of the window, %d times recovery was offered", std::max(1, rounds() / 10),
          waiting);
}

/// Opens the project in a window and renames without end; says every step and save.
static int runWindow(MainWindow &window, const QString &path)
{
    window.documents().openFile(path);
    OpenProject *project = window.documents().project();
    int count = 0;
    QTimer steps;
    QObject::connect(&steps, &QTimer::timeout, &window, [&] {
        Document &document = project->document();
        const Id<Element> id = document.project().all<Element>().first()->id;
        const Result<void> done = document.push(
                operations::change(document.project(), id,
                                   [&](Element &e) { e.name = QString::number(count); }),
                { u"rename"_s });
        if (done)
            printf("ok %s\n", project->head().toHex().constData());
        if (++count % 7 == 0 && window.documents().save())
            printf("saved %s\n", project->head().toHex().constData());
        fflush(stdout);
    });
    steps.start(1);
    return QApplication::exec();
}

/// Starts as the program does after a crash; says what it asks, and decides later.
static int runOffer(MainWindow &window)
{
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        printf("%s\n%s\n", qPrintable(box->text()), qPrintable(box->informativeText()));
        fflush(stdout);
        box->escapeButton()->click();
    });
    look.start(10);
    window.documents().offerRecovery();
    return 0;
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Redoubt"));
    const QString mode = QCoreApplication::arguments().value(1);
    if (mode == u"--window"_s || mode == u"--offer"_s) {
        const Result<CatalogsPointer> catalogs = catalog::loadBundled();
        Preferences preferences;
        MainWindow window(*catalogs, preferences,
                          QStringLiteral(REDOUBT_BIN_DIR "/redoubt-layout"));
        window.show();
        return mode == u"--offer"_s ? runOffer(window)
                                    : runWindow(window, QCoreApplication::arguments().value(2));
    }
    TestKilling test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killing.moc"
