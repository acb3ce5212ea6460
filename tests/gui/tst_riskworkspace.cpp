#include "model/core/operations/decide.h"
#include "tests/support/gui/openwindow.h"
#include "views/quality/qualityview.h"
#include "views/risk/heatmap.h"
#include "views/risk/losspanel.h"
#include "views/risk/method/riskmethoddialog.h"
#include "views/risk/nextstepspanel.h"
#include "views/risk/riskworkspace.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

/// The Risk workspace, the risk method and the model's quality through real widgets.
class TestRiskWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_open.reset(); }
    void aCellOfTheHeatMapFiltersTheRisks();
    void choosingMeasuresImaginesAndPlanningIsOneStep();
    void theSimulationShowsTheSameNumbersForTheSameSeed();
    void theMethodShowsItsEffectBeforeItIsWritten();
    void aRemarkLeadsToItsPlace();

private:
    Document &document() { return m_open->document(); }

    std::unique_ptr<OpenWindow> m_open;
};

void TestRiskWorkspace::init()
{
    m_open = std::make_unique<OpenWindow>();
    const QList<const ThreatRow *> rows = m_open->project().context().threats.rows();
    for (int i = 0; i < 3; ++i) {
        const Edit edit = operations::gatherRisk(
                document().project(), u"Story %1"_s.arg(i),
                { rows.at(2 * i)->key.text(), rows.at(2 * i + 1)->key.text() });
        QVERIFY(document().push(edit, { u"gather-risk"_s, {} }));
    }
    m_open->showMode(4);
}

void TestRiskWorkspace::aCellOfTheHeatMapFiltersTheRisks()
{
    auto *table = m_open->find<QTableView>(u"riskTable"_s);
    const int all = table->model()->rowCount();
    QVERIFY(all >= 3);
    HeatMap *map = nullptr;
    for (HeatMap *each : m_open->window().findChildren<HeatMap *>()) {
        if (each->isVisible() && !map)
            map = each;
    }
    QVERIFY(map);
    QSignalSpy chosen(map, &HeatMap::chosen);
    // Every cell in turn: each risk is in exactly one.
    int found = 0;
    map->setFocus();
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(map, Qt::Key_Down);
        QTest::keyClick(map, Qt::Key_Left);
    }
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            QTest::keyClick(map, Qt::Key_Return);
            const auto risks = chosen.takeLast().first().value<QList<Id<Risk>>>();
            found += static_cast<int>(risks.size());
            if (!risks.isEmpty())
                QCOMPARE(table->model()->rowCount(), risks.size());
            QTest::keyClick(map, Qt::Key_Right);
        }
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(map, Qt::Key_Left);
        QTest::keyClick(map, Qt::Key_Up);
    }
    QCOMPARE(found, all);
    m_open->find<QToolButton>(u"showAllRisks"_s)->click();
    QCOMPARE(table->model()->rowCount(), all);
}

void TestRiskWorkspace::choosingMeasuresImaginesAndPlanningIsOneStep()
{
    auto *panel = m_open->window().findChild<NextStepsPanel *>();
    QSignalSpy ranked(panel, &NextStepsPanel::ranked);
    auto *table = m_open->find<QTableView>(u"nextSteps"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 3, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(ranked.count() > 0 || table->model()->rowCount() > 3, 30000);
    auto *imagined = m_open->find<HeatMap>(u"whatIfMap"_s);
    auto *plan = m_open->find<QPushButton>(u"planChosen"_s);
    QVERIFY(!imagined->isVisible());
    QVERIFY(!plan->isEnabled());
    const Project before = document().project();
    for (int row = 0; row < 2; ++row)
        QVERIFY(table->model()->setData(table->model()->index(row, 0), Qt::Checked,
                                        Qt::CheckStateRole));
    QTRY_VERIFY_WITH_TIMEOUT(imagined->isVisible(), 30000);
    QVERIFY(document().project() == before);
    QVERIFY(m_open->find<QLabel>(u"whatIfEffect"_s)->text().contains(u"\u2192"_s));
    plan->click();
    QCOMPARE(document().project().count(RecordKind::Control),
             before.count(RecordKind::Control) + 2);
    QVERIFY(document().undo());
    QVERIFY(document().project() == before);
}

void TestRiskWorkspace::theSimulationShowsTheSameNumbersForTheSameSeed()
{
    auto *panel = m_open->window().findChild<LossPanel *>();
    QSignalSpy simulated(panel, &LossPanel::simulated);
    const auto shown = [&] {
        QStringList texts;
        for (const QLabel *label : panel->findChildren<QLabel *>())
            texts.append(label->text());
        return texts;
    };
    auto *seed = m_open->find<QSpinBox>(u"simulationSeed"_s);
    seed->setValue(2);
    QTRY_VERIFY_WITH_TIMEOUT(simulated.count() > 0, 60000);
    const QStringList two = shown();
    simulated.clear();
    seed->setValue(3);
    QTRY_VERIFY_WITH_TIMEOUT(simulated.count() > 0, 60000);
    QVERIFY(shown() != two);
    simulated.clear();
    seed->setValue(2);
    QTRY_VERIFY_WITH_TIMEOUT(simulated.count() > 0, 60000);
    QCOMPARE(shown(), two);
}

void TestRiskWorkspace::theMethodShowsItsEffectBeforeItIsWritten()
{
    const Settings before = document().project().settings();
    RiskMethodDialog dialog(m_open->project().context());
    QSignalSpy shown(&dialog, &RiskMethodDialog::effectShown);
    QVERIFY(shown.wait(30000));
    auto *effect = dialog.findChild<QLabel *>(u"methodEffect"_s);
    const QString nothing = effect->text();
    // One band more to everything that controls take off: current and target figures move.
    dialog.findChild<QWidget *>(u"methodMatrix"_s)->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(dialog.findChild<QWidget *>(u"methodMatrix"_s), Qt::Key_C);
    QVERIFY(shown.wait(30000));
    QVERIFY(effect->text() != nothing || nothing.contains(u'0'));
    QVERIFY(document().project().settings() == before);
    dialog.accept();
    const Settings after = document().project().settings();
    QCOMPARE(after.matrix.size(), 25);
    QCOMPARE(after.matrix.at(12), u'C');
    QVERIFY(document().undo());
    QVERIFY(document().project().settings() == before);
}

void TestRiskWorkspace::aRemarkLeadsToItsPlace()
{
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    QTest::keyClick(&m_open->window(), Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    auto *view = m_open->window().findChild<QualityView *>();
    QTRY_VERIFY(view->isVisible());
    auto *tree = m_open->find<QTreeView>(u"findings"_s);
    const QAbstractItemModel &model = *tree->model();
    QVERIFY(model.rowCount() > 3);
    QSignalSpy wanted(view, &QualityView::placeRequested);
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex first = model.index(0, 0, model.index(group, 0));
        emit tree->clicked(first);
        QCOMPARE(wanted.count(), 1);
        const auto record = wanted.first().at(0).value<RecordRef>();
        const QString threat = wanted.first().at(1).toString();
        const Selection &selection = m_open->project().context().selection;
        if (!threat.isEmpty())
            QCOMPARE(selection.threat(), threat);
        else if (record.kind == RecordKind::Element || record.kind == RecordKind::Artifact)
            QVERIFY(selection.contains(record));
        wanted.clear();
    }
}

QTEST_MAIN(TestRiskWorkspace)
#include "tst_riskworkspace.moc"
