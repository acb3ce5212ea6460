#include "model/core/operations/controls.h"
#include "model/core/operations/threats.h"
#include "tests/support/gui/openwindow.h"
#include "views/controls/controlsmodel.h"
#include "views/registers/table/registerview.h"
#include "views/registers/threats/threatsmodel.h"
#include "views/registers/threatsworkspace.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

/// The registers as people use them: sorting, filtering, filling in by keys, copying, many rows at
/// once; controls with their rules.
class TestRegisters : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_open.reset(); }
    void headersSortByOneColumnAndShiftByFurtherOnes();
    void aFilterSaysHowManyOfHowManyAndIsClearedAtOnce();
    void groupingKeepsEveryRow_data();
    void groupingKeepsEveryRow();
    void ownersAreSetForManyRowsInOneStep();
    void keysFillIn();
    void aDismissalInPlaceAsksForItsReason();
    void copyingTakesTheSelectedRowsAndNoFormula();
    void copyingTakesExactlyTheRectangle_data();
    void copyingTakesExactlyTheRectangle();
    void undoSelectsWhatItTookBack();
    void theDetailTellsTheHistory();
    void selectionSurvivesARefreshAndFollowsTheDrawing();
    void smallChangesLeaveTheOtherRowsAlone();
    void columnsSortingAndGroupingAreRemembered();
    void ownThreatsComeChangeAndGo();
    void remarksStandInTheirOrder();
    void suggestedRisksAreTakenInOneStep();
    void aControlIsNotVerifiedWithoutWhatThatTakes();
    void controlsAreFilteredByTheirCounts();

private:
    RegisterView *table() { return m_open->find<RegisterView>(u"threatTable"_s); }
    ThreatsModel *model() { return static_cast<ThreatsModel *>(table()->model()); }
    QModelIndex row(int group, int at, int column = 0) const;
    void clickHeader(int column, Qt::KeyboardModifiers modifiers = {});
    void answer(const std::function<void(QDialog &)> &run);
    qsizetype steps() { return m_open->project().file().journal().entries().size(); }
    Id<Person> addPerson(const QString &name);

    std::unique_ptr<OpenWindow> m_open;
};

void TestRegisters::init()
{
    QSettings().remove(u"register"_s);
    m_open = std::make_unique<OpenWindow>();
    m_open->showMode(2);
}

QModelIndex TestRegisters::row(int group, int at, int column) const
{
    auto *model = m_open->find<RegisterView>(u"threatTable"_s)->model();
    return model->index(at, column, model->index(group, 0));
}

void TestRegisters::clickHeader(int column, Qt::KeyboardModifiers modifiers)
{
    QHeaderView *header = table()->header();
    const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                    header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
}

/// Runs something on the dialog that comes up next.
void TestRegisters::answer(const std::function<void(QDialog &)> &run)
{
    QTimer::singleShot(0, this, [this, run] {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            run(*dialog);
        else
            answer(run);
    });
}

Id<Person> TestRegisters::addPerson(const QString &name)
{
    Edit edit;
    const Id<Person> id = operations::personNamed(m_open->document().project(), name, edit);
    if (!edit.isEmpty() && !m_open->document().push(edit, { u"people"_s }))
        qFatal("a person cannot be added");
    return id;
}

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
            keys.insert(row(i, at).data(ThreatsModel::KeyRole).toString());
    }
    QCOMPARE(keys.size(), model()->total());
}

void TestRegisters::ownersAreSetForManyRowsInOneStep()
{
    addPerson(u"Vera"_s);
    model()->setGrouping(threatgrouping::Nothing);
    QStringList keys;
    QStringList owners;
    for (int i = 0; i < 40; ++i) {
        keys.append(row(0, i).data(ThreatsModel::KeyRole).toString());
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

void TestRegisters::keysFillIn()
{
    addPerson(u"Vera"_s);
    model()->setGrouping(threatgrouping::Nothing);
    table()->setFocus();
    table()->setCurrentIndex(row(0, 0));
    const QString key = row(0, 0).data(ThreatsModel::KeyRole).toString();
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

void TestRegisters::aDismissalInPlaceAsksForItsReason()
{
    const QString key = row(0, 0).data(ThreatsModel::KeyRole).toString();
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
    const QString other = row(0, 0).data(ThreatsModel::KeyRole).toString();
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

void TestRegisters::undoSelectsWhatItTookBack()
{
    model()->setGrouping(threatgrouping::Nothing);
    auto *workspace = m_open->find<ThreatsWorkspace>({});
    ThreatFilter filter;
    filter.states = { u"proposed"_s };
    workspace->setFilter(filter);
    QStringList keys;
    for (int i = 0; i < 5; ++i)
        keys.append(row(0, i).data(ThreatsModel::KeyRole).toString());
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

void TestRegisters::theDetailTellsTheHistory()
{
    table()->setCurrentIndex(row(0, 0));
    const QString key = row(0, 0).data(ThreatsModel::KeyRole).toString();
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

void TestRegisters::selectionSurvivesARefreshAndFollowsTheDrawing()
{
    const ViewContext context = m_open->project().context();
    table()->setCurrentIndex(row(2, 0));
    const QString key = row(2, 0).data(ThreatsModel::KeyRole).toString();
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
    // A threat that a filter lets go of leaves its place without disturbing the others.
    auto *workspace = m_open->find<ThreatsWorkspace>({});
    ThreatFilter filter;
    filter.states = { u"proposed"_s };
    workspace->setFilter(filter);
    resets = 0;
    const int shown = model()->shown();
    const QString gone = row(0, 0).data(ThreatsModel::KeyRole).toString();
    table()->setCurrentIndex(row(0, 0));
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(model()->shown(), shown - 1);
    QCOMPARE(resets, 0);
    QVERIFY(!model()->indexOf(gone).isValid());
    Q_UNUSED(lastKey);
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
    m_open.reset();
    m_open = std::make_unique<OpenWindow>();
    m_open->showMode(2);
    QCOMPARE(table()->visibleColumns(), columns);
    QCOMPARE(model()->sortKeys().size(), 2);
    QCOMPARE(model()->sortKeys().first().column, int(ThreatCells::Phase));
    QCOMPARE(model()->grouping(), threatgrouping::Tactic);
}

void TestRegisters::ownThreatsComeChangeAndGo()
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

void TestRegisters::remarksStandInTheirOrder()
{
    table()->setCurrentIndex(row(0, 0));
    const QString key = row(0, 0).data(ThreatsModel::KeyRole).toString();
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

void TestRegisters::suggestedRisksAreTakenInOneStep()
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

void TestRegisters::aControlIsNotVerifiedWithoutWhatThatTakes()
{
    m_open->showMode(3);
    auto *controls = m_open->find<RegisterView>(u"controlTable"_s);
    const Control *implemented = nullptr;
    m_open->document().project().forEach<Control>([&](const Control &control) {
        if (control.status == ControlStatus::Implemented)
            implemented = &control;
    });
    QVERIFY(implemented);
    const Id<Control> id = implemented->id;
    auto *model = static_cast<ControlsModel *>(controls->model());
    const QModelIndex index = model->indexOf(id.value(), {});
    controls->setCurrentIndex(index);
    QString said;
    answer([&](QDialog &dialog) {
        if (const auto *box = qobject_cast<QMessageBox *>(&dialog))
            said = box->text();
        dialog.accept();
    });
    QVERIFY(model->setData(index.siblingAtColumn(ControlCells::Status), u"verified"_s,
                           Qt::EditRole));
    QTRY_VERIFY(!said.isEmpty());
    QCOMPARE(m_open->document().project().find(id)->status, ControlStatus::Implemented);
    const qsizetype before = steps();
    answer([](QDialog &dialog) {
        dialog.findChild<QComboBox *>(u"verifier"_s)->setCurrentText(u"An auditor"_s);
        dialog.findChild<QLineEdit *>(u"verificationMethod"_s)->setText(u"review"_s);
        dialog.accept();
    });
    controls->setCurrentIndex(model->indexOf(id.value(), {}));
    QTest::mouseClick(m_open->find<QToolButton>(u"markVerified"_s), Qt::LeftButton);
    QCOMPARE(m_open->document().project().find(id)->status, ControlStatus::Verified);
    QCOMPARE(steps(), before + 1);
}

void TestRegisters::controlsAreFilteredByTheirCounts()
{
    m_open->showMode(3);
    auto *controls = m_open->find<RegisterView>(u"controlTable"_s);
    auto *model = static_cast<ControlsModel *>(controls->model());
    const int verified = model->countOf(ControlStatus::Verified);
    QVERIFY(verified > 0 && verified < model->total());
    for (QToolButton *button : m_open->window().findChildren<QToolButton *>()) {
        if (button->property("status").isValid()
            && button->property("status").toInt() == static_cast<int>(ControlStatus::Verified))
            button->setChecked(true);
    }
    QCOMPARE(model->shown(), verified);
    QCOMPARE(model->rowCount(), 1);
}

QTEST_MAIN(TestRegisters)
#include "tst_registers.moc"
