#include "model/quality/readiness.h"
#include "model/store/keyring.h"
#include "model/store/remarks.h"
#include "model/store/reviewcopy.h"
#include "tests/support/gui/openwindow.h"
#include "views/baselines/baselinespanel.h"
#include "views/baselines/freezedialog.h"
#include "views/baselines/newkeydialog.h"
#include "views/baselines/signdialog.h"
#include "views/baselines/verificationpanel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

/// Freezing, signing and looking at what was frozen, in the real window.
class TestBaselines : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void freezingAsksWhatIsUnfinished();
    void theListAndTheMenuFollow();
    void verifyingSaysWhatItFound();
    void aKeySignsOnlyWithItsPassphrase();
    void aRemarkLeavesTheFileAsItWas();
    void reviewShowsWhatWasFrozenAndChangesNothing();
    void aCopyForReviewOpensInReview();

private:
    QAction *action(const QString &text);
    static QPushButton *acceptButton(const QDialog &dialog);

    std::unique_ptr<OpenWindow> m_open;
    QTemporaryDir m_folder;
};

void TestBaselines::initTestCase()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->showMode(5);
}

QAction *TestBaselines::action(const QString &text)
{
    for (QAction *each : m_open->window().findChildren<QAction *>()) {
        if (each->text().remove(u'&').startsWith(text))
            return each;
    }
    return nullptr;
}

QPushButton *TestBaselines::acceptButton(const QDialog &dialog)
{
    const auto *box = dialog.findChild<QDialogButtonBox *>();
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QDialogButtonBox::AcceptRole)
            return qobject_cast<QPushButton *>(button);
    }
    return nullptr;
}

void TestBaselines::freezingAsksWhatIsUnfinished()
{
    QVERIFY(action(u"Sign"_s) && !action(u"Sign"_s)->isEnabled());
    // The dialog asks for what the quality view calls missing, and nothing else.
    const ViewContext context = m_open->project().context();
    const quality::Readiness ready = quality::readiness(
            context.project(), context.threats,
            quality::findings(context.project(), context.threats, context.document.today()));
    QMap<QString, int> missing;
    for (const quality::Criterion &each : ready.criteria) {
        if (!each.isMet())
            missing.insert(each.id, static_cast<int>(each.all - each.done));
    }
    QTimer::singleShot(0, this, [] {
        auto *dialog = qobject_cast<FreezeDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QPushButton *freeze = acceptButton(*dialog);
        QVERIFY(!freeze->isEnabled());
        dialog->findChild<QLineEdit *>(u"baselineName"_s)->setText(u"Before <b>pilot</b>"_s);
        QVERIFY(!freeze->isEnabled());
        dialog->findChild<QPlainTextEdit *>(u"unfinishedNote"_s)->setPlainText(u"first look"_s);
        QVERIFY(freeze->isEnabled());
        freeze->click();
    });
    action(u"Freeze"_s)->trigger();
    const QList<Baseline> &all = m_open->project().baselines().baselines();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().name, u"Before <b>pilot</b>"_s);
    QCOMPARE(all.first().unfinishedNote, u"first look"_s);
    QVERIFY(all.first().unfinished.value(u"decisions"_s) > 100);
    QCOMPARE(all.first().unfinished, missing);
    QCOMPARE(all.first().registerRows,
             static_cast<int>(m_open->project().context().threats.rows().size()));
}

void TestBaselines::theListAndTheMenuFollow()
{
    auto *list = m_open->find<QListWidget>(u"baselineList"_s);
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), u"B1 Before <b>pilot</b>"_s);
    QVERIFY(action(u"Sign"_s)->isEnabled());
    QVERIFY(!m_open->document().canUndo());
}

void TestBaselines::verifyingSaysWhatItFound()
{
    action(u"Verify"_s)->trigger();
    const auto *panel = m_open->window().findChild<VerificationPanel *>();
    bool said = false;
    for (const QLabel *label : panel->findChildren<QLabel *>())
        said = said || label->text().contains(u"match their hashes"_s);
    QVERIFY(said);
}

void TestBaselines::aKeySignsOnlyWithItsPassphrase()
{
    const Keyring keyring(m_folder.filePath(u"keys"_s));
    NewKeyDialog make(u"Ada"_s, keyring);
    const QList<QLineEdit *> fields = make.findChildren<QLineEdit *>();
    QVERIFY(!acceptButton(make)->isEnabled());
    for (QLineEdit *field : fields) {
        if (field->echoMode() == QLineEdit::Password)
            field->setText(u"four words of mine"_s);
    }
    QVERIFY(acceptButton(make)->isEnabled());
    acceptButton(make)->click();
    QCOMPARE(keyring.own().size(), 1);
    QCOMPARE(keyring.known()->nameOf(keyring.own().first().publicKey), u"Ada"_s);

    SignDialog sign(m_open->project().baselines().baselines().first(), u"Ada"_s, keyring);
    sign.findChild<QLineEdit *>(u"passphrase"_s)->setText(u"something else"_s);
    acceptButton(sign)->click();
    QVERIFY(!sign.key());
    sign.findChild<QLineEdit *>(u"passphrase"_s)->setText(u"four words of mine"_s);
    acceptButton(sign)->click();
    QVERIFY(sign.key());
    QCOMPARE(sign.key()->publicKey(), keyring.own().first().publicKey);
}

void TestBaselines::aRemarkLeavesTheFileAsItWas()
{
    OpenProject &project = m_open->project();
    QVERIFY(project.save());
    const FileStamp before = publish::stampOf(project.file().path());
    QPlainTextEdit *text = nullptr;
    for (QPlainTextEdit *each : m_open->window().findChildren<QPlainTextEdit *>()) {
        if (each->accessibleName() == u"New remark"_s)
            text = each;
    }
    QVERIFY(text && text->isEnabled());
    text->setPlainText(u"Who owns the feature store?"_s);
    for (QPushButton *button : m_open->window().findChildren<QPushButton *>()) {
        if (button->text() == u"&Add Remark"_s)
            button->click();
    }
    QCOMPARE(publish::stampOf(project.file().path()), before);
    const Baseline baseline = project.baselines().baselines().first();
    QVERIFY(QFile::exists(Remarks::pathFor(project.file().path(), baseline)));
    const auto remarks = Remarks::read(project.file().path(), baseline);
    QVERIFY(remarks);
    QCOMPARE(remarks->size(), 1);
    QCOMPARE(remarks->first().text, u"Who owns the feature store?"_s);
}

void TestBaselines::reviewShowsWhatWasFrozenAndChangesNothing()
{
    const QUuid id = m_open->project().baselines().baselines().first().id;
    const int rows = m_open->project().baselines().baselines().first().registerRows;
    // What is drawn after the freeze is not part of what is reviewed.
    Element late;
    late.id = Id<Element>::create();
    late.name = u"Late arrival"_s;
    Edit edit;
    edit.add(late);
    QVERIFY(m_open->document().push(edit, { u"add"_s, {} }));
    QVERIFY(m_open->project().save());
    const QString path = m_open->project().file().path();
    const FileStamp before = publish::stampOf(path);

    m_open->find<QListWidget>(u"baselineList"_s)->setCurrentRow(0);
    // Pressed where it stands in the panel: the panel goes, and what was pressed with it.
    const auto buttons =
            m_open->window().findChild<BaselinesPanel *>()->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->defaultAction() == action(u"Open for Review"_s))
            button->click();
    }
    QTRY_VERIFY(m_open->project().file().review());
    OpenProject &review = m_open->project();
    QCOMPARE(review.file().review()->baseline.id, id);
    QVERIFY(!review.context().project().find(late.id));
    QVERIFY(review.baselines().present().find(late.id));
    QVERIFY2(m_open->window().windowTitle().contains(u"review of B1 Before <b>pilot</b>, draft"_s),
             qPrintable(m_open->window().windowTitle()));
    const auto *notice = m_open->find<QFrame>(u"noticeBar"_s);
    QVERIFY(!notice->isHidden());
    QVERIFY2(notice->findChild<QLabel *>()->text().contains(u"self-declared"_s),
             qPrintable(notice->findChild<QLabel *>()->text()));

    auto *table = m_open->find<QTableView>(u"frozenRegister"_s);
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), rows);
    QCOMPARE(m_open->find<QTreeWidget>(u"drift"_s)->topLevelItemCount(), 0);

    for (const QString &text :
         { u"Freeze"_s, u"Sign\u2026"_s, u"Merge a Copy"_s, u"Save As"_s, u"Risk Method"_s,
           u"People and Roles"_s, u"Declared Metrics"_s, u"Arrange"_s, u"Open for Review"_s })
        QVERIFY2(action(text) && !action(text)->isEnabled(), qPrintable(text));
    QVERIFY(!review.document().push(edit, { u"add"_s, {} }));
    QVERIFY(!review.save(m_folder.filePath(u"elsewhere.redoubt"_s)));
    QVERIFY(!QFile::exists(m_folder.filePath(u"elsewhere.redoubt"_s)));
    m_open->find<QTabBar>(u"reviewTabs"_s)->setCurrentIndex(1);
    for (int mode = 1; mode <= 6; ++mode)
        m_open->showMode(mode);

    notice->findChild<QPushButton *>()->click();
    QVERIFY(!m_open->project().file().isReadOnly());
    QVERIFY(m_open->project().context().project().find(late.id));
    QVERIFY(notice->isHidden());
    QVERIFY(!m_open->find<QTableView>(u"frozenRegister"_s));
    QVERIFY(publish::stampOf(path) == before);
}

void TestBaselines::aCopyForReviewOpensInReview()
{
    OpenProject &project = m_open->project();
    const QString copy = m_folder.filePath(u"copy.redoubt"_s);
    QVERIFY(reviewcopy::write(project.file().path(), project.baselines().baselines().first().id,
                              copy, u"Ada"_s, QDateTime::currentDateTimeUtc()));
    m_open->window().documents().openFile(copy);
    QVERIFY(m_open->project().file().review());
    QCOMPARE(m_open->find<QTreeWidget>(u"drift"_s)->topLevelItemCount(), 0);
    m_open->find<QFrame>(u"noticeBar"_s)->findChild<QPushButton *>()->click();
    QVERIFY(!m_open->window().documents().project());
}

QTEST_MAIN(TestBaselines)
#include "tst_baselines.moc"
