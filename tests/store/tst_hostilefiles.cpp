#include "model/core/strictjson.h"
#include "model/store/projectfile.h"
#include "model/store/verification.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/samples.h"
#include "tests/support/sqlattack.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

/// Project files of strangers: refused with words, nothing in them runs, nothing crashes.
class TestHostileFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void statementsInAFileAreRefused_data();
    void statementsInAFileAreRefused();
    void headersAreNotBelieved_data();
    void headersAreNotBelieved();
    void filesBesideItAreRefused_data();
    void filesBesideItAreRefused();
    void aSymbolicLinkAsWorkingFileIsNotFollowed();
    void statementsOfTheProgramAreHeldToo_data();
    void statementsOfTheProgramAreHeldToo();
    void anEndlessQueryIsStopped();
    void aCutFileIsRefused();
    void flippedBitsNeverCrash();
    void jsonIsCappedAndDuplicatesAreNamed_data();
    void jsonIsCappedAndDuplicatesAreNamed();

private:
    /// Runs SQL on a file with everything allowed, as an attacker would.
    void attack(const QString &sql);
    /// All ways into a file; true when all refuse it with words and leave it as it is.
    bool isRefused(QString *words);

    QByteArray m_sound;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestHostileFiles::initTestCase()
{
    memoryfolder::use();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.redoubt"_s);
    auto file = ProjectFile::create(folder.filePath(u"work"_s));
    QVERIFY(file);
    Document document((*file)->project(), (*file)->journal(), samples::session());
    QVERIFY(document.push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    Edit risks;
    Risk risk;
    risk.id = Id<Risk>(QUuid::createUuid());
    risk.title = u"Poisoned"_s;
    risks.add(risk);
    QVERIFY(document.push(risks, { u"gather"_s }));
    QVERIFY((*file)->keepCatalog(QString(64, u'a'), u"c"_s, u"1"_s, QByteArray(5000, 'x')));
    QVERIFY((*file)->save(path));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    m_sound = saved.readAll();
}

void TestHostileFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"a.redoubt"_s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(m_sound), m_sound.size());
}

void TestHostileFiles::attack(const QString &sql)
{
    const QString said = sqlattack::run(m_path, sql);
    QVERIFY2(said.isEmpty(), qPrintable(said));
}

bool TestHostileFiles::isRefused(QString *words)
{
    const FileStamp before = publish::stampOf(m_path);
    const auto read = ProjectFile::read(m_path);
    const auto opened = ProjectFile::open(m_path, m_folder->filePath(u"work"_s));
    const auto looked = ProjectFile::openReadOnly(m_path, m_folder->filePath(u"work"_s), u"x"_s);
    const auto verified = verify(m_path);
    *words = read ? u"it was read"_s : read.error().text();
    return !read && !opened && !looked && (!verified || !verified->ok)
           && !read.error().message.isEmpty() && publish::stampOf(m_path) == before
           && QDir(m_folder->filePath(u"work"_s)).isEmpty();
}

void TestHostileFiles::statementsInAFileAreRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &sql, const QString &says) {
        QTest::newRow(name) << sql << says;
    };
    const QString extra = u"no version of Redoubt writes"_s;
    row("trigger that rewrites risks",
        u"CREATE TRIGGER evil AFTER INSERT ON journal BEGIN UPDATE risks SET title = 'none'; END"_s,
        extra);
    row("view in place of a table",
        u"ALTER TABLE risks RENAME TO r; CREATE VIEW risks AS SELECT * FROM r"_s, extra);
    row("endless view",
        u"DROP TABLE risks; CREATE VIEW risks AS WITH RECURSIVE e(id) AS (SELECT 1 UNION ALL "
        u"SELECT "
        "id + 1 FROM e) SELECT * FROM e"_s,
        extra);
    row("virtual table", u"CREATE VIRTUAL TABLE evil USING fts5(x)"_s, extra);
    row("virtual table in place of one",
        u"DROP TABLE risks; CREATE VIRTUAL TABLE risks USING rtree(id, a, b)"_s, extra);
    row("unknown virtual table",
        u"PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES ('table','evil','evil',0,"
        "'CREATE VIRTUAL TABLE evil USING csv(filename=''/etc/passwd'')')"_s,
        extra);
    row("extra table", u"CREATE TABLE evil (x)"_s, extra);
    row("generated column", u"ALTER TABLE risks ADD COLUMN evil TEXT AS (hex(zeroblob(1000000)))"_s,
        extra);
    row("index with an expression", u"CREATE INDEX evil ON risks (upper(title))"_s, extra);
    row("partial index", u"CREATE INDEX evil ON risks (title) WHERE title > 'a'"_s, extra);
    row("check that never ends",
        u"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ', "
        "CHECK (length(hex(randomblob(9000000))) > 0)) STRICT') WHERE name = 'risks'"_s,
        extra);
    row("default that reads a file",
        u"ALTER TABLE risks ADD COLUMN evil TEXT DEFAULT 'readfile(''/etc/passwd'')'"_s, extra);
    row("table missing", u"DROP TABLE actions"_s, u"missing"_s);
    row("schema that does not parse",
        u"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE risks(' WHERE "
        u"name "
        "= 'risks'"_s,
        u"malformed"_s);
    row("another application's database", u"PRAGMA application_id=1"_s, u"another program"_s);
    row("newer step", u"PRAGMA user_version=3000"_s, u"schema step 3000"_s);
    row("no step", u"PRAGMA user_version=0"_s, u"schema step 0"_s);
    row("older step that it does not have", u"PRAGMA user_version=1"_s, extra);
    row("zones in a circle",
        u"UPDATE zones SET parent = (SELECT id FROM zones AS other WHERE other.id != zones.id)"_s,
        u"enclose itself"_s);
    row("a zone in itself", u"UPDATE zones SET parent = id"_s, u"enclose itself"_s);
    row("lineage in a circle",
        u"INSERT INTO artifact__derived_from SELECT id, 0, id FROM artifacts"_s,
        u"derived from itself"_s);
    row("dangling reference", u"UPDATE flows SET source = randomblob(16)"_s, u"does not exist"_s);
    row("dangling list entry", u"UPDATE element__holds SET value = randomblob(16)"_s,
        u"does not exist"_s);
    row("list row of nobody", u"INSERT INTO element__facts VALUES (randomblob(16), 'a', 'b')"_s,
        u"belongs to no record"_s);
    row("reference of the wrong kind",
        u"UPDATE flows SET source = (SELECT id FROM zones LIMIT 1)"_s, u"does not exist"_s);
    row("short id", u"UPDATE flows SET source = x'0102'"_s, u"does not know"_s);
    row("id of nothing", u"UPDATE diagrams SET id = zeroblob(16)"_s, u""_s);
    row("NUL in a name", u"UPDATE elements SET name = 'a' || char(0) || 'b'"_s, u"does not know"_s);
    row("invalid UTF-8", u"UPDATE elements SET name = CAST(x'c328' AS TEXT)"_s, u"does not know"_s);
    row("a lone surrogate", u"UPDATE elements SET name = CAST(x'eda080' AS TEXT)"_s,
        u"does not know"_s);
    row("unknown word", u"UPDATE assumptions SET status = 'x'; UPDATE risks SET treatment = 'x'"_s,
        u"does not know"_s);
    row("number out of range", u"UPDATE placements SET x = 9223372036854775807"_s,
        u"does not know"_s);
    row("no truth value", u"UPDATE placements SET locked = 7"_s, u"does not know"_s);
    row("two settings",
        u"UPDATE project SET id = id; INSERT INTO project SELECT randomblob(16), name, "
        u"description, "
        "owner, organisation, purpose, scope, classification, ai_act_role, ai_act_class, currency, "
        "impact_first, impact_ratio, likelihood_first, likelihood_ratio, unverified_quality, "
        "reduction_cap, appetite, matrix, accepts_low, accepts_moderate, accepts_high, "
        "accepts_critical, loss_spread, event_cap, loss_cap FROM project"_s,
        u"one settings record"_s);
    row("deep arguments",
        u"UPDATE journal SET arguments = replace(hex(zeroblob(5000)), '0', '[')"_s,
        u"not in a form"_s);
    row("deep edit", u"UPDATE journal SET edit = replace(hex(zeroblob(500000)), '0', '[')"_s,
        u"not in a form"_s);
    row("NUL in the journal", u"UPDATE journal SET author = 'a' || char(0)"_s, u"not in a form"_s);
    row("value larger than any", u"UPDATE elements SET name = hex(zeroblob(26000000))"_s, u""_s);
    row("catalog that is a bomb",
        u"UPDATE catalog SET content = CAST(x'7fffffff' || substr(content, 5) AS BLOB)"_s,
        u"unpacked"_s);
    row("catalog that claims too little",
        u"UPDATE catalog SET content = CAST(x'00000001' || substr(content, 5) AS BLOB)"_s,
        u"unpacked"_s);
}

void TestHostileFiles::statementsInAFileAreRefused()
{
    QFETCH(QString, sql);
    QFETCH(QString, says);
    attack(sql);
    QString words;
    QVERIFY2(isRefused(&words), qPrintable(words));
    QVERIFY2(words.contains(says), qPrintable(words));
    QVERIFY2(words.contains(m_path), qPrintable(words));
}

void TestHostileFiles::headersAreNotBelieved_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("claims 2 GB") << 28 << QByteArray::fromHex("0007ffff") << u"says that it has"_s;
    QTest::newRow("odd page size") << 16 << QByteArray::fromHex("0333") << u"header"_s;
    QTest::newRow("page size 0") << 16 << QByteArray::fromHex("0000") << u"header"_s;
    QTest::newRow("UTF-16") << 56 << QByteArray::fromHex("00000002") << u"header"_s;
    QTest::newRow("newer format") << 18 << QByteArray::fromHex("0909") << u""_s;
    QTest::newRow("reserved bytes") << 20 << QByteArray::fromHex("ff") << u""_s;
    QTest::newRow("schema format") << 44 << QByteArray::fromHex("000000ff") << u""_s;
}

void TestHostileFiles::headersAreNotBelieved()
{
    QFETCH(int, at);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
    file.write(bytes);
    file.close();
    QString words;
    QVERIFY2(isRefused(&words), qPrintable(words));
    QVERIFY2(words.contains(says), qPrintable(words));
}

void TestHostileFiles::filesBesideItAreRefused_data()
{
    QTest::addColumn<QString>("suffix");
    for (const QString &suffix : { u"-wal"_s, u"-shm"_s, u"-journal"_s })
        QTest::newRow(qPrintable(suffix)) << suffix;
}

void TestHostileFiles::filesBesideItAreRefused()
{
    QFETCH(QString, suffix);
    QFile beside(m_path + suffix);
    QVERIFY(beside.open(QIODevice::WriteOnly));
    beside.write(QByteArray(1000, 'x'));
    beside.close();
    QString words;
    QVERIFY2(isRefused(&words), qPrintable(words));
    QVERIFY2(words.contains(suffix), qPrintable(words));
    QVERIFY(beside.exists());
}

void TestHostileFiles::aSymbolicLinkAsWorkingFileIsNotFollowed()
{
    const QString link = m_folder->filePath(u"link"_s);
    QVERIFY(QFile::link(m_path, link));
    QVERIFY(!Database::open(link, Database::Mode::Write));
}

void TestHostileFiles::statementsOfTheProgramAreHeldToo_data()
{
    QTest::addColumn<QString>("sql");
    for (const QString &sql :
         { u"ATTACH '%1' AS x"_s, u"VACUUM INTO '%1'"_s, u"PRAGMA writable_schema=ON"_s,
           u"PRAGMA temp_store_directory='/tmp'"_s, u"PRAGMA trusted_schema=ON"_s,
           u"CREATE TABLE evil (x)"_s, u"CREATE TEMP TABLE evil (x)"_s, u"DROP TABLE risks"_s,
           u"CREATE VIEW evil AS SELECT 1"_s, u"CREATE VIRTUAL TABLE evil USING fts5(x)"_s,
           u"CREATE TRIGGER evil AFTER INSERT ON risks BEGIN SELECT 1; END"_s,
           u"SELECT load_extension('evil')"_s, u"REINDEX"_s, u"ANALYZE"_s,
           u"SELECT \"no column\" FROM risks"_s })
        QTest::newRow(qPrintable(sql)) << sql;
}

void TestHostileFiles::statementsOfTheProgramAreHeldToo()
{
    QFETCH(QString, sql);
    auto database = Database::open(m_path, Database::Mode::Write);
    QVERIFY(database);
    const QString other = m_folder->filePath(u"other"_s);
    QVERIFY(!(*database)->run(sql.contains(u"%1"_s) ? sql.arg(other) : sql));
    QVERIFY(!QFile::exists(other));
}

void TestHostileFiles::anEndlessQueryIsStopped()
{
    auto database = Database::open(m_path, Database::Mode::Read);
    QVERIFY(database);
    // A query that is recursive is not even prepared; one that joins too much is.
    QVERIFY(!(*database)->prepare(
            u"WITH RECURSIVE e(i) AS (SELECT 1 UNION ALL SELECT i FROM e) SELECT count(*) FROM e"_s));
    auto endless = (*database)->prepare(
            u"SELECT count(*) FROM sqlite_schema a, sqlite_schema b, sqlite_schema c, "
            "sqlite_schema d, sqlite_schema e, sqlite_schema f, sqlite_schema g"_s);
    QVERIFY(endless);
    QVERIFY(!endless->step());
    QVERIFY(endless->failed());
    QVERIFY((*database)->lastError(u"x"_s).next.contains(u"too long"_s));
}

void TestHostileFiles::aCutFileIsRefused()
{
    for (int percent = 0; percent < 100; ++percent) {
        QVERIFY(QFile::resize(m_path, m_sound.size() * percent / 100));
        const auto read = ProjectFile::read(m_path);
        QVERIFY2(!read, qPrintable(u"%1 %"_s.arg(percent)));
        QVERIFY2(read.error().text().contains(m_path), qPrintable(read.error().text()));
        init();
    }
}

void TestHostileFiles::flippedBitsNeverCrash()
{
    QRandomGenerator random(20261125);
    const int flips = qEnvironmentVariableIsSet("REDOUBT_LONG") ? 10000 : 1000;
    int refused = 0;
    for (int i = 0; i < flips; ++i) {
        QByteArray bytes = m_sound;
        const auto at = static_cast<qsizetype>(random.bounded(static_cast<quint64>(bytes.size())));
        bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << random.bounded(8)));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto read = ProjectFile::read(m_path);
        if (!read) {
            ++refused;
            QVERIFY(!read.error().message.isEmpty());
            QVERIFY2(read.error().text().contains(m_path), qPrintable(read.error().text()));
        }
    }
    QVERIFY(refused > 0);
    qInfo("%d of %d flips refused on reading", refused, flips);
}

void TestHostileFiles::jsonIsCappedAndDuplicatesAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    QTest::newRow("65 levels") << QByteArray(65, '[') + QByteArray(65, ']') << u"64 levels"_s;
    QTest::newRow("a million levels") << QByteArray(1'000'000, '[') << u"64 levels"_s;
    QTest::newRow("a million objects")
            << QByteArray("{\"a\":").repeated(1'000'000) << u"64 levels"_s;
    QTest::newRow("key twice") << QByteArray(R"({"a":1,"b":{"c":1,"c":2}})")
                               << u"\"c\" stands twice"_s;
    QTest::newRow("key twice, escaped") << QByteArray(R"({"a":1,"\u0061":2})") << u"\"a\" stands"_s;
    QTest::newRow("number too large") << QByteArray("[1e400]") << u"not JSON"_s;
    QTest::newRow("invalid UTF-8") << QByteArray("[\"\xc3\x28\"]") << u"not JSON"_s;
    QTest::newRow("lone surrogate") << QByteArray(R"(["\ud800"])") << u"not JSON"_s;
    QTest::newRow("cut") << QByteArray("{\"a\":[1,2") << u"not JSON"_s;
}

void TestHostileFiles::jsonIsCappedAndDuplicatesAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto parsed = strictjson::parse(json, u"a.json"_s);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().text()));
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "tst_hostilefiles.moc"
