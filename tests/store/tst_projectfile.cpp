#include "model/core/operations/change.h"
#include "model/store/projectfile.h"
#include "model/store/recordtables.h"
#include "model/store/schema.h"
#include "model/store/verification.h"
#include "tests/support/samples.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestProjectFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void schemaStepsMakeTheTablesOfTheRecords();
    void whatIsSavedIsReadBack();
    void undoAfterReopeningTakesBackWhatWasDoneBefore();
    void stepsWithoutPublishingAreOfferedForRecovery();
    void aSecondOpenerIsTold();
    void aFileChangedUnderneathIsNotOverwritten();
    void filesThatAreNotProjectsAreRefused_data();
    void filesThatAreNotProjectsAreRefused();
    void alterationsAreFound_data();
    void alterationsAreFound();
    void aKnownHeadThatIsGoneIsSaid();
    void openingNeverWritesTheFile();
    void aFileOfAnEarlierSchemaStepOpensAsItWas();

private:
    /// A saved project at m_path with the sample and one rename.
    void makeProject();
    void sql(const QString &statement);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_work;
};

void TestProjectFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"a.redoubt"_s);
    m_work = m_folder->filePath(u"work"_s);
}

void TestProjectFile::cleanup()
{
    m_folder.reset();
}

void TestProjectFile::makeProject()
{
    auto file = ProjectFile::create(m_work);
    QVERIFY(file);
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    const Id<Element> id = document.project().all<Element>().first()->id;
    QVERIFY(document.push(
            operations::change(document.project(), id, [](Element &e) { e.name = u"Renamed"_s; }),
            { u"rename"_s }));
    const Result<void> saved = (*file)->save(m_path);
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text()));
    QVERIFY(!(*file)->isDirty());
}

void TestProjectFile::sql(const QString &statement)
{
    QProcess process;
    process.start(u"sqlite3"_s, { m_path, statement });
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void TestProjectFile::schemaStepsMakeTheTablesOfTheRecords()
{
    auto database = Database::open(u":memory:"_s, Database::Mode::Create);
    QVERIFY(database);
    QVERIFY(schema::create(**database));
    for (const RecordKind kind : allRecordKinds()) {
        const QMap<QString, QStringList> tables = recordtables::columns(kind);
        for (auto table = tables.cbegin(); table != tables.cend(); ++table) {
            auto rows = (*database)->prepare(
                    u"SELECT name || ' ' || type || iif(\"notnull\", ' NOT NULL', '') "
                    "FROM pragma_table_info(?)"_s);
            QVERIFY(rows);
            rows->bind(1, table.key());
            QStringList found;
            while (rows->step())
                found.append(rows->text(0));
            QStringList wanted = table.value();
            std::ranges::sort(found);
            std::ranges::sort(wanted);
            QCOMPARE(found, wanted);
        }
    }
}

void TestProjectFile::whatIsSavedIsReadBack()
{
    makeProject();
    const auto stored = ProjectFile::read(m_path);
    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().text()));
    QCOMPARE(stored->entries.size(), 2);
    QCOMPARE(stored->project.count(RecordKind::Element), 3);
    QCOMPARE(stored->project.all<Element>().first()->name, u"Renamed"_s);
    QCOMPARE(stored->project.settings().name, u"Sample"_s);
    QVERIFY(QDir(m_work).entryList(QDir::Files).isEmpty());
}

void TestProjectFile::undoAfterReopeningTakesBackWhatWasDoneBefore()
{
    makeProject();
    auto file = ProjectFile::open(m_path, m_work);
    QVERIFY2(file, file ? "" : qPrintable(file.error().text()));
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.undo());
    QVERIFY(document.project().all<Element>().first()->name != u"Renamed"_s);
    QVERIFY(document.redo());
    QCOMPARE(document.project().all<Element>().first()->name, u"Renamed"_s);
    QVERIFY((*file)->save());
    const auto checked = verify(m_path);
    QVERIFY(checked);
    QVERIFY2(checked->ok, qPrintable(checked->problem));
    QCOMPARE(checked->entries, 4);
}

void TestProjectFile::stepsWithoutPublishingAreOfferedForRecovery()
{
    makeProject();
    {
        auto file = ProjectFile::open(m_path, m_work);
        QVERIFY(file);
        Document document((*file)->project(), (*file)->journal(), samples::session());
        QVERIFY(document.undo());
        // Destroyed without save or discard: what a crash leaves.
    }
    const QList<Recoverable> left = ProjectFile::recoverable(m_work);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().origin, m_path);
    QCOMPARE(left.first().unpublishedSteps, 1);
    QVERIFY(!ProjectFile::open(m_path, m_work));
    auto file = ProjectFile::recover(left.first());
    QVERIFY2(file, file ? "" : qPrintable(file.error().text()));
    QVERIFY((*file)->isDirty());
    QVERIFY((*file)->project().all<Element>().first()->name != u"Renamed"_s);
    QVERIFY((*file)->save());
    file->reset();
    QVERIFY(ProjectFile::recoverable(m_work).isEmpty());
}

void TestProjectFile::aSecondOpenerIsTold()
{
    makeProject();
    const auto first = ProjectFile::open(m_path, m_work);
    QVERIFY(first);
    const auto second = ProjectFile::open(m_path, m_work);
    QVERIFY(!second);
    QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
}

void TestProjectFile::aFileChangedUnderneathIsNotOverwritten()
{
    makeProject();
    auto file = ProjectFile::open(m_path, m_work);
    QVERIFY(file);
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.undo());
    sql(u"UPDATE elements SET name = 'Elsewhere'"_s);
    QVERIFY((*file)->changedOnDisk());
    const FileStamp before = publish::stampOf(m_path);
    QVERIFY(!(*file)->save());
    QCOMPARE(publish::stampOf(m_path), before);
    QVERIFY((*file)->save(m_folder->filePath(u"b.redoubt"_s)));
}

void TestProjectFile::filesThatAreNotProjectsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("text") << QByteArray("Dear diary, ...") << u"does not begin like one"_s;
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("cut header") << QByteArray("SQLite format 3\0abc", 19) << u"header"_s;
    QTest::newRow("other database")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(200, '\0') << u"another program"_s;
    QByteArray newer = QByteArray("SQLite format 3\0", 16) + QByteArray(200, '\0');
    newer.replace(68, 4, "RDBT");
    newer[63] = 99;
    QTest::newRow("newer schema") << newer << u"schema step 99"_s;
}

void TestProjectFile::filesThatAreNotProjectsAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto read = ProjectFile::read(m_path);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().text()));
    QCOMPARE(read.error().where, m_path);
    QVERIFY(!read.error().next.isEmpty());
    QVERIFY(!ProjectFile::open(m_path, m_work));
    QVERIFY(!verify(m_path));
}

void TestProjectFile::alterationsAreFound_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<int>("badEntry");
    QTest::addColumn<QString>("says");
    QTest::newRow("record changed")
            << u"UPDATE elements SET name = 'Evil' WHERE name = 'Renamed'"_s << 0 << u"Evil"_s;
    QTest::newRow("record removed") << u"DELETE FROM diagrams"_s << 0 << u"missing"_s;
    QTest::newRow("list changed") << u"DELETE FROM element__holds"_s << 0 << u"Lake"_s;
    QTest::newRow("author changed")
            << u"UPDATE journal SET author = 'Eve' WHERE number = 1"_s << 1 << u"hash"_s;
    QTest::newRow("edit changed")
            << u"UPDATE journal SET edit = replace(edit, 'Renamed', 'Evil') WHERE number = 2"_s << 2
            << u"hash"_s;
    QTest::newRow("entry removed") << u"DELETE FROM journal WHERE number = 1"_s << 1 << u"follow"_s;
}

void TestProjectFile::alterationsAreFound()
{
    QFETCH(QString, statement);
    QFETCH(int, badEntry);
    QFETCH(QString, says);
    makeProject();
    sql(statement);
    const auto checked = verify(m_path);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().text()));
    QVERIFY(!checked->ok);
    QCOMPARE(checked->badEntry, badEntry);
    QVERIFY2(checked->problem.contains(says), qPrintable(checked->problem));
}

void TestProjectFile::aKnownHeadThatIsGoneIsSaid()
{
    makeProject();
    const auto before = verify(m_path);
    QVERIFY(before && before->ok);
    QVERIFY(verify(m_path, before->head)->anchored);
    const auto other = verify(m_path, QString(64, u'a'));
    QVERIFY(!other->ok);
    QVERIFY(other->problem.contains(u"known head"_s));
}

void TestProjectFile::openingNeverWritesTheFile()
{
    makeProject();
    const FileStamp before = publish::stampOf(m_path);
    QVERIFY(ProjectFile::open(m_path, m_work));
    QVERIFY(ProjectFile::read(m_path));
    QVERIFY(verify(m_path));
    QCOMPARE(publish::stampOf(m_path), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList { u"a.redoubt"_s });
}

void TestProjectFile::aFileOfAnEarlierSchemaStepOpensAsItWas()
{
    const QString released = QStringLiteral(REDOUBT_SOURCE_DIR "/tests/data/step1.redoubt");
    QVERIFY(QFile::copy(released, m_path));
    const auto before = ProjectFile::read(m_path);
    QVERIFY2(before, before ? "" : qPrintable(before.error().text()));
    QVERIFY(before->project.count(RecordKind::Element) > 0);
    auto file = ProjectFile::open(m_path, m_work);
    QVERIFY2(file, file ? "" : qPrintable(file.error().text()));
    QCOMPARE((*file)->project(), before->project);
    QVERIFY(!(*file)->isDirty());

    Document document((*file)->project(), (*file)->journal(), samples::session());
    const Id<Element> id = document.project().all<Element>().first()->id;
    QVERIFY(document.push(
            operations::change(document.project(), id, [](Element &e) { e.name = u"Later"_s; }),
            { u"rename"_s }));
    QVERIFY((*file)->save());
    const auto after = ProjectFile::read(m_path);
    QVERIFY2(after, after ? "" : qPrintable(after.error().text()));
    QCOMPARE(after->project, document.project());
    const auto verified = verify(m_path);
    QVERIFY(verified);
    QVERIFY2(verified->ok, qPrintable(verified->problem));
}

QTEST_GUILESS_MAIN(TestProjectFile)
#include "tst_projectfile.moc"
