#include "model/core/operations/change.h"
#include "model/store/projectfile.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/samples.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// Two processes that want to write one project, by its name, a symbolic link or a hard link: never
/// both.
class TestRaces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { memoryfolder::use(); }
    void twoProcessesNeverBothWrite_data();
    void twoProcessesNeverBothWrite();
    void anotherComputersLockIsRespected();
    void aDeadOwnersLockIsFree();

private:
    static void makeProject(const QString &path, const QString &work);
};

void TestRaces::makeProject(const QString &path, const QString &work)
{
    auto file = ProjectFile::create(work);
    QVERIFY(file);
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    QVERIFY((*file)->save(path));
}

/// What a racing process does: opens, and while it has the project, holds a witness that nobody
/// else may hold; makes a step and saves. Prints "saved HASH", "refused", or "TWO" when the witness
/// was taken.
static int race(const QString &path, const QString &work, const QString &witness, int attempts)
{
    const QString go = witness + u".go"_s;
    while (!QFile::exists(go))
        ::usleep(200);
    for (int i = 0; i < attempts; ++i) {
        auto file = ProjectFile::open(path, work);
        if (!file) {
            puts("refused");
            continue;
        }
        (*file)->setBackups({ false });
        (*file)->discardOnClose();
        const bool single = QFileInfo(path).isSymLink() || publish::checkPlace(path);
        const int held =
                single ? ::open(qPrintable(witness), O_CREAT | O_EXCL | O_WRONLY, 0600) : -1;
        if (single && held < 0)
            puts("TWO");
        Document document((*file)->project(), (*file)->journal(), samples::session());
        const Id<Element> id = document.project().all<Element>().first()->id;
        const Result<void> pushed = document.push(
                operations::change(document.project(), id,
                                   [&](Element &e) { e.name = QUuid::createUuid().toString(); }),
                { u"rename"_s });
        const QByteArray head = (*file)->journal().head().toHex();
        const Result<void> saved = pushed ? (*file)->save() : pushed;
        if (held >= 0) {
            ::close(held);
            ::unlink(qPrintable(witness));
        }
        if (saved)
            printf("saved %s\n", head.constData());
        else
            puts("unsaved");
    }
    return 0;
}

void TestRaces::twoProcessesNeverBothWrite_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("the same name") << u"a.redoubt"_s;
    QTest::newRow("a symbolic link") << u"symbolic.redoubt"_s;
    QTest::newRow("a link of the folder") << u"folder/a.redoubt"_s;
    QTest::newRow("a hard link") << u"hard.redoubt"_s;
}

void TestRaces::twoProcessesNeverBothWrite()
{
    QFETCH(QString, other);
    const QTemporaryDir folder;
    QVERIFY(QDir().mkpath(folder.filePath(u"real"_s)));
    const QString path = folder.filePath(u"real/a.redoubt"_s);
    const QString work = folder.filePath(u"work"_s);
    makeProject(path, work);
    QVERIFY(QFile::link(path, folder.filePath(u"real/symbolic.redoubt"_s)));
    QVERIFY(QFile::link(folder.filePath(u"real"_s), folder.filePath(u"real/folder"_s)));
    const bool hard = other.startsWith(u"hard"_s);
    if (hard)
        QCOMPARE(::link(qPrintable(path), qPrintable(folder.filePath(u"real/hard.redoubt"_s))), 0);
    const FileStamp before = publish::stampOf(path);

    const QString witness = folder.filePath(u"witness"_s);
    const int attempts = qEnvironmentVariableIsSet("REDOUBT_LONG") ? 250 : 8;
    QProcess racers[2];
    const QString names[] = { path, folder.filePath(u"real/"_s + other) };
    for (int i = 0; i < 2; ++i)
        racers[i].start(QCoreApplication::applicationFilePath(),
                        { u"--race"_s, names[i], work, witness, QString::number(attempts) });
    for (QProcess &racer : racers)
        QVERIFY(racer.waitForStarted());
    QVERIFY(QFile(witness + u".go"_s).open(QIODevice::WriteOnly));
    QByteArray said;
    for (QProcess &racer : racers) {
        QVERIFY(racer.waitForFinished(300000));
        QCOMPARE(racer.exitCode(), 0);
        said += racer.readAllStandardOutput();
    }
    const auto saves = said.count("saved ");
    qInfo("%d attempts: %d saved, %d refused, %d not saved", 2 * attempts, int(saves),
          int(said.count("refused")), int(said.count("unsaved")));
    QVERIFY(!said.contains("TWO"));
    const auto stored = ProjectFile::read(path);
    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().text()));
    QCOMPARE(stored->entries.size(), saves + 1);
    if (hard) {
        QCOMPARE(saves, 0);
        QCOMPARE(publish::stampOf(path), before);
    } else {
        QVERIFY(saves > 0);
    }
    QVERIFY(QDir(folder.filePath(u"real"_s))
                    .entryList({ u".*"_s }, QDir::Files | QDir::Hidden)
                    .isEmpty());
}

void TestRaces::anotherComputersLockIsRespected()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    makeProject(path, folder.filePath(u"work"_s));
    QFile lock(folder.filePath(u".a.redoubt.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("Ada\nRedoubt\nanother-computer\n12\n2026-11-24T10:00:00Z\n");
    lock.close();
    const auto file = ProjectFile::open(path, folder.filePath(u"work"_s));
    QVERIFY(!file);
    QVERIFY2(file.error().text().contains(u"Ada"_s), qPrintable(file.error().text()));
    QVERIFY2(file.error().text().contains(u"another-computer"_s), qPrintable(file.error().text()));
    QVERIFY(lock.exists());
    const auto holder = ProjectFile::heldBy(path, folder.filePath(u"work"_s));
    QVERIFY(holder && holder->since.isValid());
}

void TestRaces::aDeadOwnersLockIsFree()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    makeProject(path, folder.filePath(u"work"_s));
    QFile lock(folder.filePath(u".a.redoubt.lock"_s));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    // Even with the number of a living process: only the kernel knows who holds it.
    lock.write(u"Ada\nRedoubt\n%1\n1\n2026-11-24T10:00:00Z\n"_s.arg(QSysInfo::machineHostName())
                       .toUtf8());
    lock.close();
    QVERIFY(!ProjectFile::heldBy(path, folder.filePath(u"work"_s)));
    const auto file = ProjectFile::open(path, folder.filePath(u"work"_s));
    QVERIFY2(file, file ? "" : qPrintable(file.error().text()));
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--race"_s)
        return race(arguments.at(2), arguments.at(3), arguments.at(4), arguments.at(5).toInt());
    TestRaces test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_races.moc"
