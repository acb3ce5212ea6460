#include "model/core/operations/threats.h"
#include "tests/support/gui/registerdriver.h"
#include "views/registers/threatsworkspace.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// The register of threats as people read it: sorting, filtering, grouping, copying.
class TestRegisters : public QObject, protected RegisterDriver
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void headersSortByOneColumnAndShiftByFurtherOnes();
    void aFilterSaysHowManyOfHowManyAndIsClearedAtOnce();
    void groupingKeepsEveryRow_data();
    void groupingKeepsEveryRow();
    void copyingTakesTheSelectedRowsAndNoFormula();
    void copyingTakesExactlyTheRectangle_data();
    void copyingTakesExactlyTheRectangle();
    void selectionSurvivesARefreshAndFollowsTheDrawing();
    void smallChangesLeaveTheOtherRowsAlone();
    void columnsSortingAndGroupingAreRemembered();
};

void TestRegisters::headersSortByOneColumnAndShiftByFurtherOnes()
{
    model()->setGrouping(threatgrouping::Nothing);
    clickHeader(ThreatCells::Class);
    QCOMPARE(model()->sortKeys().size(), 1);
    clickHeader(ThreatCells::Current, Qt::ShiftModifier);
    QCOMPARE(model()->sortKeys().size(), 2);
    const auto text = [&](int at, int column) { return row(0, at, column).data().toString(); };
    const auto score = [&](int at) {
        return row(0, at, ThreatCells::Current).data(ThreatsModel::RatingRole).toInt();
    };
    for (int i = 1; i < model()->shown(); ++i) {
        const QString before = text(i - 1, ThreatCells::Class);
        const QString now = text(i, ThreatCells::Class);
        QVERIFY2(before.localeAwareCompare(now) <= 0, qPrintable(before + now));
        if (before == now)
            QVERIFY(score(i - 1) >= score(i));
    }
    clickHeader(ThreatCells::Class);
    clickHeader(ThreatCells::Class);
    QCOMPARE(model()->sortKeys().first().order, Qt::DescendingOrder);
}

void TestRegisters::aFilterSaysHowManyOfHowManyAndIsClearedAtOnce()
{
    const int all = model()->total();
    auto *text = m_open->find<QLineEdit>(u"threatText"_s);
    text->setText(u"registry"_s);
    QTRY_VERIFY(model()->shown() < all);
    QVERIFY(model()->shown() > 0);
    const QString said = u"%1 of %2"_s.arg(model()->shown()).arg(all);
    bool found = false;
    for (const QLabel *label : m_open->window().findChildren<QLabel *>())
        found = found || label->text() == said;
    QVERIFY2(found, qPrintable(said));
    QTest::mouseClick(m_open->find<QToolButton>(u"clearFilter"_s), Qt::LeftButton);
    QTRY_COMPARE(model()->shown(), all);
    QVERIFY(text->text().isEmpty());
}

void TestRegisters::groupingKeepsEveryRow_data()
{
    QTest::addColumn<int>("by");
    for (int by = 0; by < threatgrouping::ids().size(); ++by)
        QTest::newRow(qPrintable(threatgrouping::ids().at(by))) << by;
}

void TestRegisters::groupingKeepsEveryRow()
{
    QFETCH(int, by);
    model()->setGrouping(static_cast<threatgrouping::By>(by));
    QSet<QString> keys;
    for (int i = 0; i < model()->rowCount(); ++i) {
        QVERIFY(!model()->index(i, 0).data().toString().isEmpty());
        for (int at = 0; at < model()->rowCount(model()->index(i, 0)); ++at)
            keys.insert(keyAt(i, at));
    }
    QCOMPARE(keys.size(), model()->total());
}

void TestRegisters::copyingTakesTheSelectedRowsAndNoFormula()
{
    OwnThreat own;
    own.id = Id<OwnThreat>::create();
    own.title = u"=HYPERLINK(\"http://x\")\t<b>&"_s;
    own.subjectKind = SubjectKind::Flow;
    own.subject = AnyId(m_open->document().project().all<Flow>().first()->id.value());
    own.stride = u"tampering"_s;
    const Result<Edit> edit = operations::setOwnThreat(m_open->document().project(), own);
    QVERIFY(edit);
    QVERIFY(m_open->document().push(*edit, { u"add-own-threat"_s }));
    const QString key = ThreatKey { u"own"_s, own.id.value() }.text();
    model()->setGrouping(threatgrouping::Nothing);
    const QString other = keyAt(0, 0);
    table()->setFocus();
    table()->selectionModel()->select(model()->selectionOf({ key, other }),
                                      QItemSelectionModel::ClearAndSelect);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    const QStringList lines = data->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), other == key ? 1 : 2);
    const qsizetype columns = table()->visibleColumns().size();
    for (const QString &line : lines)
        QCOMPARE(line.count(u'\t'), columns - 1);
    QVERIFY(data->text().contains(u"'=HYPERLINK"_s));
    QVERIFY(data->html().contains(u"&lt;b&gt;&amp;"_s));
    QVERIFY(!data->html().contains(u"<b>"_s));
    QCOMPARE(data->html().count(u"<tr>"_s), lines.size() + 1);
    QVERIFY(data->html().contains(u"Critical"_s) || data->html().contains(u"High"_s)
            || data->html().contains(u"Moderate"_s));
}

void TestRegisters::copyingTakesExactlyTheRectangle_data()
{
    QTest::addColumn<bool>("byMouse");
    QTest::newRow("keys") << false;
    QTest::newRow("mouse") << true;
}

void TestRegisters::copyingTakesExactlyTheRectangle()
{
    QFETCH(bool, byMouse);
    model()->setGrouping(threatgrouping::Nothing);
    const QList<int> columns = table()->visibleColumns();
    const int first = columns.at(1);
    const int last = columns.at(3);
    table()->setFocus();
    if (byMouse) {
        const auto at = [&](int line, int column) {
            return table()->visualRect(row(0, line, column)).center();
        };
        QTest::mousePress(table()->viewport(), Qt::LeftButton, {}, at(1, first));
        for (const QPoint &to : { at(2, columns.at(2)), at(3, last) }) {
            QMouseEvent move(QEvent::MouseMove, to, table()->viewport()->mapToGlobal(to),
                             Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(table()->viewport(), &move);
        }
        QTest::mouseRelease(table()->viewport(), Qt::LeftButton, {}, at(3, last));
    } else {
        table()->setCurrentIndex(row(0, 1, first));
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_Right, Qt::ShiftModifier);
    }
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QStringList wanted;
    for (int line = 1; line <= 3; ++line) {
        QStringList cells;
        for (const int column : { first, columns.at(2), last }) {
            const QModelIndex cell = row(0, line, column);
            const QString shown = cell.data().toString();
            cells.append(shown.isEmpty() ? cell.data(Qt::AccessibleTextRole).toString() : shown);
        }
        wanted.append(cells.join(u'\t'));
    }
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QCOMPARE(data->text().split(u'\n', Qt::SkipEmptyParts), wanted);
    QCOMPARE(data->html().count(u"<tr>"_s), 4);
    QCOMPARE(data->html().count(u"<td>"_s), 9);
    // The next key without Shift means whole rows again.
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->mimeData()->text().count(u'\t'), columns.size() - 1);
}

void TestRegisters::selectionSurvivesARefreshAndFollowsTheDrawing()
{
    const ViewContext context = m_open->project().context();
    table()->setCurrentIndex(row(2, 0));
    const QString key = keyAt(2, 0);
    QCOMPARE(context.selection.threat(), key);
    QCOMPARE(context.selection.single().id, context.threats.row(key)->key.subject);
    model()->setGrouping(threatgrouping::Class);
    QCOMPARE(table()->currentIndex().data(ThreatsModel::KeyRole).toString(), key);
    model()->setSortKeys({ { ThreatCells::Title, Qt::AscendingOrder } });
    QCOMPARE(table()->currentIndex().data(ThreatsModel::KeyRole).toString(), key);
    const auto selected = [&] {
        return model()->keysAt(table()->selectionModel()->selectedRows());
    };
    QCOMPARE(selected(), QStringList { key });
    QUuid other;
    for (const ThreatRow *each : context.threats.rows()) {
        if (each->key.subject != context.threats.row(key)->key.subject)
            other = each->key.subject;
    }
    context.selection.select({ context.threats.rowsOf(other).first()->subjectKind, other });
    QCOMPARE(context.threats.row(table()->currentIndex().data(ThreatsModel::KeyRole).toString())
                     ->key.subject,
             other);
}

void TestRegisters::smallChangesLeaveTheOtherRowsAlone()
{
    int resets = 0;
    connect(model(), &QAbstractItemModel::modelReset, this, [&] { ++resets; });
    const QPersistentModelIndex last = row(model()->rowCount() - 1, 0);
    const QString lastKey = last.data(ThreatsModel::KeyRole).toString();
    table()->setFocus();
    table()->setCurrentIndex(row(1, 0));
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(resets, 0);
    QCOMPARE(last.data(ThreatsModel::KeyRole).toString(), lastKey);
    // A threat that a filter lets go of leaves its place without disturbing the others.
    auto *workspace = m_open->find<ThreatsWorkspace>({});
    ThreatFilter filter;
    filter.states = { u"proposed"_s };
    workspace->setFilter(filter);
    resets = 0;
    const int shown = model()->shown();
    const QString gone = keyAt(0, 0);
    table()->setCurrentIndex(row(0, 0));
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(model()->shown(), shown - 1);
    QCOMPARE(resets, 0);
    QVERIFY(!model()->indexOf(gone).isValid());
}

void TestRegisters::columnsSortingAndGroupingAreRemembered()
{
    table()->header()->setSectionHidden(ThreatCells::Phase, false);
    table()->header()->setSectionHidden(ThreatCells::Class, true);
    table()->header()->moveSection(table()->header()->visualIndex(ThreatCells::Owner), 1);
    model()->setSortKeys({ { ThreatCells::Phase, Qt::AscendingOrder },
                           { ThreatCells::Current, Qt::DescendingOrder } });
    model()->setGrouping(threatgrouping::Tactic);
    const QList<int> columns = table()->visibleColumns();
    close();
    reopen();
    QCOMPARE(table()->visibleColumns(), columns);
    QCOMPARE(model()->sortKeys().size(), 2);
    QCOMPARE(model()->sortKeys().first().column, int(ThreatCells::Phase));
    QCOMPARE(model()->grouping(), threatgrouping::Tactic);
}

QTEST_MAIN(TestRegisters)
#include "tst_registers.moc"
