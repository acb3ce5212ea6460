#include "model/exchange/newproject.h"
#include "model/threats/groups.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What a room sees of each bundled template: few things a subject, few of them severe.
class TestTemplates : public QObject
{
    Q_OBJECT

private slots:
    void proposalsAreFewAndRanked_data();
    void proposalsAreFewAndRanked();
};

void TestTemplates::proposalsAreFewAndRanked_data()
{
    QTest::addColumn<QString>("id");
    const QList<catalog::Template> templates = catalog::templates();
    QVERIFY(templates.size() >= 10);
    for (const catalog::Template &each : templates)
        QTest::newRow(qPrintable(each.id)) << each.id;
}

void TestTemplates::proposalsAreFewAndRanked()
{
    QFETCH(QString, id);
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(id);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
    Project project;
    const Result<void> done = project.tryApply(made->edit);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    Register threats(*loaded);
    threats.reset(project, QDate(2026, 11, 24));

    const QList<const ThreatRow *> rows = threats.rows();
    QVERIFY(rows.size() > 40);
    qsizetype severe = 0;
    for (const ThreatRow *row : rows)
        severe += risk::rating(project.settings(), row->inherent) >= Rating::High ? 1 : 0;
    QVERIFY2(severe * 3 <= rows.size(), qPrintable(QString::number(severe)));

    const QList<ThreatGroup> groups = threatGroups(project, rows);
    QHash<QUuid, int> perSubject;
    qsizetype grouped = 0;
    for (const ThreatGroup &group : groups) {
        QSet<QUuid> subjects;
        for (const ThreatRow *row : group.rows) {
            subjects.insert(row->key.subject);
            QVERIFY(row->current.score() <= group.worst().current.score());
            QCOMPARE(row->key.rule, group.worst().key.rule);
        }
        for (const QUuid &subject : subjects)
            ++perSubject[subject];
        grouped += group.rows.size();
    }
    QCOMPARE(grouped, rows.size());
    for (auto it = perSubject.constBegin(); it != perSubject.constEnd(); ++it)
        QVERIFY2(*it <= 6, qPrintable(subjectName(project, RecordKind::Element, it.key())));

    // Every element stands on a diagram, and every flow has something to say.
    project.forEach<Flow>([&](const Flow &flow) {
        if (!flow.artifacts.isEmpty())
            QVERIFY2(!threats.rowsOf(flow.id.value()).isEmpty(),
                     qPrintable(subjectName(project, RecordKind::Flow, flow.id.value())));
    });
    QSet<QUuid> placed;
    project.forEach<Placement>(
            [&](const Placement &placement) { placed.insert(placement.element.value()); });
    project.forEach<Element>([&](const Element &element) {
        QVERIFY2(placed.contains(element.id.value()), qPrintable(element.name));
    });
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
