#include "model/catalog/atlasfile.h"
#include "model/core/document.h"
#include "model/core/memoryjournal.h"
#include "model/core/operations/decide.h"
#include "model/exchange/catalogupdate.h"
#include "model/exchange/newproject.h"
#include "model/exchange/pinned.h"
#include "model/threats/decided.h"
#include "model/threats/register.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// MITRE's files in both shapes, hostile ones, and what another version does to a project.
class TestCatalogUpdate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void format5IsRead();
    void format6GivesTheSameTechniques();
    void badFilesAreRefusedWithTheirPlace_data();
    void badFilesAreRefusedWithTheirPlace();
    void retiredIdsMoveAndUndoBringsThemBack();
    void supersededRulesTakeTheirDecisionsAlong();
    void pinnedCatalogsAreUsedAndAlteredOnesAreNot();
    void aTeamsCatalogAddsRulesAndABadOneIsRefusedWhole();

private:
    QByteArray format5() const;
    QByteArray format6() const;
    Atlas read(const QByteArray &yaml);
    QList<CatalogFile> currentFiles() const;

    CatalogsPointer m_catalogs;
    const QDate m_today { 2026, 11, 24 };
};

void TestCatalogUpdate::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
}

/// The bundled content in the shape of release 5.6.0, with a technique more and one renamed.
QByteArray TestCatalogUpdate::format5() const
{
    QByteArray yaml = "---\nid: ATLAS\nname: Adversarial Threat Landscape\nversion: 5.9.0\n"
                      "matrices:\n- id: ATLAS\n  tactics:\n";
    for (const Term &tactic : m_catalogs->atlas.tactics)
        yaml += "  - id: " + tactic.id.toUtf8() + "\n    name: " + tactic.name.toUtf8()
                + "\n    description: A tactic.\n";
    yaml += "  techniques:\n";
    for (const AtlasTechnique &technique : m_catalogs->atlas.techniques) {
        yaml += "  - id: " + technique.id.toUtf8() + "\n    name: '"
                + (technique.id == u"AML.T0020" ? QByteArray("Poisoning, renamed")
                                                : technique.name.toUtf8().replace("'", "''"))
                + "'\n    description: It is done [like this](https://example.org). And more.\n";
        if (!technique.parent.isEmpty())
            yaml += "    subtechnique-of: " + technique.parent.toUtf8() + '\n';
        else
            yaml += "    tactics: [" + technique.tactics.join(u',').toUtf8() + "]\n";
    }
    yaml += "  - id: AML.T0999\n    name: Something new\n    tactics: [AML.TA0002]\n"
            "    description: A new way. More of it.\n  mitigations:\n"
            "  - id: AML.M0000\n    name: Limit\n    description: x\n"
            "    techniques:\n    - id: AML.T0000\n      use: so\n";
    yaml += "case-studies:\n- id: AML.CS0000\n  name: A case\n  procedure:\n"
            "  - tactic: AML.TA0002\n    technique: AML.T0000\n";
    return yaml;
}

QByteArray TestCatalogUpdate::format6() const
{
    QByteArray yaml = "format-version: 6.0.0\ncollection:\n  id: ATLAS\n  version: 2026.12\n"
                      "matrix:\n  id: ATLAS\ntactics:\n";
    QByteArray links;
    int order = 0;
    int link = 0;
    const auto relate = [&](const char *type, const QString &from, const QString &to,
                            int position) {
        links += "  r" + QByteArray::number(++link) + ": {type: " + type
                 + ", source: " + from.toUtf8() + ", target: " + to.toUtf8()
                 + ", position: " + QByteArray::number(position) + "}\n";
    };
    for (const Term &tactic : m_catalogs->atlas.tactics) {
        yaml += "  " + tactic.id.toUtf8() + ":\n    name: " + tactic.name.toUtf8() + '\n';
        relate("sequences", u"ATLAS"_s, tactic.id, ++order);
    }
    yaml += "techniques:\n";
    for (const AtlasTechnique &technique : m_catalogs->atlas.techniques) {
        yaml += "  " + technique.id.toUtf8() + ":\n    name: \"" + technique.name.toUtf8()
                + "\"\n    maturity: Realized\n    platforms: [Predictive AI]\n";
        if (!technique.parent.isEmpty())
            relate("specializes", technique.id, technique.parent, 0);
        else
            for (const QString &tactic : technique.tactics)
                relate("achieves", technique.id, tactic, 0);
    }
    yaml += "mitigations:\n  AML.M0000:\n    name: Limit\ncase-studies:\n  AML.CS0000:\n"
            "    name: A case\n";
    relate("mitigates", u"AML.M0000"_s, u"AML.T0000"_s, 0);
    relate("employs", u"AML.CS0000"_s, u"AML.T0000"_s, 0);
    return yaml + "relationships:\n" + links;
}

Atlas TestCatalogUpdate::read(const QByteArray &yaml)
{
    const Result<QByteArray> read = atlasfile::toCatalog(yaml, u"ATLAS.yaml"_s, m_catalogs->atlas);
    if (!read)
        qFatal("%s", qPrintable(read.error().text()));
    const Result<CatalogInfo> info = catalog::validate({ u"atlas.json"_s, *read });
    if (!info)
        qFatal("%s", qPrintable(info.error().text()));
    QList<CatalogFile> files = currentFiles();
    files.removeIf([](const CatalogFile &file) { return file.name.endsWith(u"atlas.json"_s); });
    files.append({ u"atlas.json"_s, *read });
    const Result<CatalogsPointer> loaded = catalog::load(files);
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    return (*loaded)->atlas;
}

QList<CatalogFile> TestCatalogUpdate::currentFiles() const
{
    return catalog::bundledFiles();
}

void TestCatalogUpdate::format5IsRead()
{
    const Atlas atlas = read(format5());
    QCOMPARE(atlas.contentVersion, u"5.9.0"_s);
    QCOMPARE(atlas.techniques.size(), m_catalogs->atlas.techniques.size() + 1);
    QCOMPARE(atlas.technique(u"AML.T0020"_s)->name, u"Poisoning, renamed"_s);
    // Our text where we have one; else the first sentence of theirs.
    QCOMPARE(atlas.technique(u"AML.T0000"_s)->description,
             m_catalogs->atlas.technique(u"AML.T0000"_s)->description);
    QCOMPARE(atlas.technique(u"AML.T0999"_s)->description, u"A new way."_s);
    QCOMPARE(atlas.technique(u"AML.T0000.001"_s)->tactics,
             m_catalogs->atlas.technique(u"AML.T0000"_s)->tactics);
    QCOMPARE(atlas.mitigations.first().techniques, QStringList { u"AML.T0000"_s });
}

void TestCatalogUpdate::format6GivesTheSameTechniques()
{
    const Atlas atlas = read(format6());
    QCOMPARE(atlas.contentVersion, u"2026.12"_s);
    QCOMPARE(atlas.techniques.size(), m_catalogs->atlas.techniques.size());
    for (const AtlasTechnique &technique : m_catalogs->atlas.techniques) {
        const AtlasTechnique *same = atlas.technique(technique.id);
        QVERIFY(same);
        QCOMPARE(same->name, technique.name);
        QCOMPARE(same->parent, technique.parent);
        QCOMPARE(same->maturity, u"realized"_s);
    }
    for (qsizetype i = 0; i < atlas.tactics.size(); ++i)
        QCOMPARE(atlas.tactics.at(i).id, m_catalogs->atlas.tactics.at(i).id);
    QCOMPARE(atlas.caseStudies.first().techniques, QStringList { u"AML.T0000"_s });
}

void TestCatalogUpdate::badFilesAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("said");
    QByteArray bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'j'; ++c) {
        const char before = static_cast<char>(c - 1);
        bomb += QByteArray(1, c) + ": &" + c + " [";
        for (int i = 0; i < 10; ++i)
            bomb += QByteArray(i ? "," : "") + '*' + before;
        bomb += "]\n";
    }
    QByteArray deep = "matrices: ";
    for (int i = 0; i < 100; ++i)
        deep += '[';
    QTest::newRow("empty") << QByteArray() << u"ATLAS.yaml"_s;
    QTest::newRow("truncated") << format5().left(3000) + "\n  - id: [" << u"ATLAS.yaml"_s;
    QTest::newRow("alias bomb") << bomb << u"aliases written out"_s;
    QTest::newRow("alias of a long text") << "a: &a " + QByteArray(1000000, 'x') + "\nb: ["
                                                     + QByteArray("*a,").repeated(1000) + "*a]\n"
                                          << u"aliases written out"_s;
    QTest::newRow("a hundred levels") << deep << u"nested deeper than 64"_s;
    QTest::newRow("many levels") << QByteArray(200000, '[') << u"ATLAS.yaml"_s;
    QTest::newRow("a key twice") << QByteArray("a: 1\na: 2\n") << u"line 2"_s;
    QTest::newRow("another file") << QByteArray("hello: world\n") << u"format 5"_s;
    QTest::newRow("a text for a list")
            << QByteArray("version: 1\nmatrices: none\n") << u"/matrices"_s;
    QTest::newRow("no id") << QByteArray(
            "version: 1\nmatrices:\n- tactics:\n  - id: X\n    name: Y\n"
            "  techniques: []\n  mitigations: []\ncase-studies: []\n")
                           << u"no ATLAS id"_s;
    QTest::newRow("no version") << QByteArray("format-version: 6.0.0\n") << u"/version"_s;
}

void TestCatalogUpdate::badFilesAreRefusedWithTheirPlace()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, said);
    const Result<QByteArray> read = atlasfile::toCatalog(yaml, u"ATLAS.yaml"_s, m_catalogs->atlas);
    QVERIFY(!read);
    QVERIFY2(read.error().text().contains(said), qPrintable(read.error().text()));
    QVERIFY(!read.error().next.isEmpty());
}

void TestCatalogUpdate::retiredIdsMoveAndUndoBringsThemBack()
{
    MemoryJournal journal;
    Document document(Project(), journal, samples::session());
    QVERIFY(document.push(newproject::fromTemplate(u"telecom-anomaly-detection"_s)->edit,
                          { u"import"_s }));
    OwnThreat own;
    own.id = Id<OwnThreat>::create();
    own.title = u"Ours"_s;
    own.subjectKind = SubjectKind::Element;
    own.subject = AnyId(document.project().all<Element>().first()->id.value());
    own.atlas = { u"AML.T0019"_s };
    Edit edit;
    edit.add(own);
    QVERIFY(document.push(edit, { u"own"_s }));

    const Result<CatalogFile> file =
            catalogupdate::fromFile(format5(), u"ATLAS.yaml"_s, m_catalogs->atlas);
    QVERIFY(file);
    const Project before = document.project();
    const Result<CatalogUpdate> update =
            catalogupdate::prepare(document.project(), m_catalogs, *file, m_today);
    QVERIFY2(update, update ? "" : qPrintable(update.error().text()));
    QVERIFY(document.project() == before);
    QCOMPARE(update->migrated.size(), 1);
    QVERIFY(update->appears.isEmpty() && update->goes.isEmpty());
    QVERIFY(document.push(update->edit, { u"update-catalog"_s }));
    QCOMPARE(document.project().find(own.id)->atlas, QStringList { u"AML.T0115.000"_s });
    QVERIFY(document.undo());
    QVERIFY(document.project() == before);
}

void TestCatalogUpdate::supersededRulesTakeTheirDecisionsAlong()
{
    MemoryJournal journal;
    Document document(Project(), journal, samples::session());
    QVERIFY(document.push(newproject::fromTemplate(u"telecom-anomaly-detection"_s)->edit,
                          { u"import"_s }));
    Register threats(m_catalogs);
    threats.reset(document.project(), m_today);
    const auto rows = threats.rows();
    const auto it = std::ranges::find_if(rows, [](const ThreatRow *row) {
        return row->key.rule == u"data.altered-in-transit" && row->state == DecisionState::Proposed;
    });
    QVERIFY(it != rows.end());
    const ThreatKey key = (*it)->key;
    QVERIFY(document.push(
            operations::decide(document.project(),
                               decidedFrom(**it, document.project(), threats, u"Ada"_s, m_today),
                               DecisionState::Confirmed, {}),
            { u"confirm"_s }));

    CatalogFile rules;
    for (const CatalogFile &file : currentFiles()) {
        if (file.name.endsWith(u"rules/data.json"_s))
            rules = file;
    }
    rules.bytes.replace("\"id\": \"data.altered-in-transit\"",
                        "\"id\": \"data.changed-on-the-way\"");
    const qsizetype at = rules.bytes.indexOf("data.changed-on-the-way");
    const qsizetype list = rules.bytes.indexOf("\"supersedes\": []", at);
    rules.bytes.replace(list, 16, "\"supersedes\": [\"data.altered-in-transit\"]");
    const Result<CatalogUpdate> update =
            catalogupdate::prepare(document.project(), m_catalogs, rules, m_today);
    QVERIFY2(update, update ? "" : qPrintable(update.error().text()));
    QVERIFY(update->migrated.size() >= 1);
    QVERIFY(document.push(update->edit, { u"update-catalog"_s }));

    Register after(update->catalogs);
    after.reset(document.project(), m_today);
    ThreatKey moved = key;
    moved.rule = u"data.changed-on-the-way"_s;
    const ThreatRow *row = after.row(moved.text());
    QVERIFY(row);
    QCOMPARE(row->state, DecisionState::Confirmed);
    QVERIFY(!row->reviewAgain.isEmpty());
    QVERIFY(!after.row(key.text()));
}

void TestCatalogUpdate::pinnedCatalogsAreUsedAndAlteredOnesAreNot()
{
    const Result<CatalogFile> file =
            catalogupdate::fromFile(format5(), u"ATLAS.yaml"_s, m_catalogs->atlas);
    QVERIFY(file);
    const Result<CatalogInfo> info = catalog::describe(*file);
    QVERIFY(info);
    CatalogPin pin;
    pin.id = Id<CatalogPin>::create();
    pin.catalog = info->id;
    pin.version = info->version;
    pin.sha256 = info->sha256;
    Edit edit;
    edit.add(pin);
    Project project;
    QVERIFY(project.tryApply(edit));

    PinnedCatalogs found =
            pinned::catalogsOf(project, { { info->sha256, file->bytes } }, m_catalogs);
    QVERIFY(!found.problem);
    QCOMPARE(found.catalogs->atlas.contentVersion, u"5.9.0"_s);
    QByteArray altered = file->bytes;
    altered.replace("Something new", "Something else");
    found = pinned::catalogsOf(project, { { info->sha256, altered } }, m_catalogs);
    QVERIFY(found.problem);
    QCOMPARE(found.catalogs, m_catalogs);
    // Without its content the program's own has to do.
    found = pinned::catalogsOf(project, {}, m_catalogs);
    QCOMPARE(found.catalogs, m_catalogs);
}

void TestCatalogUpdate::aTeamsCatalogAddsRulesAndABadOneIsRefusedWhole()
{
    CatalogFile rules;
    for (const CatalogFile &file : currentFiles()) {
        if (file.name.endsWith(u"rules/design.json"_s))
            rules = file;
    }
    rules.name = u"team.json"_s;
    rules.bytes.replace("\"rules-design\"", "\"rules-team\"").replace("\"design.", "\"team.");
    rules.bytes.replace("\"id\": \"design\"", "\"id\": \"team\"")
            .replace("\"pack\": \"design\"", "\"pack\": \"team\"");
    CatalogFile bad = rules;
    bad.name = u"bad.json"_s;
    bad.bytes.replace("rules-team", "rules-bad").replace("AML.T0012", "AML.T7777");
    QList<Error> refused;
    const Result<CatalogsPointer> loaded = catalog::loadWith({ bad, rules }, refused);
    QVERIFY(loaded);
    QCOMPARE(refused.size(), 1);
    QVERIFY2(refused.first().text().contains(u"AML.T7777"_s), qPrintable(refused.first().text()));
    QCOMPARE((*loaded)->rules.size(), m_catalogs->rules.size() + 2);
    QCOMPARE((*loaded)->rule(u"team.requirements-altered"_s)->origin, u"team.json"_s);
}

QTEST_GUILESS_MAIN(TestCatalogUpdate)
#include "tst_catalogupdate.moc"
