#include "model/core/digest.h"
#include "model/store/reviewcopy.h"
#include "model/store/verification.h"
#include "tests/support/evidencefile.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int mutations = 300;
constexpr int mutationsLong = 10'000;
constexpr int cycles = 30;
constexpr int cyclesLong = 1'000;
constexpr int batch = 100;

bool isLong()
{
    return qEnvironmentVariableIsSet("REDOUBT_LONG");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the disk of the tests is full");
}

/// Everything that a database says, table by table, with types: equal texts mean the same. Nothing
/// when it cannot be read.
QByteArray meaningOf(const QString &path)
{
    const auto database = Database::open(path, Database::Mode::Read);
    if (!database)
        return {};
    QStringList tables;
    auto names = (*database)->prepare(
            u"SELECT name, (SELECT group_concat('quote(\"' || c.name || '\")') FROM "
            "pragma_table_info(s.name) c) FROM sqlite_schema s WHERE type = 'table' ORDER BY 1"_s);
    if (!names)
        return {};
    QByteArray all;
    while (names->step()) {
        const QString table = names->text(0);
        if (table == u"catalog") {
            // Packed bytes may differ and still say the same.
            auto kept = (*database)->prepare(
                    u"SELECT sha256, id, version, content FROM catalog ORDER BY 1"_s);
            while (kept && kept->step())
                all += kept->blob(0) + kept->blob(1) + kept->blob(2) + qUncompress(kept->blob(3));
            continue;
        }
        auto rows = (*database)->prepare(
                u"SELECT json_array(%1) FROM \"%2\" ORDER BY 1"_s.arg(names->text(1), table));
        if (!rows)
            return {};
        while (rows->step())
            all += table.toUtf8() + ' ' + rows->blob(0) + '\n';
        if (rows->failed())
            return {};
    }
    return names->failed() ? QByteArray() : all;
}

/// Mutates a file in one of the ways of somebody who wants it to say something else.
class Mutator
{
public:
    explicit Mutator(quint32 seed) : m_random(seed) { }

    /// Gives what was done, for messages.
    QString mutate(const QString &path)
    {
        switch (m_random.bounded(8)) {
        case 0:
        case 1:
        case 2:
            return changeBytes(path);
        case 3:
            return sql(path, Change::Remove);
        case 4:
            return swapRows(path);
        case 5:
            return sql(path, Change::Text);
        case 6:
            return sql(path, Change::Number);
        default:
            return special(path);
        }
    }

private:
    enum class Change { Remove, Text, Number };

    QString changeBytes(const QString &path)
    {
        QByteArray bytes = contentOf(path);
        const int times = 1 + m_random.bounded(3);
        for (int i = 0; i < times; ++i) {
            const int at = m_random.bounded(static_cast<int>(bytes.size()));
            bytes[at] =
                    static_cast<char>(bytes.at(at) ^ static_cast<char>(1 << m_random.bounded(8)));
        }
        if (m_random.bounded(20) == 0)
            bytes.truncate(m_random.bounded(static_cast<int>(bytes.size())));
        write(path, bytes);
        return u"bytes"_s;
    }

    static QStringList column(Database &database, const QString &query)
    {
        QStringList found;
        auto rows = database.prepare(query);
        while (rows && rows->step())
            found.append(rows->text(0));
        return found;
    }

    QString pick(const QStringList &from)
    {
        return from.isEmpty() ? QString()
                              : from.at(m_random.bounded(static_cast<int>(from.size())));
    }

    /// A condition that exactly one row of a table meets.
    QString oneRow(Database &database, const QString &table)
    {
        const QStringList keys = column(
                database,
                u"SELECT name FROM pragma_table_info('%1') WHERE pk > 0 ORDER BY pk"_s.arg(table));
        QStringList parts;
        for (const QString &key : keys)
            parts.append(u"'\"%1\"=' || quote(\"%1\")"_s.arg(key));
        return pick(column(
                database, u"SELECT %1 FROM \"%2\""_s.arg(parts.join(u" || ' AND ' || "_s), table)));
    }

    QStringList filled(Database &database)
    {
        QStringList tables =
                column(database, u"SELECT name FROM sqlite_schema WHERE type = 'table'"_s);
        tables.removeIf([&](const QString &table) {
            const auto count = database.numberOf(u"SELECT count(*) FROM \"%1\""_s.arg(table));
            return !count || *count == 0;
        });
        return tables;
    }

    QString sql(const QString &path, Change change)
    {
        const auto database = Database::open(path, Database::Mode::Write);
        const QString table = pick(filled(**database));
        const QString row = oneRow(**database, table);
        if (change == Change::Remove)
            return run(**database, u"DELETE FROM \"%1\" WHERE %2"_s.arg(table, row));
        const bool text = change == Change::Text;
        const QString field = pick(column(
                **database, u"SELECT name FROM pragma_table_info('%1') WHERE type IN (%2)"_s.arg(
                                    table, text ? u"'TEXT'"_s : u"'INTEGER', 'BLOB'"_s)));
        if (field.isEmpty())
            return u"nothing"_s;
        const QStringList texts {
            u"%1 || 'x'"_s,
            u"substr(%1, 2)"_s,
            u"replace(%1, char(233), 'e' || char(769))"_s,
            u"upper(%1)"_s,
            u"replace(%1, '0', '1')"_s,
            u"replace(%1, 'Ada', 'Eve')"_s,
            u"%1 || char(8203)"_s,
        };
        const QStringList numbers {
            u"iif(typeof(%1) = 'integer', %1 + 1, zeroblob(length(%1)))"_s,
            u"iif(typeof(%1) = 'integer', -%1, substr(%1, 1, length(%1) - 1))"_s,
            u"iif(typeof(%1) = 'integer', %1 + 4294967296, CAST(%1 || x'00' AS BLOB))"_s,
            u"iif(typeof(%1) = 'integer', 0, randomblob(length(%1)))"_s,
        };
        const QString value = pick(text ? texts : numbers).arg(u'"' + field + u'"');
        return run(**database,
                   u"UPDATE \"%1\" SET \"%2\" = %3 WHERE %4"_s.arg(table, field, value, row));
    }

    QString swapRows(const QString &path)
    {
        const auto database = Database::open(path, Database::Mode::Write);
        const QString table = pick(filled(**database));
        const QString first = oneRow(**database, table);
        const QString second = oneRow(**database, table);
        const QString field = pick(column(
                **database, u"SELECT name FROM pragma_table_info('%1') WHERE pk = 0"_s.arg(table)));
        if (field.isEmpty() || first == second)
            return u"nothing"_s;
        // Through a table of our own: SQLite has no swap, and some columns are unique.
        (*database)->setSchemaStep(true);
        run(**database, u"CREATE TEMP TABLE a AS SELECT \"%1\" v FROM \"%2\" WHERE %3"_s.arg(
                                field, table, first));
        run(**database, u"CREATE TEMP TABLE b AS SELECT \"%1\" v FROM \"%2\" WHERE %3"_s.arg(
                                field, table, second));
        run(**database, u"UPDATE OR REPLACE \"%1\" SET \"%2\" = (SELECT v FROM b) WHERE %3"_s.arg(
                                table, field, first));
        return run(**database,
                   u"UPDATE OR REPLACE \"%1\" SET \"%2\" = (SELECT v FROM a) WHERE %3"_s.arg(
                           table, field, second));
    }

    QString special(const QString &path)
    {
        const auto database = Database::open(path, Database::Mode::Write);
        const QStringList statements {
            u"DELETE FROM journal WHERE number > (SELECT max(number) - 1 - abs(random() % 4) FROM journal)"_s,
            u"UPDATE journal SET number = -number WHERE number IN (4, 5); UPDATE journal SET number = 9 + number WHERE number < 0"_s,
            u"UPDATE signature SET envelope = (SELECT envelope FROM signature WHERE number = 2) WHERE number = 1"_s,
            u"UPDATE signature SET number = 3 - number + 10; UPDATE signature SET number = number - 10"_s,
            u"DELETE FROM signature WHERE number = 2"_s,
            u"UPDATE signature SET envelope = replace(envelope, '\"keyid\":\"', '\"keyid\":\"0')"_s,
            u"UPDATE baseline SET statement = replace(statement, '\"open\":2', '\"open\":1')"_s,
            u"UPDATE baseline SET number = number + 1"_s,
            u"DELETE FROM baseline WHERE number = 2"_s,
            u"DELETE FROM baseline_register WHERE position = 1"_s,
            u"UPDATE baseline_register SET position = 1 - position + 10; UPDATE baseline_register SET position = position - 10"_s,
            u"UPDATE baseline_register SET current_impact = 1000"_s,
            u"INSERT INTO entry_hash (hash) SELECT hash FROM journal"_s,
            u"INSERT INTO withheld VALUES ('comment', randomblob(16), randomblob(32))"_s,
            u"UPDATE attachment_content SET content = content || x'00'"_s,
            u"UPDATE catalog SET version = '1.3'"_s,
            u"UPDATE journal SET edit = replace(edit, 'Another', 'Nothing') WHERE number > 8"_s,
            u"UPDATE journal SET author = 'Eve', hash = randomblob(32) WHERE number = (SELECT max(number) FROM journal)"_s,
            u"INSERT INTO comments SELECT randomblob(16), subject_kind, subject, threat, 'x', \"by\", \"on\" FROM comments"_s,
            u"UPDATE journal SET arguments = replace(arguments, 'approved', 'rejected')"_s,
            u"UPDATE journal SET at = replace(at, '2026', '2025')"_s,
            u"UPDATE elements SET name = 'e' || char(769)"_s,
            u"UPDATE controls SET cost = cost + 0.0"_s,
        };
        return run(**database, pick(statements));
    }

    static QString run(Database &database, const QString &statement)
    {
        const Result<void> done = database.run(statement);
        static_cast<void>(done);
        return statement;
    }

    QRandomGenerator m_random;
};

/// What the independent script says of each file.
QList<bool> scriptAccepts(const QStringList &paths, const QString &head)
{
    QProcess python;
    const QString driver = u"import runpy, sys\n"
                           "check = runpy.run_path(sys.argv[1])['check']\n"
                           "for path in sys.argv[3:]:\n"
                           "    try:\n"
                           "        check(path, sys.argv[2])\n"
                           "        print('1', end='')\n"
                           "    except Exception:\n"
                           "        print('0', end='')\n"_s;
    python.start(u"python3"_s,
                 QStringList { u"-c"_s, driver,
                               QStringLiteral(REDOUBT_SOURCE_DIR "/resources/manual/check.py"),
                               head }
                         + paths);
    python.waitForFinished(300'000);
    const QByteArray said = python.readAllStandardOutput();
    if (said.size() != paths.size())
        qFatal("the script did not answer: %s", python.readAllStandardError().constData());
    QList<bool> accepted;
    for (const char each : said)
        accepted.append(each == '1');
    return accepted;
}

} // namespace

/// Nobody changes what a file says unnoticed, and nothing that is sound is suspected.
class TestTampering : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSoundIsSaidToBe();
    void noMutationThatChangesTheMeaningIsAccepted();
    void aRowOutOfItsPlaceIsFound();
    void aCutTailIsFoundWithTheHeadAndSaidWithout();
    void noSoundFileIsSuspected();
    void aCopyForReviewVerifiesAndTellsNoDiscussion();
    void aForgedSignatureIsFound();
};

void TestTampering::whatIsSoundIsSaidToBe()
{
    EvidenceFile evidence;
    evidence.fill();
    const QString path = evidence.save(u"a.redoubt"_s);
    const auto found = verify(path);
    QVERIFY2(found && found->ok, found ? qPrintable(found->problem) : "");
    QVERIFY(!found->anchored);
    QCOMPARE(found->baselines.size(), 2);
    QCOMPARE(found->catalogs, 1);
    QCOMPARE(found->attachments, 1);
    const QList<ControlLine> people = found->baselines.first().people;
    QCOMPARE(people.size(), 2);
    QCOMPARE(people.first().standing, Standing::Signed);
    QCOMPARE(found->baselines.last().people.first().standing, Standing::SelfDeclared);
    QProcess script;
    script.start(u"python3"_s, { QStringLiteral(REDOUBT_SOURCE_DIR "/resources/manual/check.py"),
                                 path, found->head });
    QVERIFY(script.waitForFinished());
    QVERIFY2(script.exitCode() == 0, script.readAllStandardError().constData());
    QVERIFY(script.readAllStandardOutput().contains("(anchored)"));
}

void TestTampering::noMutationThatChangesTheMeaningIsAccepted()
{
    EvidenceFile evidence;
    evidence.fill();
    const QString path = evidence.save(u"a.redoubt"_s);
    const QByteArray original = contentOf(path);
    const QByteArray meaning = meaningOf(path);
    QVERIFY(!meaning.isEmpty());
    const VerifyRequest request { evidence.file().journal().head() };
    const QString head = QString::fromLatin1(request.head.toHex());
    QTemporaryDir folder;
    Mutator mutator(20261124);
    int changed = 0;
    int left = isLong() ? mutationsLong : mutations;
    while (left > 0) {
        QStringList paths;
        QStringList done;
        for (int i = 0; i < std::min(batch, left); ++i) {
            paths.append(folder.filePath(QString::number(i)));
            write(paths.last(), original);
            done.append(mutator.mutate(paths.last()));
        }
        left -= batch;
        const QList<bool> byScript = scriptAccepts(paths, head);
        for (qsizetype i = 0; i < paths.size(); ++i) {
            const bool same = meaningOf(paths.at(i)) == meaning;
            changed += same ? 0 : 1;
            const auto found = verify(paths.at(i), request);
            QVERIFY2(same || !found || !found->ok, qPrintable(u"verify accepted: "_s + done.at(i)));
            QVERIFY2(same || !byScript.at(i), qPrintable(u"the script accepted: "_s + done.at(i)));
        }
    }
    qInfo("%d mutations changed the meaning; none was accepted", changed);
    QVERIFY(changed > mutations / 3);
}

void TestTampering::aRowOutOfItsPlaceIsFound()
{
    EvidenceFile evidence;
    evidence.fill();
    const QString path = evidence.save(u"a.redoubt"_s);
    QByteArray id;
    QByteArray key;
    {
        const auto database = Database::open(path, Database::Mode::Read);
        QVERIFY(database);
        auto row = (*database)->prepare(
                u"SELECT baseline, \"key\" FROM baseline_register WHERE position = 1"_s);
        QVERIFY(row && row->step());
        id = row->blob(0);
        key = row->blob(1);
    }
    QByteArray lower = id;
    lower[6] = 0; // where every id has its version, so this is lower
    // A lower key in the place of a higher one: reading by the higher one still comes upon it.
    QByteArray bytes = contentOf(path);
    QVERIFY(bytes.contains(id + key));
    bytes.replace(id + key, lower + key);
    write(path, bytes);
    const auto found = verify(path);
    QVERIFY(found && !found->ok);
    QCOMPARE(scriptAccepts({ path }, {}), QList<bool> { false });
}

void TestTampering::aCutTailIsFoundWithTheHeadAndSaidWithout()
{
    EvidenceFile evidence;
    evidence.fill();
    const QString before = evidence.save(u"before.redoubt"_s);
    const QByteArray cut = contentOf(before);
    evidence.rename(u"What somebody wants to hide"_s);
    const QString path = evidence.save(u"after.redoubt"_s);
    const auto whole = verify(path);
    QVERIFY(whole && whole->ok);
    write(path, cut);
    const auto without = verify(path);
    QVERIFY(without && without->ok && !without->anchored);
    const auto with = verify(path, whole->head);
    QVERIFY(with && !with->ok && with->problem.contains(u"known head"_s));
    QCOMPARE(scriptAccepts({ path }, {}), QList<bool> { true });
    QCOMPARE(scriptAccepts({ path }, whole->head), QList<bool> { false });
}

void TestTampering::noSoundFileIsSuspected()
{
    QTemporaryDir folder;
    QRandomGenerator random(7);
    const QString path = folder.filePath(u"a.redoubt"_s);
    QVERIFY(QFile::copy(QStringLiteral(REDOUBT_SOURCE_DIR "/tests/data/step1.redoubt"), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const QString texts[] = { u"caf\u00e9"_s,     u"cafe\u0301"_s,     u"\u212b"_s,
                              u"a\u200bb"_s,      u"\U0001f512 <b>"_s, u"\"quoted\\\""_s,
                              u"tab\tand\nline"_s };
    for (int i = 0; i < (isLong() ? cyclesLong : cycles); ++i) {
        auto file = ProjectFile::open(path, folder.filePath(u"work"_s));
        QVERIFY2(file, file ? "" : qPrintable(file.error().text()));
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + i, Qt::UTC);
        Document document((*file)->project(), (*file)->journal(),
                          Session { u"Ada"_s, [now] { return now; } });
        BaselineLedger ledger(document, (*file)->journal());
        const QList<const Element *> elements = document.project().all<Element>();
        const Id<Element> id = elements.at(random.bounded(static_cast<int>(elements.size())))->id;
        Edit edit;
        Element next = *document.project().find(id);
        next.name = texts[random.bounded(7)] + QString::number(i);
        next.facts.insert(texts[random.bounded(7)], u"yes"_s);
        edit.change(*document.project().find(id), next);
        QVERIFY(document.push(edit, { u"rename"_s, { next.name } }));
        if (random.bounded(4) == 0)
            QVERIFY(document.undo());
        if (random.bounded(10) == 0) {
            FrozenState frozen;
            frozen.baseline.name = next.name;
            QVERIFY(ledger.freeze(frozen));
        }
        QVERIFY((*file)->save());
        const auto found = verify(path, VerifyRequest { (*file)->journal().head() });
        QVERIFY2(found && found->ok, found ? qPrintable(found->problem) : "");
        if (i % 50 == 29)
            QCOMPARE(scriptAccepts({ path }, found->head), QList<bool> { true });
    }
}

void TestTampering::aCopyForReviewVerifiesAndTellsNoDiscussion()
{
    EvidenceFile evidence;
    evidence.fill();
    const QString path = evidence.save(u"a.redoubt"_s);
    const Baseline first = evidence.ledger().baselines().first();
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.redoubt"_s);
    const Result<void> made = reviewcopy::write(
            path, first.id, copy, u"Ada"_s, QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC));
    QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
    const VerifyRequest request { first.journal };
    const auto found = verify(copy, request);
    QVERIFY2(found && found->ok,
             found ? qPrintable(found->problem) : qPrintable(found.error().text()));
    QVERIFY(found->reviewCopy && found->anchored);
    QCOMPARE(found->baselines.size(), 1);
    QCOMPARE(found->baselines.first().people.first().standing, Standing::Signed);
    QCOMPARE(found->baselines.first().baseline.status, BaselineStatus::Approved);
    QCOMPARE(scriptAccepts({ copy }, QString::fromLatin1(first.journal.toHex())),
             QList<bool> { true });
    QVERIFY(!contentOf(copy).contains("between us"));
    QVERIFY(!contentOf(copy).contains("A last one"));
    const auto read = ProjectFile::readAt(copy, first.journal);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
    QVERIFY(!ProjectFile::open(copy, folder.filePath(u"work"_s)));

    const QByteArray original = contentOf(copy);
    const QByteArray meaning = meaningOf(copy);
    // The copy's own head: what was said of the baseline afterwards stands behind the project's.
    const VerifyRequest whole { QByteArray::fromHex(found->head.toLatin1()) };
    Mutator mutator(3);
    for (int i = 0; i < (isLong() ? 2'000 : 60); ++i) {
        write(copy, original);
        const QString done = mutator.mutate(copy);
        const auto again = verify(copy, whole);
        QVERIFY2(!again || !again->ok || meaningOf(copy) == meaning, qPrintable(done));
    }
}

void TestTampering::aForgedSignatureIsFound()
{
    EvidenceFile evidence;
    evidence.fill();
    const QString path = evidence.save(u"a.redoubt"_s);
    VerifyRequest request;
    request.onlyKnown = true;
    request.known.add(evidence.author().publicKey(), u"Ada"_s);
    const auto unknown = verify(path, request);
    QVERIFY(unknown && !unknown->ok && unknown->problem.contains(u"Grace"_s));
    request.known.add(evidence.approver().publicKey(), u"Grace"_s);
    const auto known = verify(path, request);
    QVERIFY2(known && known->ok, qPrintable(known->problem));
    QCOMPARE(known->baselines.first().people.last().standing, Standing::Known);
    request.known.add(evidence.approver().publicKey(), u"Mallory"_s);
    const auto other = verify(path, request);
    QVERIFY(other && !other->ok && other->problem.contains(u"Mallory"_s));
}

int main(int argc, char *argv[])
{
    // Qt Test ends a function after five minutes; the long part takes more on a busy machine.
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    QCoreApplication app(argc, argv);
    TestTampering test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tampering.moc"
