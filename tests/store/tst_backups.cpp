#include "model/store/projectfile.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

class TestBackups : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { memoryfolder::use(); }
    void theLastFiveAndOneADayAreKept_data();
    void theLastFiveAndOneADayAreKept();
    void savingOftenDoesNotDriveOldOnesOut();
    void theSameContentIsNoBackup();
    void aBackupTakesThePlaceOfTheFile();
    void savingByHandKeepsWhatItReplaces();
    void whatACutSaveLeftIsSweptUnlessItHasStepsOfItsOwn();

private:
    static void write(const QString &path, const QByteArray &content, const QDateTime &at);
    static QDateTime day(int number, int hour = 12, int minute = 0)
    {
        return QDateTime(QDate(2026, 1, 1).addDays(number), QTime(hour, minute));
    }
};

void TestBackups::write(const QString &path, const QByteArray &content, const QDateTime &at)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.flush();
    QVERIFY(file.setFileTime(at, QFile::FileModificationTime));
}

void TestBackups::theLastFiveAndOneADayAreKept_data()
{
    QTest::addColumn<bool>("elsewhere");
    QTest::newRow("beside the file") << false;
    QTest::newRow("in a folder") << true;
}

void TestBackups::theLastFiveAndOneADayAreKept()
{
    QFETCH(bool, elsewhere);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    const BackupSettings settings { true, elsewhere ? folder.filePath(u"x/backups"_s) : QString() };
    // Three states a day for 40 days.
    for (int state = 0; state < 120; ++state) {
        write(path, QByteArray::number(state), day(state / 3, 9 + state % 3));
        const Result<void> kept = backups::keep(path, settings, false);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().text()));
    }
    const QList<Backup> all = backups::of(path, settings);
    QList<QByteArray> last;
    QList<QByteArray> daily;
    for (const Backup &backup : all)
        (backup.daily ? daily : last).append(Program::bytes(backup.path));
    QCOMPARE(last, (QList<QByteArray> { "119", "118", "117", "116", "115" }));
    QCOMPARE(daily.size(), backups::keptDays);
    // The last state of each of the last thirty days.
    for (int i = 0; i < backups::keptDays; ++i)
        QCOMPARE(daily.at(i), QByteArray::number(119 - 3 * i));
    QCOMPARE(all.first().written, day(39, 11));
    QVERIFY(QDir(folder.path()).entryList({ u".*"_s }, QDir::Files | QDir::Hidden).isEmpty());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), elsewhere ? 1 : 36);
}

void TestBackups::savingOftenDoesNotDriveOldOnesOut()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    for (int minute = 0; minute < 60; ++minute) {
        write(path, QByteArray::number(minute), day(0, 10, minute));
        QVERIFY(backups::keep(path, {}, true));
    }
    QList<QByteArray> kept;
    for (const Backup &backup : backups::of(path, {})) {
        if (!backup.daily)
            kept.append(Program::bytes(backup.path));
    }
    QCOMPARE(kept, (QList<QByteArray> { "50", "40", "30", "20", "10" }));
}

void TestBackups::theSameContentIsNoBackup()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    QVERIFY(backups::keep(path, {}, false));
    write(path, "a", day(0));
    for (int i = 0; i < 3; ++i)
        QVERIFY(backups::keep(path, {}, false));
    QCOMPARE(backups::of(path, {}).size(), 2);
    QVERIFY(backups::keep(path, { false }, false));
    QCOMPARE(backups::of(path, {}).size(), 2);
}

void TestBackups::aBackupTakesThePlaceOfTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    for (int state = 0; state < 6; ++state) {
        write(path, QByteArray::number(state), day(state));
        QVERIFY(backups::keep(path, {}, false));
    }
    write(path, "now", day(6));
    // The oldest of the five: keeping what is there now drives it out.
    QString oldest;
    for (const Backup &backup : backups::of(path, {})) {
        if (!backup.daily)
            oldest = backup.path;
    }
    QCOMPARE(Program::bytes(oldest), "1");
    const Result<void> done = ProjectFile::restore(oldest, path, {}, folder.filePath(u"work"_s));
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    QCOMPARE(Program::bytes(path), "1");
    QCOMPARE(Program::bytes(backups::of(path, {}).first().path), "now");
}

void TestBackups::savingByHandKeepsWhatItReplaces()
{
    const Program program;
    const FileStamp before = publish::stampOf(program.project());
    const Program::Ran ran =
            program.run({ u"edit"_s, program.project() }, {}, Program::script(2, 0));
    QVERIFY2(ran.status == 0, ran.err.constData());
    const QList<Backup> kept = backups::of(program.project(), {});
    QVERIFY(!kept.isEmpty());
    QCOMPARE(publish::stampOf(kept.first().path), before);
    QVERIFY(ProjectFile::read(kept.first().path));
}

void TestBackups::whatACutSaveLeftIsSweptUnlessItHasStepsOfItsOwn()
{
    const Program program;
    const QString half = program.root() + u"/.a.redoubt.00000001.tmp"_s;
    const QString known = program.root() + u"/.a.redoubt.00000002.tmp"_s;
    const QString later = program.root() + u"/.a.redoubt.00000003.tmp"_s;
    write(half, Program::bytes(program.project()).left(9000), day(0));
    write(known, Program::bytes(program.project()), day(0));
    QCOMPARE(
            program.run({ u"edit"_s, program.project(), u"-o"_s, later }, {}, Program::script(1, 0))
                    .status,
            0);
    QVERIFY(ProjectFile::open(program.project(), program.work()));
    QVERIFY(!QFile::exists(half));
    QVERIFY(!QFile::exists(known));
    QVERIFY(QFile::exists(later));
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
