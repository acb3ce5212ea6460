#include "app/redoubt/backupsdialog.h"
#include "app/redoubt/noticebar.h"
#include "app/redoubt/preferencesdialog.h"
#include "app/redoubt/safekeeping.h"
#include "model/core/operations/change.h"
#include "model/store/verification.h"
#include "tests/support/gui/openwindow.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/sqlattack.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTimer>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// Answers the next questions, one after another, and keeps what they said.
class Answers
{
public:
    explicit Answers(QStringList buttons) : m_buttons(std::move(buttons))
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] { look(); });
        m_timer.start(5);
    }

    QString said() const { return m_said; }
    QString defaultButton() const { return m_default; }
    bool allGiven() const { return m_buttons.isEmpty(); }

private:
    void look()
    {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog || m_buttons.isEmpty())
            return;
        if (const auto *box = qobject_cast<QMessageBox *>(dialog)) {
            m_said += box->text() + u'\n' + box->informativeText() + u'\n';
            m_default = box->defaultButton() ? plain(box->defaultButton()->text()) : QString();
        }
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (plain(button->text()) == m_buttons.first()) {
                m_buttons.removeFirst();
                button->click();
                return;
            }
        }
    }
    static QString plain(QString text) { return text.remove(u'&'); }

    QTimer m_timer;
    QStringList m_buttons;
    QString m_said;
    QString m_default;
};

} // namespace

/// What the window does against losing work.
class TestSafekeeping : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { memoryfolder::use(); }
    void init();
    void cleanup() { m_open.reset(); }
    void withAutosaveOffClosingAsks();
    void withAutosaveOnAPauseSaves();
    void whatIsStillTypedInAFieldIsSaved();
    void whatIsStillTypedInAFieldIsKeptOnClosing();
    void aSecondWindowIsReadOnlyAndSaysWho();
    void aFileThatChangedElsewhereIsNotOverwritten();
    void whatChangedElsewhereIsMergedIn();
    void aFileThatIsGoneIsWrittenAgainWhenAskedFor();
    void aBackupIsRestoredFromTheMenu();
    void aFileWithTwoNamesIsReadOnly();
    void whatARefusedFileSaysIsOffered();
    void whatCannotBeTakenIsNotOffered();
    void preferencesAreKept();

private:
    QString path() { return m_open->project().file().path(); }
    void rename(const QString &name);
    /// Types the notes of the first element and stays in the field. Gives the element.
    Id<Element> typeNotes(const QString &text);
    Safekeeping *safekeeping() { return m_open->window().findChild<Safekeeping *>(); }

    Preferences m_preferences;
    std::unique_ptr<OpenWindow> m_open;
};

void TestSafekeeping::init()
{
    m_preferences.setAutosave(true);
    m_preferences.setBackups({});
    m_open = std::make_unique<OpenWindow>();
}

void TestSafekeeping::rename(const QString &name)
{
    Document &document = m_open->document();
    const Id<Element> id = document.project().all<Element>().first()->id;
    QVERIFY(document.push(
            operations::change(document.project(), id, [&](Element &e) { e.name = name; }),
            { u"rename"_s }));
}

void TestSafekeeping::withAutosaveOffClosingAsks()
{
    m_preferences.setAutosave(false);
    m_open->window().documents().followPreferences();
    const QString file = path();
    const FileStamp before = publish::stampOf(file);
    rename(u"Unsaved"_s);
    QVERIFY(m_open->window().isWindowModified());
    {
        const Answers answers({ u"Cancel"_s });
        QVERIFY(!m_open->window().documents().close());
        QVERIFY2(answers.said().contains(file), qPrintable(answers.said()));
        QCOMPARE(answers.defaultButton(), u"Save"_s);
    }
    {
        const Answers answers({ u"Discard"_s });
        QVERIFY(m_open->window().documents().close());
    }
    QCOMPARE(publish::stampOf(file), before);
    QVERIFY(ProjectFile::recoverable(folders::work()).isEmpty());
    m_open->window().documents().openFile(file);
    rename(u"Saved"_s);
    const Answers answers({ u"Save"_s });
    QVERIFY(m_open->window().documents().close());
    const auto stored = ProjectFile::read(file);
    QVERIFY(stored);
    QCOMPARE(stored->project.all<Element>().first()->name, u"Saved"_s);
}

void TestSafekeeping::withAutosaveOnAPauseSaves()
{
    rename(u"Saved by itself"_s);
    QVERIFY(m_open->project().isDirty());
    QTRY_VERIFY_WITH_TIMEOUT(!m_open->project().isDirty(), 20000);
    QVERIFY(!m_open->window().isWindowModified());
    const auto stored = ProjectFile::read(path());
    QVERIFY(stored);
    QCOMPARE(stored->project.all<Element>().first()->name, u"Saved by itself"_s);
}

void TestSafekeeping::aSecondWindowIsReadOnlyAndSaysWho()
{
    MainWindow second(m_open->window().documents().catalogs(), m_preferences, {});
    second.show();
    second.documents().openFile(path());
    OpenProject *looked = second.documents().project();
    QVERIFY(looked && looked->file().isReadOnly());
    QVERIFY2(second.windowTitle().contains(u"(read-only)"_s), qPrintable(second.windowTitle()));
    auto *notice = second.findChild<NoticeBar *>();
    QVERIFY(notice->isVisible());
    const QString said = notice->findChild<QLabel *>()->text();
    QVERIFY2(said.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(said));
    QVERIFY2(said.contains(u"since"_s), qPrintable(said));
    QVERIFY(!second.documents().saveAction()->isEnabled());
    QVERIFY(second.documents().saveAsAction()->isEnabled());

    const Project before = looked->document().project();
    const Id<Element> id = before.all<Element>().first()->id;
    QVERIFY(!looked->document().push(
            operations::change(before, id, [](Element &e) { e.name = u"No"_s; }), { u"rename"_s }));
    QVERIFY(looked->document().project() == before);

    const QTemporaryDir elsewhere;
    QVERIFY(looked->save(elsewhere.filePath(u"b.redoubt"_s)));
    QVERIFY(!looked->file().isReadOnly());
    QVERIFY(!notice->isVisible());
    QVERIFY(!second.windowTitle().contains(u"(read-only)"_s));
    QVERIFY(looked->document().push(
            operations::change(before, id, [](Element &e) { e.name = u"Yes"_s; }),
            { u"rename"_s }));
    QVERIFY(looked->save());
}

void TestSafekeeping::aFileThatChangedElsewhereIsNotOverwritten()
{
    m_preferences.setAutosave(false);
    m_open->window().documents().followPreferences();
    // Another program replaces the file by the same project with one more step.
    const QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(u"a.redoubt"_s);
    QVERIFY(QFile::copy(path(), copy));
    {
        auto other = ProjectFile::open(copy, elsewhere.filePath(u"work"_s));
        QVERIFY(other);
        Document document((*other)->project(), (*other)->journal(),
                          { u"Eve"_s, [] { return QDateTime::currentDateTimeUtc(); } });
        const Id<Element> id = document.project().all<Element>().first()->id;
        QVERIFY(document.push(operations::change(document.project(), id,
                                                 [](Element &e) { e.name = u"Theirs"_s; }),
                              { u"rename"_s }));
        QVERIFY((*other)->save());
    }
    rename(u"Mine"_s);
    QVERIFY(QFile::remove(path()) && QFile::copy(copy, path()));
    const FileStamp theirs = publish::stampOf(path());
    {
        const Answers answers({ u"Later"_s });
        safekeeping()->lookAtDisk();
        QVERIFY2(answers.said().contains(u"changed by another program"_s),
                 qPrintable(answers.said()));
        QVERIFY2(answers.said().contains(u"Eve"_s), qPrintable(answers.said()));
        // Asked once, not at every activation.
        safekeeping()->lookAtDisk();
        QVERIFY(answers.allGiven());
    }
    {
        const Answers answers({ u"Compare…"_s, u"Close"_s });
        QVERIFY(!m_open->window().documents().save());
        QTRY_VERIFY(answers.allGiven());
    }
    QCOMPARE(publish::stampOf(path()), theirs);
    QVERIFY(m_open->project().isDirty());
    const QString file = path();
    const Answers answers({ u"Discard"_s });
    QVERIFY(m_open->window().documents().close());
    QCOMPARE(publish::stampOf(file), theirs);
}

void TestSafekeeping::whatChangedElsewhereIsMergedIn()
{
    m_preferences.setAutosave(false);
    m_open->window().documents().followPreferences();
    const QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(u"a.redoubt"_s);
    QVERIFY(QFile::copy(path(), copy));
    const Id<Element> id = m_open->document().project().all<Element>().first()->id;
    {
        auto other = ProjectFile::open(copy, elsewhere.filePath(u"work"_s));
        QVERIFY(other);
        Document document((*other)->project(), (*other)->journal(),
                          { u"Eve"_s, [] { return QDateTime::currentDateTimeUtc(); } });
        QVERIFY(document.push(operations::change(document.project(), id,
                                                 [](Element &e) { e.description = u"Theirs"_s; }),
                              { u"change-field"_s, { u"x"_s } }));
        QVERIFY((*other)->save());
    }
    rename(u"Mine"_s);
    const QString file = path();
    QVERIFY(QFile::remove(file) && QFile::copy(copy, file));
    const Answers answers({ u"Compare…"_s, u"Merge…"_s, u"Merge"_s, u"OK"_s });
    safekeeping()->lookAtDisk();
    QVERIFY2(answers.allGiven(), qPrintable(answers.said()));
    QVERIFY2(answers.said().contains(u"Merged and verified"_s), qPrintable(answers.said()));
    QVERIFY(!m_open->project().isDirty());
    const Result<StoredProject> stored = ProjectFile::read(file);
    QVERIFY(stored);
    QCOMPARE(stored->project.find(id)->name, u"Mine"_s);
    QCOMPARE(stored->project.find(id)->description, u"Theirs"_s);
    QVERIFY(verify(file)->ok);
}

void TestSafekeeping::aFileThatIsGoneIsWrittenAgainWhenAskedFor()
{
    QVERIFY2(QFile::remove(path()), qPrintable(path()));
    const Answers answers({ u"Write It Again"_s });
    safekeeping()->lookAtDisk();
    QVERIFY2(answers.said().contains(u"no longer there"_s), qPrintable(answers.said()));
    QVERIFY(ProjectFile::read(path()));
}

Id<Element> TestSafekeeping::typeNotes(const QString &text)
{
    const Id<Element> element = m_open->document().project().all<Element>().first()->id;
    m_open->window().activateWindow();
    if (!QTest::qWaitForWindowActive(&m_open->window()))
        return {};
    m_open->showMode(1);
    m_open->project().context().selection.select({ RecordKind::Element, element.value() });
    for (auto *notes : m_open->window().findChildren<QPlainTextEdit *>()) {
        if (!notes->isVisible() || notes->accessibleName() != u"Notes")
            continue;
        notes->setFocus();
        notes->selectAll();
        QTest::keyClicks(notes, text);
    }
    return element;
}

void TestSafekeeping::whatIsStillTypedInAFieldIsSaved()
{
    const Id<Element> element = typeNotes(u"Said in the room"_s);
    QVERIFY(m_open->document().project().find(element)->description != u"Said in the room");
    QVERIFY(m_open->window().documents().save());
    const auto stored = ProjectFile::read(path());
    QVERIFY(stored);
    QCOMPARE(stored->project.find(element)->description, u"Said in the room"_s);
    // Whoever types goes on in the same field.
    QTest::keyClicks(QApplication::focusWidget(), u", twice"_s);
    QVERIFY(m_open->window().documents().save());
    QCOMPARE(m_open->document().project().find(element)->description, u"Said in the room, twice"_s);
}

void TestSafekeeping::whatIsStillTypedInAFieldIsKeptOnClosing()
{
    const QString file = path();
    const Id<Element> element = typeNotes(u"Said at the end"_s);
    QVERIFY(m_open->window().documents().close());
    const auto stored = ProjectFile::read(file);
    QVERIFY(stored);
    QCOMPARE(stored->project.find(element)->description, u"Said at the end"_s);
}

void TestSafekeeping::aBackupIsRestoredFromTheMenu()
{
    const QString file = path();
    const QString before = m_open->document().project().all<Element>().first()->name;
    rename(u"Spoiled"_s);
    QVERIFY(m_open->window().documents().save());
    QVERIFY(!backups::of(file, {}).isEmpty());
    const Answers answers({ u"Restore"_s });
    safekeeping()->restoreAction()->trigger();
    QVERIFY(answers.allGiven());
    QCOMPARE(m_open->document().project().all<Element>().first()->name, before);
    QCOMPARE(path(), file);
    const auto kept = ProjectFile::read(backups::of(file, {}).first().path);
    QVERIFY(kept);
    QCOMPARE(kept->project.all<Element>().first()->name, u"Spoiled"_s);
}

void TestSafekeeping::aFileWithTwoNamesIsReadOnly()
{
    const QString file = path();
    QVERIFY(m_open->window().documents().close());
    QCOMPARE(::link(qPrintable(file), qPrintable(file + u".hard"_s)), 0);
    m_open->window().documents().openFile(file);
    QVERIFY(m_open->project().file().isReadOnly());
    QVERIFY(m_open->project().file().readOnlyReason().contains(u"hard link"_s));
}

void TestSafekeeping::whatARefusedFileSaysIsOffered()
{
    const QTemporaryDir elsewhere;
    const QString strange = elsewhere.filePath(u"strange.redoubt"_s);
    QVERIFY(QFile::copy(path(), strange));
    QCOMPARE(sqlattack::run(strange, u"CREATE VIEW evil AS SELECT 1"_s), QString());
    const FileStamp before = publish::stampOf(strange);
    const qsizetype elements = m_open->document().project().count(RecordKind::Element);
    {
        const Answers answers({ u"Cancel"_s });
        m_open->window().documents().openFile(strange);
        QVERIFY2(answers.said().contains(u"view evil"), qPrintable(answers.said()));
        QVERIFY2(answers.said().contains(strange), qPrintable(answers.said()));
    }
    QVERIFY(path() != strange);
    QVERIFY(!path().isEmpty());
    {
        const Answers answers({ u"Import as Data"_s });
        m_open->window().documents().openFile(strange);
        QVERIFY(answers.allGiven());
    }
    // A new project without a file; the strange one stays as it is.
    QVERIFY(path().isEmpty());
    QCOMPARE(m_open->document().project().count(RecordKind::Element), elements);
    QCOMPARE(m_open->document().journal().entries().size(), 1);
    QVERIFY(publish::stampOf(strange) == before);
    const QString clean = elsewhere.filePath(u"clean.redoubt"_s);
    QVERIFY(m_open->project().save(clean));
    const auto verified = verify(clean);
    QVERIFY(verified && verified->ok);
}

void TestSafekeeping::whatCannotBeTakenIsNotOffered()
{
    const QTemporaryDir elsewhere;
    const QString broken = elsewhere.filePath(u"broken.redoubt"_s);
    QVERIFY(QFile::copy(path(), broken));
    QCOMPARE(sqlattack::run(broken, u"UPDATE flows SET source = randomblob(16)"_s), QString());
    const QString open = path();
    const Answers answers({ u"OK"_s });
    m_open->window().documents().openFile(broken);
    QVERIFY2(answers.said().contains(u"does not exist"), qPrintable(answers.said()));
    QCOMPARE(path(), open);
}

void TestSafekeeping::preferencesAreKept()
{
    PreferencesDialog dialog(m_preferences);
    const QList<QCheckBox *> boxes = dialog.findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 2);
    QVERIFY(boxes.at(0)->isChecked() && boxes.at(1)->isChecked());
    boxes.at(0)->setChecked(false);
    for (QRadioButton *choice : dialog.findChildren<QRadioButton *>()) {
        if (!choice->isChecked())
            choice->click();
    }
    QLineEdit *folder = nullptr;
    for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == u"Folder for backups"_s)
            folder = edit;
    }
    QVERIFY(folder && folder->isEnabled());
    folder->setText(u"/somewhere/else"_s);
    dialog.accept();
    QVERIFY(!m_preferences.autosave());
    QCOMPARE(m_preferences.backups().folder, u"/somewhere/else"_s);
    QVERIFY(m_preferences.backups().on);
}

QTEST_MAIN(TestSafekeeping)
#include "tst_safekeeping.moc"
