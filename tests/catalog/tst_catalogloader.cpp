#include "model/catalog/coverage.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCatalogLoader : public QObject
{
    Q_OBJECT

private slots:
    void theBundledCatalogsAreComplete();
    void everyBundledFileFitsItsSchema_data();
    void everyBundledFileFitsItsSchema();
    void every147StatementsArePlaced();
    void nothingThatTheyReferToIsOutOfReach();
    void everyTemplateIsReadable();
    void titlesAreEvents();
    void badFilesAreRefusedWithTheirPlace_data();
    void badFilesAreRefusedWithTheirPlace();

private:
    /// The bundled files with one replaced text in one of them.
    static QList<CatalogFile> withChange(const QString &file, const QByteArray &from,
                                         const QByteArray &to);
};

QList<CatalogFile> TestCatalogLoader::withChange(const QString &name, const QByteArray &from,
                                                 const QByteArray &to)
{
    QList<CatalogFile> files = catalog::bundledFiles();
    for (CatalogFile &file : files) {
        if (!file.name.endsWith(name))
            continue;
        const qsizetype at = file.bytes.indexOf(from);
        if (at < 0)
            qFatal("%s does not hold %s", qPrintable(name), from.constData());
        file.bytes.replace(at, from.size(), to);
    }
    return files;
}

void TestCatalogLoader::theBundledCatalogsAreComplete()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text()));
    const Catalogs &all = **loaded;
    QCOMPARE(all.vocabulary.phases.size(), 9);
    QCOMPARE(all.strideClasses.size(), 6);
    QCOMPARE(all.strideAssets.size(), 18);
    qsizetype modes = 0;
    qsizetype pairs = 0;
    for (const StrideAsset &asset : all.strideAssets) {
        modes += asset.failureModes.size();
        pairs += asset.threats.size();
    }
    QCOMPARE(modes, 36);
    QCOMPARE(pairs, 44);
    QCOMPARE(all.owaspMl.size(), 10);
    QCOMPARE(all.microsoft.size(), 16);
    QCOMPARE(all.statements.size(), 147);
    QVERIFY(all.controls.size() >= 50 && all.controls.size() <= 100);
    QCOMPARE(all.atlas.contentVersion, u"2026.09"_s);
    QCOMPARE(all.atlas.techniques.size(), 208);
    QVERIFY(!all.atlas.gaps.isEmpty());
    for (const AtlasTechnique &technique : all.atlas.techniques)
        QVERIFY2(!technique.basis.isEmpty() && !technique.description.isEmpty(),
                 qPrintable(technique.id));
}

void TestCatalogLoader::everyBundledFileFitsItsSchema_data()
{
    QTest::addColumn<int>("index");
    const QList<CatalogFile> files = catalog::bundledFiles();
    for (int i = 0; i < files.size(); ++i)
        QTest::newRow(qPrintable(files.at(i).name)) << i;
}

void TestCatalogLoader::everyBundledFileFitsItsSchema()
{
    QFETCH(int, index);
    const Result<CatalogInfo> info = catalog::validate(catalog::bundledFiles().at(index));
    QVERIFY2(info, info ? "" : qPrintable(info.error().text()));
    QCOMPARE(info->sha256.size(), 64);
}

void TestCatalogLoader::every147StatementsArePlaced()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    QSet<QString> placed((*loaded)->principles.begin(), (*loaded)->principles.end());
    for (const ControlEntry &control : (*loaded)->controls)
        placed.unite(QSet<QString>(control.statements.begin(), control.statements.end()));
    for (const ChecklistItem &item : (*loaded)->checklist)
        placed.insert(item.statement);
    for (const Statement &statement : (*loaded)->statements)
        QVERIFY2(placed.contains(statement.id), qPrintable(statement.id));
}

void TestCatalogLoader::nothingThatTheyReferToIsOutOfReach()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    const Coverage found = catalog::coverageOf(**loaded);
    QVERIFY(found.isComplete());
    QCOMPARE(found.owaspMl.reached(), 10);
    QCOMPARE(found.owaspLlm.reached(), 10);
    QCOMPARE(found.strideAi.reached(), 44);
    QCOMPARE(found.microsoft.reached(), 16);
    QCOMPARE(found.statements.reached(), 147);
    QCOMPARE(found.atlas.reached() + found.outOfScope.size(), (*loaded)->atlas.techniques.size());
    for (const QString &reason : found.outOfScope)
        QVERIFY(!reason.isEmpty());
    QCOMPARE(found.unusedControls, QStringList());
}

void TestCatalogLoader::everyTemplateIsReadable()
{
    const QList<catalog::Template> templates = catalog::templates();
    QStringList ids;
    for (const catalog::Template &each : templates) {
        ids.append(each.id);
        QVERIFY(!each.summary.isEmpty());
    }
    QVERIFY(ids.contains(u"mlops-reference"_s));
    QVERIFY(ids.contains(u"telecom-anomaly-detection"_s));
}

void TestCatalogLoader::titlesAreEvents()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    // A title that names a missing control would be false once the control is there.
    static const QRegularExpression absence(
            u"\\b(unsigned|unencrypted|missing|not|no|without|lack)\\b"_s);
    for (const Rule &rule : (*loaded)->rules)
        QVERIFY2(!absence.match(rule.title.toLower()).hasMatch(),
                 qPrintable(rule.id + u": "_s + rule.title));
}

void TestCatalogLoader::badFilesAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    const QString rules = u"rules/design.json"_s;
    QTest::newRow("unknown member") << rules << QByteArray("\"tier\"") << QByteArray("\"teir\"")
                                    << u"/rules/0"_s << u"missing"_s;
    QTest::newRow("extra member") << rules << QByteArray("\"tier\":")
                                  << QByteArray("\"colour\": \"red\", \"tier\":")
                                  << u"/rules/0/colour"_s << u"unknown member"_s;
    QTest::newRow("wrong type") << rules << QByteArray("\"base\": 1")
                                << QByteArray("\"base\": \"low\"") << u"/rules/0/likelihood/base"_s
                                << u"whole number"_s;
    QTest::newRow("wrong word") << rules << QByteArray("\"stride\": \"tampering\"")
                                << QByteArray("\"stride\": \"mischief\"") << u"/rules/0/stride"_s
                                << u"spoofing"_s;
    QTest::newRow("unknown kind") << rules << QByteArray("\"artifact\": \"requirements\"")
                                  << QByteArray("\"artifact\": \"wishes\"")
                                  << u"design.requirements"_s << u"cannot be"_s;
    QTest::newRow("unknown predicate")
            << rules << QByteArray("\"artifact\": \"requirements\"")
            << QByteArray("\"artifact\": \"requirements\", \"encrypted\": true") << u"design."_s
            << u"unknown predicate"_s;
    QTest::newRow("unknown control")
            << rules << QByteArray("\"id\": \"change-control\"") << QByteArray("\"id\": \"prayer\"")
            << u"design."_s << u"does not exist"_s;
    QTest::newRow("rule id twice") << rules << QByteArray("design.requirements-read")
                                   << QByteArray("design.requirements-altered")
                                   << u"design.requirements-altered"_s << u"twice"_s;
    QTest::newRow("key twice") << rules << QByteArray("\"version\"")
                               << QByteArray("\"catalog\": \"x\", \"version\"") << rules
                               << u"twice"_s;
    QTest::newRow("too deep") << rules << QByteArray("\"packs\": [")
                              << QByteArray("\"packs\": ") + QByteArray(80, '[') << rules
                              << u"nested"_s;
    QTest::newRow("not JSON") << rules << QByteArray("{") << QByteArray("<") << rules << u"JSON"_s;
    // Six choices of five conditions: 15,625 alternatives in a few hundred bytes.
    const QByteArray five = "{\"source-type\": \"data-lake\", \"source-base\": \"store\", "
                            "\"source-phase\": \"design\", "
                            "\"source-writers\": \"one\", \"source-holds\": \"requirements\"}";
    QTest::newRow("multiplies out") << rules << QByteArray("\"artifact\": \"requirements\"")
                                    << "\"artifact\": \"requirements\", \"any\": ["
                                               + QByteArrayList(6, five).join(',') + ']'
                                    << u"design."_s << u"alternatives"_s;
    QTest::newRow("effect of one")
            << rules << QByteArray("\"likelihood\": 0.7") << QByteArray("\"likelihood\": 1.0")
            << u"/controls/0/likelihood"_s << u"0.99"_s;
}

void TestCatalogLoader::badFilesAreRefusedWithTheirPlace()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, where);
    QFETCH(QString, says);
    const Result<CatalogsPointer> loaded = catalog::load(withChange(file, from, to));
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().where.contains(where), qPrintable(loaded.error().text()));
    QVERIFY2(loaded.error().message.contains(says), qPrintable(loaded.error().text()));
    QVERIFY(!loaded.error().next.isEmpty());
}

QTEST_GUILESS_MAIN(TestCatalogLoader)
#include "tst_catalogloader.moc"
