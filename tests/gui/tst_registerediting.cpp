#include "model/core/operations/threats.h"
#include "tests/support/gui/registerdriver.h"
#include "views/registers/threatsworkspace.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

/// The register of threats as people fill it in: by keys, in place, many rows at once.
class TestRegisterEditing : public QObject, protected RegisterDriver
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void ownersAreSetForManyRowsInOneStep();
    void keysFillIn();
    void aDismissalInPlaceAsksForItsReason();
    void undoSelectsWhatItTookBack();
    void theDetailTellsTheHistory();
    void ownThreatsComeChangeAndGo();
    void remarksStandInTheirOrder();
    void suggestedRisksAreTakenInOneStep();
};

void TestRegisterEditing::ownersAreSetForManyRowsInOneStep()
{
    addPerson(u"Vera"_s);
    model()->setGrouping(threatgrouping::Nothing);
    QStringList keys;
    QStringList owners;
    for (int i = 0; i < 40; ++i) {
        keys.append(keyAt(0, i));
        owners.append(m_open->project().context().threats.row(keys.last())->owner);
    }
    table()->selectionModel()->select(model()->selectionOf(keys),
                                      QItemSelectionModel::ClearAndSelect);
    const qsizetype before = steps();
    const QModelIndex cell = row(0, 3, ThreatCells::Owner);
    QVERIFY(model()->setData(cell, u"Vera"_s, Qt::EditRole));
    QTRY_COMPARE(steps(), before + 1);
    for (const QString &key : keys)
        QCOMPARE(m_open->project().context().threats.row(key)->owner, u"Vera"_s);
    QVERIFY(m_open->document().undo());
    for (qsizetype i = 0; i < keys.size(); ++i)
        QCOMPARE(m_open->project().context().threats.row(keys.at(i))->owner, owners.at(i));
}

void TestRegisterEditing::keysFillIn()
{
    addPerson(u"Vera"_s);
    model()->setGrouping(threatgrouping::Nothing);
    table()->setFocus();
    table()->setCurrentIndex(row(0, 0));
    const QString key = keyAt(0, 0);
    const auto state = [&] { return m_open->project().context().threats.row(key)->state; };
    const bool confirmed = state() == DecisionState::Confirmed;
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(state(), confirmed ? DecisionState::Proposed : DecisionState::Confirmed);
    // Right goes through the cells and keeps the row; one key opens the choices.
    for (int i = 0;
         i < ThreatCells::ColumnCount && table()->currentIndex().column() != ThreatCells::Owner;
         ++i)
        QTest::keyClick(table(), Qt::Key_Right);
    QCOMPARE(table()->currentIndex().column(), int(ThreatCells::Owner));
    QTest::keyClick(table(), Qt::Key_F2);
    auto *box = table()->viewport()->findChild<QComboBox *>();
    QVERIFY(box);
    QTRY_VERIFY(box->view()->isVisible());
    box->setCurrentIndex(box->findData(u"Vera"_s));
    box->hidePopup();
    emit box->activated(box->currentIndex());
    const auto &threats = m_open->project().context().threats;
    QTRY_COMPARE(threats.row(key)->owner, u"Vera"_s);
    table()->setCurrentIndex(model()->indexOf(key).siblingAtColumn(ThreatCells::Owner));
    QTest::keyClick(table(), Qt::Key_Delete);
    QTRY_VERIFY(threats.row(key)->owner.isEmpty());
    table()->setCurrentIndex(row(0, 4));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(table()->currentIndex().row(), 5);
    QTest::keyClick(table(), Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(table()->currentIndex().row() == 0);
}

void TestRegisterEditing::aDismissalInPlaceAsksForItsReason()
{
    const QString key = keyAt(0, 0);
    table()->setCurrentIndex(row(0, 0));
    const auto &threats = m_open->project().context().threats;
    const DecisionState before = threats.row(key)->state;
    bool asked = false;
    answer([&](QDialog &dialog) {
        asked = true;
        dialog.reject();
    });
    QVERIFY(model()->setData(row(0, 0, ThreatCells::State), u"dismissed"_s, Qt::EditRole));
    QTRY_VERIFY(asked);
    QCOMPARE(threats.row(key)->state, before);
    answer([](QDialog &dialog) {
        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"not here"_s);
        dialog.accept();
    });
    QVERIFY(model()->setData(model()->indexOf(key).siblingAtColumn(ThreatCells::State),
                             u"dismissed"_s, Qt::EditRole));
    QTRY_COMPARE(threats.row(key)->state, DecisionState::Dismissed);
    QCOMPARE(m_open->document().project().find(threats.row(key)->decision)->rationale,
             u"not here"_s);
}

void TestRegisterEditing::undoSelectsWhatItTookBack()
{
    model()->setGrouping(threatgrouping::Nothing);
    auto *workspace = m_open->find<ThreatsWorkspace>({});
    ThreatFilter filter;
    filter.states = { u"proposed"_s };
    workspace->setFilter(filter);
    QStringList keys;
    for (int i = 0; i < 5; ++i)
        keys.append(keyAt(0, i));
    table()->setFocus();
    table()->setCurrentIndex(row(0, 0));
    table()->selectionModel()->select(model()->selectionOf(keys),
                                      QItemSelectionModel::ClearAndSelect);
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(!model()->indexOf(keys.first()).isValid());
    const auto selected = [&] {
        const QStringList some = model()->keysAt(table()->selectionModel()->selectedRows());
        return QSet<QString>(some.begin(), some.end());
    };
    table()->setCurrentIndex(row(0, 3));
    QVERIFY(m_open->document().undo());
    QCOMPARE(selected(), QSet<QString>(keys.begin(), keys.end()));
    workspace->setFilter({});
    table()->setCurrentIndex(row(0, 20));
    QVERIFY(m_open->document().redo());
    QCOMPARE(selected(), QSet<QString>(keys.begin(), keys.end()));
}

void TestRegisterEditing::theDetailTellsTheHistory()
{
    table()->setCurrentIndex(row(0, 0));
    const QString key = keyAt(0, 0);
    m_open->project().context().selection.selectThreat(key);
    const auto said = [&] {
        QStringList lines;
        if (const auto *box = m_open->find<QWidget>(u"threatHistory"_s)) {
            for (const QLabel *label : box->findChildren<QLabel *>())
                lines.append(label->text());
        }
        return lines.join(u'\n');
    };
    const auto &threats = m_open->project().context().threats;
    const bool confirmed = threats.row(key)->state == DecisionState::Confirmed;
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Space);
    QCoreApplication::processEvents();
    const QString done = confirmed ? u"Reopen"_s : u"Confirm"_s;
    QTRY_VERIFY2(said().contains(done), qPrintable(said()));
    QVERIFY(m_open->document().undo());
    QTRY_VERIFY2(said().contains(u"Undone"_s), qPrintable(said()));
}

void TestRegisterEditing::ownThreatsComeChangeAndGo()
{
    const int before = model()->total();
    answer([](QDialog &dialog) {
        dialog.findChild<QLineEdit *>()->setText(u"Someone bribes the operator"_s);
        dialog.accept();
    });
    QTest::mouseClick(m_open->find<QToolButton>(u"ownThreat"_s), Qt::LeftButton);
    QCOMPARE(model()->total(), before + 1);
    const QString key = m_open->project().context().selection.threat();
    QVERIFY(key.startsWith(u"own@"_s));
    QVERIFY(model()->setData(model()->indexOf(key), u"Someone blackmails the operator"_s,
                             Qt::EditRole));
    const auto &threats = m_open->project().context().threats;
    QTRY_COMPARE(threats.row(key)->title, u"Someone blackmails the operator"_s);
    QVERIFY(m_open->document().push(
            operations::removeOwnThreat(m_open->document().project(),
                                        Id<OwnThreat>(ThreatKey::fromText(key)->subject)),
            { u"remove-own-threat"_s }));
    QCOMPARE(model()->total(), before);
    QVERIFY(m_open->document().undo());
    QVERIFY(threats.row(key));
}

void TestRegisterEditing::remarksStandInTheirOrder()
{
    table()->setCurrentIndex(row(0, 0));
    const QString key = keyAt(0, 0);
    for (const QString &text : { u"First"_s, u"Second"_s }) {
        QCoreApplication::processEvents();
        auto *line = m_open->find<QLineEdit>(u"newComment"_s);
        QVERIFY(line);
        line->setText(text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    const QList<const Comment *> all = operations::commentsOn(m_open->document().project(), key);
    QCOMPARE(all.size(), 2);
    QVERIFY(all.first()->on <= all.last()->on);
}

void TestRegisterEditing::suggestedRisksAreTakenInOneStep()
{
    const qsizetype before = steps();
    const qsizetype risks = m_open->document().project().count(RecordKind::Risk);
    answer([](QDialog &dialog) {
        auto *list = dialog.findChild<QTreeWidget *>(u"suggestedRisks"_s);
        for (int i = 0; i < 2; ++i)
            list->topLevelItem(i)->setCheckState(0, Qt::Checked);
        list->topLevelItem(1)->setText(0, u"Our own words"_s);
        dialog.accept();
    });
    QTest::mouseClick(m_open->find<QToolButton>(u"suggestRisks"_s), Qt::LeftButton);
    QCOMPARE(m_open->document().project().count(RecordKind::Risk), risks + 2);
    QCOMPARE(steps(), before + 1);
    bool found = false;
    m_open->document().project().forEach<Risk>(
            [&](const Risk &risk) { found = found || risk.title == u"Our own words"_s; });
    QVERIFY(found);
}

QTEST_MAIN(TestRegisterEditing)
#include "tst_registerediting.moc"
