#include "model/baseline/freeze.h"
#include "model/core/operations/controls.h"
#include "model/report/reportoptions.h"
#include "model/threats/riskrows.h"
#include "tests/support/gui/openwindow.h"
#include "tests/support/telecomstory.h"
#include "views/controls/controlsmodel.h"
#include "views/registers/table/registerview.h"
#include "views/registers/threats/threatsmodel.h"
#include "views/report/reportpreview.h"
#include "views/report/reportworkspace.h"
#include "views/risk/riskmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// The story of tst_telecomstory once more through the window: the same clicks that people do in
/// the Threats, Controls, Risk and Report workspaces lead to the same register.
class TestTelecomWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_open.reset(); }
    void thirtyDecisions();
    void twelveControls();
    void twoAcceptances();
    void theRegisterIsThatOfTheCommandLine();
    void theReportFromTheWindow();
    void changesAreReportedOnceThereIsABaseline();

private:
    using Answer = std::function<void(QDialog &)>;
    /// Runs something on the dialogs that come up next, one after another; further ones are closed.
    void answer(const QList<Answer> &answers);
    void click(const QString &button);
    ViewContext context() { return m_open->project().context(); }
    void chooseControl(const telecomstory::Measure &measure);
    void setCell(const Id<Control> &control, int column, const QString &value);
    Id<Control> controlOf(const QString &catalogId) const;
    Result<void> save(const QString &path) { return m_open->project().save(path); }
    QJsonArray registerOf(const QString &file);
    QByteArray ctl(const QStringList &arguments);

    QTemporaryDir m_folder;
    std::unique_ptr<OpenWindow> m_open;
    QList<Answer> m_answers;
    QTimer m_watch;
};

void TestTelecomWindow::initTestCase()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->window().documents().newFromTemplate(u"telecom-anomaly-detection"_s);
    QVERIFY(m_open->window().documents().project());
    connect(&m_watch, &QTimer::timeout, this, [this] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        if (m_answers.isEmpty()) {
            dialog->reject();
            return;
        }
        m_answers.takeFirst()(*dialog);
    });
    m_watch.start(1);
}

void TestTelecomWindow::answer(const QList<Answer> &answers)
{
    m_answers = answers;
}

void TestTelecomWindow::click(const QString &button)
{
    auto *found = m_open->find<QAbstractButton>(button);
    QVERIFY2(found, qPrintable(button));
    found->click();
}

void TestTelecomWindow::thirtyDecisions()
{
    m_open->showMode(2);
    auto *table = m_open->find<RegisterView>(u"threatTable"_s);
    auto *model = static_cast<ThreatsModel *>(table->model());
    for (const telecomstory::Said &decision : telecomstory::decisions()) {
        const QString key = telecomstory::keyOf(context().threats, decision.title);
        QVERIFY2(!key.isEmpty(), qPrintable(decision.title));
        table->setCurrentIndex(model->indexOf(key));
        const auto reason = [&](QDialog &dialog) {
            const QList<QComboBox *> boxes = dialog.findChildren<QComboBox *>();
            if (decision.likelihood > 0 && boxes.size() == 2) {
                boxes.at(0)->setCurrentIndex(boxes.at(0)->findData(decision.likelihood * 1000));
                boxes.at(1)->setCurrentIndex(boxes.at(1)->findData(decision.impact * 1000));
            }
            dialog.findChild<QPlainTextEdit *>()->setPlainText(decision.reason);
            dialog.accept();
        };
        if (decision.state == DecisionState::Dismissed) {
            answer({ reason });
            click(u"dismissThreat"_s);
        } else {
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Space);
        }
        if (decision.likelihood > 0) {
            answer({ reason });
            click(u"rateThreat"_s);
        }
        QCOMPARE(context().threats.row(key)->state, decision.state);
    }
}

Id<Control> TestTelecomWindow::controlOf(const QString &catalogId) const
{
    Id<Control> found;
    m_open->document().project().forEach<Control>([&](const Control &control) {
        if (control.catalogId == catalogId)
            found = control.id;
    });
    return found;
}

void TestTelecomWindow::chooseControl(const telecomstory::Measure &measure)
{
    answer({ [&](QDialog &dialog) {
        auto *list = dialog.findChild<QListWidget *>(u"catalogControls"_s);
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->data(Qt::UserRole).toString() == measure.control)
                list->setCurrentRow(i);
        }
        auto *places = dialog.findChild<QComboBox *>(u"controlPlace"_s);
        places->setCurrentIndex(
                places->findData(telecomstory::placeOf(context().project(), measure.place)));
        auto *status = dialog.findChild<QComboBox *>(u"controlStatus"_s);
        const bool verified = measure.status == ControlStatus::Verified;
        status->setCurrentIndex(
                status->findData(textOf(verified ? ControlStatus::Implemented : measure.status)));
        dialog.findChild<QSpinBox *>()->setValue(measure.coverage);
        dialog.accept();
    } });
    click(u"placeControl"_s);
}

void TestTelecomWindow::setCell(const Id<Control> &control, int column, const QString &value)
{
    auto *table = m_open->find<RegisterView>(u"controlTable"_s);
    auto *model = static_cast<ControlsModel *>(table->model());
    const QModelIndex index = model->indexOf(control.value(), {});
    table->setCurrentIndex(index);
    QVERIFY(model->setData(index.siblingAtColumn(column), value, Qt::EditRole));
    QTRY_COMPARE(model->indexOf(control.value(), {})
                         .siblingAtColumn(column)
                         .data(Qt::EditRole)
                         .toString(),
                 value);
}

void TestTelecomWindow::twelveControls()
{
    m_open->showMode(3);
    auto *table = m_open->find<RegisterView>(u"controlTable"_s);
    auto *model = static_cast<ControlsModel *>(table->model());
    for (const telecomstory::Measure &measure : telecomstory::measures()) {
        chooseControl(measure);
        const Id<Control> id = controlOf(measure.control);
        QVERIFY2(!id.isNull(), qPrintable(measure.control));
        setCell(id, ControlCells::Owner, measure.owner);
        if (!measure.due.isEmpty())
            setCell(id, ControlCells::Due, measure.due);
        if (measure.status == ControlStatus::Verified) {
            table->setCurrentIndex(model->indexOf(id.value(), {}));
            answer({ [&](QDialog &dialog) {
                dialog.findChild<QPlainTextEdit *>()->setPlainText(measure.note);
                dialog.findChild<QLineEdit *>()->setText(measure.link);
                dialog.accept();
            } });
            click(u"addEvidence"_s);
            QCOMPARE(operations::evidenceOf(context().project(), id).size(), 1);
            answer({ [&](QDialog &dialog) {
                dialog.findChild<QComboBox *>(u"verifier"_s)->setCurrentText(measure.verifier);
                dialog.findChild<QLineEdit *>(u"verificationMethod"_s)->setText(measure.method);
                dialog.accept();
            } });
            table->setCurrentIndex(model->indexOf(id.value(), {}));
            click(u"markVerified"_s);
        }
        QCOMPARE(context().project().find(id)->status, measure.status);
    }
}

void TestTelecomWindow::twoAcceptances()
{
    m_open->showMode(4);
    auto *table = m_open->find<QTableView>(u"riskTable"_s);
    for (const telecomstory::Accepted &accepted : telecomstory::acceptances()) {
        const Risk *wanted = nullptr;
        context().project().forEach<Risk>([&](const Risk &risk) {
            if (risk.number == accepted.risk)
                wanted = &risk;
        });
        QVERIFY(wanted);
        const Id<Risk> id = wanted->id;
        table->setCurrentIndex(static_cast<RiskModel *>(table->model())->indexOf(id));
        QCoreApplication::processEvents();
        answer({ [&](QDialog &dialog) {
            auto *by = dialog.findChild<QComboBox *>(u"acceptedBy"_s);
            by->setCurrentIndex(by->findText(accepted.by));
            dialog.findChild<QDateEdit *>()->setDate(
                    context().document.today().addDays(accepted.days));
            dialog.findChild<QPlainTextEdit *>(u"acceptanceReason"_s)
                    ->setPlainText(accepted.reason);
            dialog.accept();
        } });
        click(u"acceptRisk"_s);
        QCOMPARE(context().project().find(id)->treatment, Treatment::Accept);
        QCOMPARE(context().project().find(id)->acceptanceReason, accepted.reason);
    }
    QList<Acceptance> later;
    for (const RiskRow &row :
         riskRows(context().project(), context().threats,
                  context().document.today().addDays(telecomstory::daysToReport)))
        later.append(row.acceptance);
    QCOMPARE(later.count(Acceptance::Valid), 1);
    QCOMPARE(later.count(Acceptance::Lapsed), 1);
}

QByteArray TestTelecomWindow::ctl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl"), arguments);
    process.waitForFinished(60000);
    if (process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(arguments.join(u' ')),
                 process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

QJsonArray TestTelecomWindow::registerOf(const QString &file)
{
    QJsonArray rows;
    for (const QJsonValue each : QJsonDocument::fromJson(ctl({ u"register"_s, file, u"--json"_s }))
                                         .object()[u"threats"_s]
                                         .toArray()) {
        QJsonObject kept;
        for (const char *field : { "key", "state", "title", "inherent", "current", "target" })
            kept[QLatin1String(field)] = each[QLatin1String(field)];
        rows.append(kept);
    }
    return rows;
}

/// The same decisions and controls by redoubtctl, in a file of its own.
void TestTelecomWindow::theRegisterIsThatOfTheCommandLine()
{
    QVERIFY(save(m_folder.filePath(u"window.redoubt"_s)));
    ctl({ u"new"_s, u"line.redoubt"_s, u"--template"_s, u"telecom-anomaly-detection"_s });
    const QString today = context().document.today().toString(Qt::ISODate);
    for (const telecomstory::Said &decision : telecomstory::decisions()) {
        QStringList arguments {
            u"decide"_s,   u"line.redoubt"_s,
            u"--threat"_s, telecomstory::keyOf(context().threats, decision.title),
            u"--state"_s,  textOf(decision.state),
            u"--reason"_s, decision.reason
        };
        if (decision.likelihood > 0)
            arguments += { u"--likelihood"_s, QString::number(decision.likelihood), u"--impact"_s,
                           QString::number(decision.impact) };
        ctl(arguments);
    }
    for (const telecomstory::Measure &measure : telecomstory::measures()) {
        const bool verified = measure.status == ControlStatus::Verified;
        const QByteArray id = ctl(
                { u"control"_s, u"line.redoubt"_s, u"place"_s, measure.control, u"--on"_s,
                  telecomstory::placeOf(context().project(), measure.place)
                          .toString(QUuid::WithoutBraces),
                  u"--owner"_s, measure.owner, u"--coverage"_s, QString::number(measure.coverage),
                  u"--status"_s, textOf(verified ? ControlStatus::Implemented : measure.status) });
        if (verified)
            ctl({ u"control"_s, u"line.redoubt"_s, u"set"_s, QString::fromLatin1(id), u"--status"_s,
                  u"verified"_s, u"--verifier"_s, measure.verifier, u"--method"_s, measure.method,
                  u"--verified-on"_s, today, u"--period"_s, u"12"_s });
    }
    const QJsonArray window = registerOf(u"window.redoubt"_s);
    QVERIFY(window.size() > 100);
    QCOMPARE(window, registerOf(u"line.redoubt"_s));
}

void TestTelecomWindow::theReportFromTheWindow()
{
    m_open->showMode(6);
    auto *workspace = m_open->window().findChild<ReportWorkspace *>();
    QVERIFY(workspace->isVisible());
    auto *audience = m_open->find<QComboBox>(u"reportAudience"_s);
    // There is no baseline yet, so there is nothing to tell changes from.
    QCOMPARE(audience->findData(static_cast<int>(Audience::Change)), -1);
    // The window writes the report to a file that it asks for; here the bytes are enough.
    disconnect(workspace, &ReportWorkspace::exportRequested, nullptr, nullptr);
    QSignalSpy written(workspace, &ReportWorkspace::exportRequested);
    for (QAction *action : m_open->find<QToolButton>(u"exportReport"_s)->menu()->actions()) {
        action->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 60000);
        const QString suffix = written.first().at(0).toString();
        const QByteArray bytes = written.takeFirst().at(1).toByteArray();
        QVERIFY2(bytes.size() > 10000, qPrintable(suffix));
        if (suffix == u"md") {
            for (const telecomstory::Said &decision : telecomstory::decisions())
                QVERIFY2(QString::fromUtf8(bytes).contains(decision.title),
                         qPrintable(decision.title));
        }
    }
}

void TestTelecomWindow::changesAreReportedOnceThereIsABaseline()
{
    const QDate today = context().document.today();
    const Result<FrozenState> ready =
            freezing::prepare(context().project(), context().threats, today, u"Before the pilot"_s,
                              {}, u"The undecided threats follow in January."_s);
    QVERIFY(ready);
    QVERIFY(m_open->project().baselines().freeze(*ready));
    const QString title =
            u"Floods of Partner KPIs from Partner KPI feed stop or drown Data collection"_s;
    m_open->showMode(2);
    auto *table = m_open->find<RegisterView>(u"threatTable"_s);
    table->setCurrentIndex(static_cast<ThreatsModel *>(table->model())
                                   ->indexOf(telecomstory::keyOf(context().threats, title)));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    m_open->showMode(6);
    auto *workspace = m_open->window().findChild<ReportWorkspace *>();
    auto *audience = m_open->find<QComboBox>(u"reportAudience"_s);
    auto *since = m_open->find<QComboBox>(u"reportSince"_s);
    QVERIFY(!since->isVisible());
    const int change = audience->findData(static_cast<int>(Audience::Change));
    QVERIFY(change >= 0);
    audience->setCurrentIndex(change);
    emit audience->activated(change);
    QVERIFY(since->isVisible());
    QCOMPARE(since->currentText(), u"B1 Before the pilot"_s);
    QSignalSpy written(workspace, &ReportWorkspace::exportRequested);
    for (QAction *action : m_open->find<QToolButton>(u"exportReport"_s)->menu()->actions()) {
        if (action->text().contains(u"Markdown"_s))
            action->trigger();
    }
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 60000);
    const QString page = QString::fromUtf8(written.first().at(1).toByteArray());
    QVERIFY(page.contains(u"Since baseline B1 Before the pilot"_s));
    QVERIFY(page.contains(title));
}

QTEST_MAIN(TestTelecomWindow)
#include "tst_telecomwindow.moc"
