#include "model/core/operations/change.h"
#include "model/store/projectfile.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/program.h"
#include "tests/support/samples.h"

#include <QDir>
#include <QTest>

#include <cerrno>
#include <sys/mount.h>
#include <sys/statvfs.h>

using namespace Qt::StringLiterals;

namespace {

bool isLong()
{
    return qEnvironmentVariableIsSet("REDOUBT_LONG");
}

/// A small disk in memory, when this user may mount one.
class SmallDisk
{
public:
    SmallDisk()
        : m_mounted(::mount("none", qPrintable(m_folder.path()), "tmpfs", 0, "size=2m") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount(qPrintable(m_folder.path()));
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    SmallDisk(SmallDisk &&) = delete;
    SmallDisk &operator=(SmallDisk &&) = delete;

    bool isMounted() const { return m_mounted; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Fills it until so many pages are free.
    void leave(int pages) const
    {
        QFile ballast(path(u"ballast"_s));
        ballast.remove();
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        struct statvfs disk = {};
        QCOMPARE(::statvfs(qPrintable(m_folder.path()), &disk), 0);
        const auto free = static_cast<qint64>(disk.f_bavail * disk.f_bsize) - 4096LL * pages;
        QVERIFY(free >= 0);
        QCOMPARE(ballast.write(QByteArray(free, 'x')), free);
    }

private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

} // namespace

/// Disks that are full or broken at every single call: the old file stays whole, the message names
/// file and need, no acknowledged step is lost, and the program goes on.
class TestFullDisk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { memoryfolder::use(); }
    void everyFailingCallOfAnEditIsSurvived_data();
    void everyFailingCallOfAnEditIsSurvived();
    void everyFailingCallOfAnExportLeavesAWholeFile_data();
    void everyFailingCallOfAnExportLeavesAWholeFile();
    void savingToASmallDiskSaysWhatItNeeds();
    void stepsOnASmallDiskGoOnWhenThereIsSpaceAgain();
    void aFailingRenameKeepsTheNewContent();

private:
    static QStringList failing(int call, const QString &shim)
    {
        return shim.split(u' ') + QStringList { u"SHIM_FAIL=%1"_s.arg(call) };
    }
    /// What is wrong after a run; empty when nothing is.
    static QString problemOf(const Program &program, const Program::Ran &ran);
};

QString TestFullDisk::problemOf(const Program &program, const Program::Ran &ran)
{
    if (ran.status < 0)
        return u"it did not end by itself"_s;
    if (ran.status != 0
        && !(ran.err.contains(program.root().toUtf8())
             && (ran.err.contains("needed") || ran.err.contains("disk")
                 || ran.err.contains("Input/output"))))
        return u"the message does not name file and need"_s;
    const auto stored = ProjectFile::read(program.project());
    if (!stored)
        return u"the file is not whole: "_s + stored.error().text();
    QList<QByteArray> known;
    for (const JournalEntry &entry : stored->entries)
        known.append(entry.hash.toHex());
    for (const Recoverable &left : ProjectFile::recoverable(program.work())) {
        const auto file = ProjectFile::recover(left);
        if (!file)
            return u"recovery fails: "_s + file.error().text();
        for (const JournalEntry &entry : (*file)->journal().entries())
            known.append(entry.hash.toHex());
    }
    for (const QByteArray &line : ran.out.split('\n')) {
        if (line.contains("ok ") && !known.contains(line.split(' ').last()))
            return u"an acknowledged step is gone: "_s + QString::fromUtf8(line);
    }
    return {};
}

void TestFullDisk::everyFailingCallOfAnEditIsSurvived_data()
{
    QTest::addColumn<QString>("shim");
    QTest::newRow("full from then on") << u"SHIM_STICKY=1 SHIM_ERRNO=%1"_s.arg(ENOSPC);
    QTest::newRow("full once") << u"SHIM_ERRNO=%1"_s.arg(ENOSPC);
    QTest::newRow("broken once") << u"SHIM_ERRNO=%1"_s.arg(EIO);
}

void TestFullDisk::everyFailingCallOfAnEditIsSurvived()
{
    QFETCH(QString, shim);
    const Program program;
    const QString before = program.outside(u"before"_s);
    const QString count = program.outside(u"count"_s);
    program.keep(before);
    const QStringList arguments { u"edit"_s, program.project(), u"--keep-going"_s };
    const QByteArray script = Program::script(3, 2);
    QCOMPARE(program.run(arguments, { u"SHIM_COUNT="_s + count }, script).status, 0);
    const int calls = Program::bytes(count).toInt();
    QVERIFY(calls > 50);
    const int step = isLong() ? 1 : calls / 12;
    int failed = 0;
    for (int call = 1; call <= calls; call += step) {
        program.putBack(before);
        const Program::Ran ran = program.run(arguments, failing(call, shim), script);
        failed += ran.status != 0;
        const QString problem = problemOf(program, ran);
        QVERIFY2(problem.isEmpty(),
                 qPrintable(u"call %1: %2\n%3\n%4"_s.arg(call).arg(
                         problem, QString::fromUtf8(ran.out), QString::fromUtf8(ran.err))));
    }
    qInfo("%d calls, every %d. failed: %d runs said so", calls, step, failed);
    QVERIFY(failed > 0);
    program.putBack(before);
    QCOMPARE(program.run(arguments, {}, script).status, 0);
}

void TestFullDisk::everyFailingCallOfAnExportLeavesAWholeFile_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("file");
    QTest::newRow("json") << QStringList { u"export"_s } << u"out.json"_s;
    if (isLong()) {
        QTest::newRow("html") << QStringList { u"report"_s } << u"out.html"_s;
        QTest::newRow("pdf") << QStringList { u"report"_s } << u"out.pdf"_s;
    }
}

void TestFullDisk::everyFailingCallOfAnExportLeavesAWholeFile()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, file);
    const Program program;
    const QString output = program.root() + u'/' + file;
    arguments += { program.project(), u"-o"_s, output, u"--date"_s, u"2026-11-24"_s };
    QCOMPARE(program.run(arguments).status, 0);
    const QByteArray whole = Program::bytes(output);
    QVERIFY(!whole.isEmpty());
    bool done = false;
    int call = 1;
    for (; !done && call < 500; ++call) {
        QFile old(output);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("the old file");
        old.close();
        const Program::Ran ran =
                program.run(arguments, failing(call, u"SHIM_STICKY=1 SHIM_ERRNO=%1"_s.arg(ENOSPC)));
        const QByteArray now = Program::bytes(output);
        done = ran.status == 0;
        QVERIFY2(now == (done ? whole : QByteArray("the old file")),
                 qPrintable(QString::number(call)));
        QVERIFY2(done || ran.err.contains(output.toUtf8()), ran.err.constData());
        QVERIFY2(done || ran.err.contains("needed") || ran.err.contains("kept in"),
                 ran.err.constData());
    }
    qInfo("written whole when call %d failed", call - 1);
    QVERIFY(done && call > 2);
}

void TestFullDisk::savingToASmallDiskSaysWhatItNeeds()
{
    const SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("Only root may mount a small disk; the failing calls above test the same without.");
    const QTemporaryDir work;
    auto file = ProjectFile::create(work.path());
    QVERIFY(file);
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    const QString target = disk.path(u"a.redoubt"_s);
    QVERIFY((*file)->save(target));
    (*file)->setBackups({ false });
    const Id<Element> id = document.project().all<Element>().first()->id;
    QVERIFY(document.push(
            operations::change(document.project(), id, [](Element &e) { e.name = u"Later"_s; }),
            { u"rename"_s }));
    const FileStamp before = publish::stampOf(target);
    const int needed = static_cast<int>(before.size / 4096);
    int refused = 0;
    for (int pages = 0; pages <= needed + 8; ++pages) {
        disk.leave(pages);
        const Result<void> saved = (*file)->save();
        if (saved)
            break;
        ++refused;
        QCOMPARE(publish::stampOf(target), before);
        QVERIFY2(saved.error().text().contains(target), qPrintable(saved.error().text()));
        QVERIFY2(saved.error().text().contains(u"needed"_s), qPrintable(saved.error().text()));
        QCOMPARE(QDir(disk.path({})).entryList(QDir::Files | QDir::Hidden).size(), 3);
    }
    qInfo("refused with 0 to %d free pages, then saved", refused - 1);
    QVERIFY(refused > needed / 2);
    QVERIFY(!(*file)->isDirty());
}

void TestFullDisk::stepsOnASmallDiskGoOnWhenThereIsSpaceAgain()
{
    const SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("Only root may mount a small disk; the failing calls above test the same without.");
    auto file = ProjectFile::create(disk.path(u"work"_s));
    QVERIFY(file);
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    const Id<Element> id = document.project().all<Element>().first()->id;
    const auto rename = [&](int number) {
        return document.push(operations::change(document.project(), id,
                                                [&](Element &e) {
                                                    e.name = QString(2000, u'a')
                                                             + QString::number(number);
                                                }),
                             { u"rename"_s });
    };
    disk.leave(40);
    int number = 0;
    Result<void> done;
    while ((done = rename(++number)))
        QVERIFY(number < 1000);
    QVERIFY2(done.error().text().contains(u"needed"_s), qPrintable(done.error().text()));
    QVERIFY2(done.error().text().contains(disk.path({})), qPrintable(done.error().text()));
    const Project before = document.project();
    QVERIFY(!rename(++number));
    QVERIFY(document.project() == before);
    QVERIFY(QFile::remove(disk.path(u"ballast"_s)));
    const Result<void> after = rename(++number);
    QVERIFY2(after, after ? "" : qPrintable(after.error().text()));
    const QTemporaryDir elsewhere;
    QVERIFY((*file)->save(elsewhere.filePath(u"a.redoubt"_s)));
    const auto stored = ProjectFile::read(elsewhere.filePath(u"a.redoubt"_s));
    QVERIFY(stored);
    QVERIFY(stored->project == document.project());
}

void TestFullDisk::aFailingRenameKeepsTheNewContent()
{
    const QTemporaryDir folder;
    // A folder of that name cannot be replaced by a file.
    const QString target = folder.filePath(u"a.json"_s);
    QVERIFY(QDir().mkpath(target + u"/inside"_s));
    const Result<void> done = publish::writeFile(target, "content");
    QVERIFY(!done);
    const QStringList left = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(left.size(), 1);
    QVERIFY2(done.error().text().contains(left.first()), qPrintable(done.error().text()));
    QCOMPARE(Program::bytes(folder.filePath(left.first())), "content");
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
