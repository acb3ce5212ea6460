#include "model/core/document.h"
#include "model/exchange/nativejson.h"
#include "model/store/importasdata.h"
#include "model/store/verification.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/samples.h"
#include "tests/support/sqlattack.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

Project projectOf(const Edit &edit)
{
    Project project;
    project.apply(edit);
    return project;
}

} // namespace

/// Taking what a refused file says, and nothing of what is in it besides.
class TestImportAsData : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void whatARefusedFileSaysIsTaken_data();
    void whatARefusedFileSaysIsTaken();
    void aTableThatIsNotOursIsLeftOut();
    void whatNoProjectCanHoldIsRefused_data();
    void whatNoProjectCanHoldIsRefused();
    void contentsThatWereAlteredAreLeftOut();
    void whatWasTakenMakesAProjectThatVerifies();

private:
    QByteArray m_sound;
    Project m_says;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestImportAsData::initTestCase()
{
    memoryfolder::use();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    auto file = ProjectFile::create(folder.filePath(u"work"_s));
    QVERIFY(file);
    const QByteArray bytes("evidence");
    Edit edit = samples::small();
    Risk risk;
    risk.id = Id<Risk>::create();
    risk.title = u"Poisoned"_s;
    edit.add(risk);
    Control control;
    control.id = Id<Control>::create();
    control.name = u"Signing"_s;
    edit.add(control);
    Attachment attachment;
    attachment.id = Id<Attachment>::create();
    attachment.name = u"scan.txt"_s;
    attachment.size = bytes.size();
    attachment.sha256 = QString::fromLatin1(
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    edit.add(attachment);
    Evidence evidence;
    evidence.id = Id<Evidence>::create();
    evidence.control = control.id;
    evidence.note = u"scanned"_s;
    evidence.attachment = attachment.id;
    edit.add(evidence);
    QVERIFY((*file)->keepAttachment(bytes));
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.push(edit, { u"import"_s }, {}, EntryKind::Import));
    QVERIFY((*file)->save(path));
    m_says = document.project();
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    m_sound = saved.readAll();
}

void TestImportAsData::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"a.redoubt"_s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(m_sound), m_sound.size());
}

void TestImportAsData::whatARefusedFileSaysIsTaken_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("leftOut");
    QTest::newRow("trigger that rewrites risks")
            << u"CREATE TRIGGER evil AFTER INSERT ON journal BEGIN UPDATE risks SET title = 'none'; END"_s
            << u"trigger evil"_s;
    QTest::newRow("view beside the tables")
            << u"CREATE VIEW evil AS SELECT * FROM risks"_s << u"view evil"_s;
    QTest::newRow("virtual table")
            << u"CREATE VIRTUAL TABLE evil USING fts5(x)"_s << u"table evil"_s;
    QTest::newRow("index with an expression")
            << u"CREATE INDEX evil ON risks (upper(title))"_s << u"index evil"_s;
    QTest::newRow("journal altered")
            << u"CREATE TABLE evil (x); UPDATE journal SET edit = '{}'"_s << u"history"_s;
    QTest::newRow("journal gone") << u"DROP TABLE journal"_s << u"history"_s;
}

void TestImportAsData::whatARefusedFileSaysIsTaken()
{
    QFETCH(QString, sql);
    QFETCH(QString, leftOut);
    QCOMPARE(sqlattack::run(m_path, sql), QString());
    QVERIFY(!ProjectFile::read(m_path));
    const FileStamp before = publish::stampOf(m_path);
    QVERIFY(importasdata::applies(m_path));
    const auto taken = importasdata::read(m_path);
    QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().text()));
    QCOMPARE(nativejson::write(projectOf(taken->edit)), nativejson::write(m_says));
    QCOMPARE(taken->attachments, QList<QByteArray> { QByteArray("evidence") });
    const QString all = taken->leftOut.join(u'\n');
    QVERIFY2(all.contains(leftOut), qPrintable(all));
    QVERIFY(publish::stampOf(m_path) == before);
}

void TestImportAsData::aTableThatIsNotOursIsLeftOut()
{
    QCOMPARE(sqlattack::run(m_path,
                            u"DROP TABLE risks; CREATE VIEW risks AS WITH RECURSIVE e(id) AS "
                            "(SELECT 1 UNION ALL SELECT id + 1 FROM e) SELECT * FROM e"_s),
             QString());
    const auto taken = importasdata::read(m_path);
    QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().text()));
    const Project project = projectOf(taken->edit);
    QCOMPARE(project.count(RecordKind::Risk), 0);
    QCOMPARE(project.count(RecordKind::Element), m_says.count(RecordKind::Element));
    QVERIFY(taken->leftOut.join(u'\n').contains(u"The table \"risks\""));
}

void TestImportAsData::whatNoProjectCanHoldIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("says");
    QTest::newRow("dangling reference")
            << u"UPDATE flows SET source = randomblob(16)"_s << u"does not exist"_s;
    QTest::newRow("zones in a circle") << u"UPDATE zones SET parent = id"_s << u"enclose itself"_s;
    QTest::newRow("unknown word") << u"UPDATE risks SET treatment = 'x'"_s << u"does not know"_s;
    QTest::newRow("invalid UTF-8")
            << u"UPDATE elements SET name = CAST(x'c328' AS TEXT)"_s << u"UTF-8"_s;
    QTest::newRow("elements gone") << u"DROP TABLE elements"_s << u"belongs to no record"_s;
}

void TestImportAsData::whatNoProjectCanHoldIsRefused()
{
    QFETCH(QString, sql);
    QFETCH(QString, says);
    QCOMPARE(sqlattack::run(m_path, sql), QString());
    const auto taken = importasdata::read(m_path);
    QVERIFY(!taken);
    QVERIFY2(taken.error().text().contains(says), qPrintable(taken.error().text()));
    QVERIFY2(taken.error().where.contains(m_path) || !taken.error().where.contains(u'/'),
             qPrintable(taken.error().where));
}

void TestImportAsData::contentsThatWereAlteredAreLeftOut()
{
    QCOMPARE(sqlattack::run(m_path, u"CREATE TABLE evil (x); UPDATE attachment_content SET content "
                                    "= x'00'"_s),
             QString());
    const auto taken = importasdata::read(m_path);
    QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().text()));
    QVERIFY(taken->attachments.isEmpty());
    QVERIFY(taken->leftOut.join(u'\n').contains(u"scan.txt"));
    const Project project = projectOf(taken->edit);
    QCOMPARE(project.count(RecordKind::Attachment), 0);
    const auto evidence = project.all<Evidence>();
    QCOMPARE(evidence.size(), 1);
    QCOMPARE(evidence.first()->note, u"scanned"_s);
    QVERIFY(evidence.first()->attachment.isNull());
}

void TestImportAsData::whatWasTakenMakesAProjectThatVerifies()
{
    QCOMPARE(sqlattack::run(m_path, u"CREATE TABLE evil (x)"_s), QString());
    const auto taken = importasdata::read(m_path);
    QVERIFY(taken);
    auto file = ProjectFile::create(m_folder->filePath(u"work"_s));
    QVERIFY(file);
    QVERIFY(importasdata::keepContents(**file, *taken));
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.push(taken->edit, { u"import"_s }, {}, EntryKind::Import));
    const QString clean = m_folder->filePath(u"clean.redoubt"_s);
    QVERIFY((*file)->save(clean));
    const auto verified = verify(clean);
    QVERIFY2(verified && verified->ok,
             qPrintable(verified ? verified->problem : verified.error().text()));
}

QTEST_GUILESS_MAIN(TestImportAsData)
#include "tst_importasdata.moc"
