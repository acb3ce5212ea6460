#include "tests/support/gui/registerdriver.h"
#include "views/controls/controlsmodel.h"
#include "views/controls/controlsworkspace.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// The register of controls as people use it.
class TestControlsRegister : public QObject, protected RegisterDriver
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void aControlIsNotVerifiedWithoutWhatThatTakes();
    void controlsAreFilteredByTheirCounts();
    void notesGoToTheControlThatTheyWereTypedFor();
    void undoingTheControlWhoseNotesAreTypedKeepsTheWindow();
    void whoTypesInTheDetailsGoesOnAfterSavingAndAfterATab();
    void rowsThatAColumnCannotTellApartAreInOrderOfTheirPlaces();

private:
    /// The notes of the control that is shown; null when none is.
    QPlainTextEdit *notes();
};

void TestControlsRegister::rowsThatAColumnCannotTellApartAreInOrderOfTheirPlaces()
{
    m_open->showMode(3);
    auto *model =
            static_cast<ControlsModel *>(m_open->find<RegisterView>(u"controlTable"_s)->model());
    model->clickSort(ControlCells::Due);
    int seen = 0;
    for (int heading = 0; heading < model->rowCount(); ++heading) {
        const QModelIndex parent = model->index(heading, 0);
        QMap<QString, QStringList> places; // by control: all of one control have one day
        for (int row = 0; row < model->rowCount(parent); ++row)
            places[model->index(row, ControlCells::Name, parent).data().toString()].append(
                    model->index(row, ControlCells::Place, parent).data().toString());
        for (const QStringList &each : std::as_const(places)) {
            QStringList inOrder = each;
            std::ranges::sort(inOrder);
            QCOMPARE(each, inOrder);
            seen += each.size() > 1 ? 1 : 0;
        }
    }
    QVERIFY(seen >= 4);
}

QPlainTextEdit *TestControlsRegister::notes()
{
    for (auto *notes : m_open->window().findChildren<QPlainTextEdit *>()) {
        if (notes->isVisible() && notes->accessibleName() == u"Notes")
            return notes;
    }
    return nullptr;
}

void TestControlsRegister::notesGoToTheControlThatTheyWereTypedFor()
{
    m_open->showMode(3);
    const QList<const Control *> all = m_open->document().project().all<Control>();
    const Id<Control> one = all.at(0)->id;
    const Id<Control> other = all.at(1)->id;
    const QString before = all.at(1)->description;
    auto *controls = m_open->window().findChild<ControlsWorkspace *>();
    controls->show(one);
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    QVERIFY(notes());
    notes()->setFocus();
    notes()->selectAll();
    QTest::keyClicks(notes(), u"Only for the first"_s);
    controls->show(other);
    const Project &project = m_open->document().project();
    QCOMPARE(project.find(one)->description, u"Only for the first"_s);
    QCOMPARE(project.find(other)->description, before);
    QCOMPARE(notes()->toPlainText(), before);
}

void TestControlsRegister::whoTypesInTheDetailsGoesOnAfterSavingAndAfterATab()
{
    m_open->showMode(3);
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    const Id<Control> id = m_open->document().project().all<Control>().first()->id;
    m_open->window().findChild<ControlsWorkspace *>()->show(id);
    notes()->setFocus();
    notes()->selectAll();
    QTest::keyClicks(notes(), u"Agreed"_s);
    QVERIFY(m_open->window().documents().save());
    QTest::keyClicks(QApplication::focusWidget(), u", twice"_s);
    QVERIFY(m_open->window().documents().save());
    QCOMPARE(m_open->document().project().find(id)->description, u"Agreed, twice"_s);

    for (auto *line : m_open->window().findChildren<QLineEdit *>()) {
        if (line->isVisible() && line->accessibleName().startsWith(u"Due"))
            line->setFocus();
    }
    const auto typeOver = [](const QString &text) {
        qobject_cast<QLineEdit *>(QApplication::focusWidget())->selectAll();
        QTest::keyClicks(QApplication::focusWidget(), text);
    };
    typeOver(u"2027-05-01"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    typeOver(u"1200"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_open->document().project().find(id)->due, u"2027-05-01"_s);
    QCOMPARE(m_open->document().project().find(id)->cost, 120000);
}

void TestControlsRegister::undoingTheControlWhoseNotesAreTypedKeepsTheWindow()
{
    m_open->showMode(3);
    Control control;
    control.id = Id<Control>::create();
    control.name = u"Placed by mistake"_s;
    Edit edit;
    edit.add(control);
    m_open->project().context().push(edit, { u"place-control"_s, { control.name } });
    m_open->window().findChild<ControlsWorkspace *>()->show(control.id);
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    QVERIFY(notes());
    notes()->setFocus();
    QTest::keyClicks(notes(), u"typed"_s);
    QVERIFY(m_open->document().undo());
    QVERIFY(!m_open->document().project().find(control.id));
    QVERIFY(!notes());
}

void TestControlsRegister::aControlIsNotVerifiedWithoutWhatThatTakes()
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

void TestControlsRegister::controlsAreFilteredByTheirCounts()
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

QTEST_MAIN(TestControlsRegister)
#include "tst_controlsregister.moc"
