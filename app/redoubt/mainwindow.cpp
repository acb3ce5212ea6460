#include "app/redoubt/mainwindow.h"

#include "app/redoubt/assessmentactions.h"
#include "app/redoubt/baselineactions.h"
#include "app/redoubt/changereport.h"
#include "app/redoubt/evidencefiles.h"
#include "app/redoubt/lookonly.h"
#include "app/redoubt/modebar.h"
#include "app/redoubt/navigationactions.h"
#include "app/redoubt/noticebar.h"
#include "app/redoubt/safekeeping.h"
#include "app/redoubt/startpage.h"
#include "app/redoubt/windowactions.h"
#include "model/exchange/pinned.h"
#include "model/store/publish.h"
#include "views/baselines/baselinesworkspace.h"
#include "views/baselines/comparepage.h"
#include "views/baselines/reviewpage.h"
#include "views/baselines/statustext.h"
#include "views/controls/controlsworkspace.h"
#include "views/dialogs/messages.h"
#include "views/panels/canvasstatus.h"
#include "views/panels/drawworkspace.h"
#include "views/registers/threatdetailpanel.h"
#include "views/registers/threatsworkspace.h"
#include "views/report/reportworkspace.h"
#include "views/risk/riskworkspace.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace {

enum Mode { Draw, Threats, Controls, RiskMode, Baselines, ReportMode };

} // namespace

MainWindow::MainWindow(CatalogsPointer catalogs, Preferences &preferences,
                       const QString &layoutProgram)
    : m_preferences(preferences)
    , m_documents(new DocumentActions(std::move(catalogs), preferences, this))
    , m_safekeeping(new Safekeeping(*m_documents, preferences, this))
    , m_modes(new ModeBar)
    , m_modeActions(new QActionGroup(this))
    , m_notice(new NoticeBar)
    , m_pages(new QStackedWidget)
    , m_start(new StartPage(catalog::templates(), m_documents->catalogs()))
    , m_actions(new WindowActions(*m_documents, *m_safekeeping, preferences, layoutProgram, this))
    , m_assessment(new AssessmentActions(this))
    , m_baselines(new BaselineActions(*m_documents, this))
    , m_navigation(new NavigationActions(preferences, this))
    , m_counts(labels::plain({}, labels::Weight::Secondary))
    , m_saved(labels::plain({}, labels::Weight::Secondary))
{
    setWindowTitle(QStringLiteral("[*]"));
    setAcceptDrops(true);
    auto *central = new QWidget;
    auto *lines = new QVBoxLayout(central);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_notice);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(0);
    layout->addWidget(m_modes);
    layout->addWidget(m_pages, 1);
    lines->addLayout(layout, 1);
    setCentralWidget(central);
    connect(m_notice, &NoticeBar::actionRequested, m_documents, [this] {
        m_documents->project()->file().review() ? m_documents->leaveReview()
                                                : static_cast<void>(m_documents->saveAs());
    });
    m_pages->addWidget(m_start);
    makeModes();
    makeStatusBar();
    m_actions->build(m_modeActions->actions(), *m_navigation, *m_assessment);
    menuBar()->insertMenu(menuBar()->actions().last(), m_baselines->menu());
    connect(m_baselines, &BaselineActions::frozen, this, [this] { showMode(Baselines); });
    connect(m_assessment, &AssessmentActions::placeRequested, this, &MainWindow::showPlace);
    connect(&m_navigation->navigator(), &Navigator::modeRequested, this, &MainWindow::showMode);
    connect(m_navigation, &NavigationActions::preferencesChanged, m_documents,
            &DocumentActions::followPreferences);
    connect(m_navigation, &NavigationActions::preferencesChanged, m_actions,
            &WindowActions::refreshUndo);

    connect(m_documents, &DocumentActions::opened, this, &MainWindow::showProject);
    connect(m_documents, &DocumentActions::aboutToClose, this, &MainWindow::showStart);
    connect(m_start, &StartPage::sampleRequested, m_documents, &DocumentActions::openSample);
    connect(m_start, &StartPage::openRequested, m_documents, &DocumentActions::open);
    connect(m_start, &StartPage::importRequested, m_documents, &DocumentActions::import);
    connect(m_start, &StartPage::emptyRequested, m_documents, &DocumentActions::newEmpty);
    connect(m_start, &StartPage::templateChosen, m_documents, &DocumentActions::newFromTemplate);
    connect(m_start, &StartPage::fileChosen, m_documents, &DocumentActions::openFile);
    resize(QSize(1600, 1000).boundedTo(screen()->availableSize()));
    restoreGeometry(preferences.windowGeometry());
    showStart();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeModes()
{
    struct Entry
    {
        const char *icon;
        QString text;
        QString tip;
    };
    const Entry entries[] = {
        { "mode-draw", tr("Draw"), tr("Draw the system and see its threats") },
        { "mode-threats", tr("Threats"),
          tr("The threat register: decide, rate, gather into risks") },
        { "mode-controls", tr("Controls"),
          tr("Safeguards: where they stand and what they change") },
        { "mode-risk", tr("Risk"), tr("Heat maps, totals and what to do next") },
        { "mode-baselines", tr("Baselines"),
          tr("What was frozen and signed, what changed since, and whether the file is sound") },
        { "mode-report", tr("Report"), tr("The risk-assessment report") },
    };
    int index = 0;
    for (const Entry &entry : entries) {
        auto *action =
                new QAction(icons::get(QLatin1String(entry.icon)), entry.text, m_modeActions);
        action->setCheckable(true);
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(index + 1)));
        action->setStatusTip(entry.tip);
        action->setToolTip(QStringLiteral("%1 (Ctrl+%2)").arg(entry.tip).arg(index + 1));
        connect(action, &QAction::triggered, this, [this, index] { showMode(index); });
        m_modes->addMode(action);
        ++index;
    }
}

void MainWindow::makeStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_counts);
    statusBar()->addPermanentWidget(m_saved);
}

void MainWindow::showProject(OpenProject *project)
{
    const ViewContext context = project->context();
    m_workspaces = new QStackedWidget;
    m_draw = new DrawWorkspace(context);
    auto *threats = new ThreatsWorkspace(context);
    m_risk = new RiskWorkspace(context, project->baselines());
    auto *report = new ReportWorkspace(
            context, { project->baselines(), [this, project](const Project &state) {
                          const Result<QList<KeptCatalog>> kept = project->file().keptCatalogs();
                          return pinned::catalogsOf(state, kept ? *kept : QList<KeptCatalog>(),
                                                    m_documents->catalogs())
                                  .catalogs;
                      } });
    m_workspaces->addWidget(m_draw);
    m_workspaces->addWidget(threats);
    auto *controls = new ControlsWorkspace(context);
    m_workspaces->addWidget(controls);
    m_workspaces->addWidget(m_risk);
    auto *baselines = new BaselinesWorkspace(context, project->baselines());
    m_workspaces->addWidget(baselines);
    m_workspaces->addWidget(report);
    m_pages->addWidget(m_workspaces);
    m_pages->setCurrentWidget(m_workspaces);
    for (QAction *action : m_modeActions->actions())
        action->setEnabled(true);
    m_actions->follow(project, m_draw);
    m_canvasStatus = new CanvasStatus(m_draw->canvas(), context);
    statusBar()->addPermanentWidget(m_canvasStatus);
    m_canvasStatus->show();
    m_baselines->follow(project, baselines);
    m_navigation->follow(project);
    m_assessment->follow(project);
    connect(&m_navigation->navigator(), &Navigator::revealRequested, m_draw,
            &DrawWorkspace::reveal);
    connect(m_navigation, &NavigationActions::panelsWanted, m_draw, &DrawWorkspace::showPanels);
    const auto openThreat = [this, project](const QString &key) {
        showMode(Threats);
        project->context().selection.selectThreat(key);
    };
    connect(m_draw, &DrawWorkspace::threatOpened, this, openThreat);
    connect(m_actions, &WindowActions::threatOpened, m_workspaces, openThreat);
    connect(m_risk, &RiskWorkspace::threatOpened, this, openThreat);
    connect(m_risk, &RiskWorkspace::threatsRequested, this,
            [this, threats](const QStringList &keys, const QString &name) {
                showMode(Threats);
                ThreatFilter filter;
                filter.keys = QSet<QString>(keys.cbegin(), keys.cend());
                filter.keysName = name;
                threats->setFilter(filter);
            });
    connectBaselines(project, baselines, openThreat);
    connect(report, &ReportWorkspace::exportRequested, this, &MainWindow::exportReport);
    connectRegisters(project, threats, controls, openThreat);
    // The same project is shown again after a step that changed its catalogs.
    connect(project, &OpenProject::stateChanged, this, &MainWindow::refreshState,
            Qt::UniqueConnection);
    connect(&project->context().threats, &Register::changed, this, &MainWindow::refreshState);
    if (project->file().review())
        new LookOnly(m_workspaces);
    showMode(project->file().review() ? Baselines : Draw);
    refreshState();
}

void MainWindow::connectBaselines(OpenProject *project, BaselinesWorkspace *baselines,
                                  const std::function<void(const QString &)> &openThreat)
{
    connect(&baselines->comparePage(), &ComparePage::subjectOpened, this,
            [this, project, openThreat](const RecordRef &record, const QString &threat) {
                if (project->context().threats.row(threat)) {
                    openThreat(threat);
                } else if (project->context().project().find(record.kind, record.id)) {
                    showMode(Draw);
                    project->context().selection.select(record);
                }
            });
    if (baselines->reviewPage())
        connect(baselines->reviewPage(), &ReviewPage::threatOpened, this, openThreat);
    connect(&baselines->comparePage(), &ComparePage::exportRequested, this,
            &MainWindow::exportDifference);
    connect(&baselines->comparePage(), &ComparePage::reportRequested, this,
            [this, project](const ComparedState &before, const ComparedState &after,
                            const Comparison &found) {
                changereport::write(this, *project, before, after, found);
            });
}

void MainWindow::connectRegisters(OpenProject *project, ThreatsWorkspace *threats,
                                  ControlsWorkspace *controls,
                                  const std::function<void(const QString &)> &openThreat)
{
    auto *files = new EvidenceFiles(*project, this);
    connect(m_workspaces, &QObject::destroyed, files, &QObject::deleteLater);
    connect(controls, &ControlsWorkspace::fileWanted, files, &EvidenceFiles::add);
    connect(controls, &ControlsWorkspace::fileRequested, files, &EvidenceFiles::save);
    connect(controls, &ControlsWorkspace::threatOpened, this, openThreat);
    connect(controls, &ControlsWorkspace::exportRequested, this, &MainWindow::exportRows);
    connect(threats, &ThreatsWorkspace::exportRequested, this, &MainWindow::exportRows);
    connect(&threats->detail(), &ThreatDetailPanel::referenceOpened, m_actions,
            &WindowActions::showInCatalogs);
    connect(&threats->detail(), &ThreatDetailPanel::controlOpened, this,
            [this, controls](const QUuid &control) {
                showMode(Controls);
                controls->show(Id<Control>(control));
            });
}

void MainWindow::showStart()
{
    m_navigation->follow(nullptr);
    m_assessment->follow(nullptr);
    m_actions->follow(nullptr, nullptr);
    m_baselines->follow(nullptr, nullptr);
    m_actions->setDrawing(false);
    m_draw = nullptr;
    m_risk = nullptr;
    delete std::exchange(m_canvasStatus, nullptr);
    delete std::exchange(m_workspaces, nullptr);
    for (QAction *action : m_modeActions->actions()) {
        action->setChecked(false);
        action->setEnabled(false);
    }
    m_start->setRecentFiles(m_preferences.recentFiles());
    m_pages->setCurrentWidget(m_start);
    m_counts->clear();
    m_saved->clear();
    m_notice->clear();
    setWindowTitle(QStringLiteral("[*]%1").arg(QCoreApplication::applicationName()));
    setWindowModified(false);
}

void MainWindow::showMode(int index)
{
    if (!m_workspaces)
        return;
    m_workspaces->setCurrentIndex(index);
    m_modeActions->actions().at(index)->setChecked(true);
    m_navigation->navigator().setMode(index);
    m_actions->setDrawing(index == Draw);
    if (index == Draw)
        m_draw->canvas().setFocus();
}

void MainWindow::showPlace(const RecordRef &record, const QString &threat)
{
    OpenProject *project = m_documents->project();
    if (!project || !m_workspaces)
        return;
    Selection &selection = project->context().selection;
    if (!threat.isEmpty()) {
        showMode(Threats);
        selection.selectThreat(threat, record);
    } else if (record.kind == RecordKind::Risk) {
        showMode(RiskMode);
        m_risk->select(Id<Risk>(record.id));
    } else if (record.kind == RecordKind::Control) {
        showMode(Controls);
        selection.select(record);
    } else {
        showMode(Draw);
        // The project's own properties are shown when nothing is selected.
        selection.select(record.kind == RecordKind::Settings ? QList<RecordRef>()
                                                             : QList<RecordRef> { record });
        if (record.kind == RecordKind::Element || record.kind == RecordKind::Flow
            || record.kind == RecordKind::Zone)
            m_draw->reveal(record);
    }
}

void MainWindow::refreshState()
{
    OpenProject *project = m_documents->project();
    if (!project || !m_workspaces)
        return;
    const ViewContext context = project->context();
    refreshTitle();
    refreshReadOnly();
    int open = 0;
    Rating worst = Rating::Low;
    const QList<const ThreatRow *> rows = context.threats.rows();
    for (const ThreatRow *row : rows) {
        if (!row->isOpen())
            continue;
        ++open;
        worst = std::max(worst, risk::rating(context.project().settings(), row->current));
    }
    m_counts->setText(open == 0 ? tr("No open threats")
                                : tr("%1 open of %2 threats   worst current: %3")
                                          .arg(open)
                                          .arg(rows.size())
                                          .arg(riskletter::name(worst)));
    const qsizetype steps = project->file().journal().entries().size();
    m_saved->setText(
            project->file().review() ? tr("In review \u00b7 journal entry %1 of %2")
                                               .arg(project->file().review()->baseline.entries)
                                               .arg(steps)
            : project->file().isReadOnly() ? tr("Read-only \u00b7 journal entry %1").arg(steps)
            : project->isDirty() ? tr("Every step is kept \u00b7 journal entry %1").arg(steps)
                                 : tr("Saved \u00b7 journal entry %1").arg(steps));
}

void MainWindow::refreshTitle()
{
    OpenProject &project = *m_documents->project();
    const QString marking = project.document().project().settings().classification;
    QString how;
    if (const std::optional<Review> &review = project.file().review())
        how = tr("(review of B%1 %2, %3)")
                      .arg(QString::number(review->baseline.number), review->baseline.name,
                           statustext::of(review->baseline.status));
    else if (project.file().isReadOnly())
        how = tr("(read-only)");
    setWindowFilePath(project.file().path());
    setWindowTitle(QStringLiteral("%1[*]%2%3 \u2013 %4")
                           .arg(project.name(), how.isEmpty() ? how : u' ' + how,
                                marking.isEmpty() ? marking : QStringLiteral(" \u00b7 ") + marking,
                                QCoreApplication::applicationName()));
    setWindowModified(project.isDirty());
}

void MainWindow::refreshReadOnly()
{
    const ProjectFile &file = m_documents->project()->file();
    if (file.isReadOnly() != m_notice->isHidden())
        return;
    if (file.review())
        m_notice->say(m_baselines->reviewText(), tr("Leave Review"));
    else if (file.isReadOnly())
        m_notice->say(tr("Open read-only: %1").arg(file.readOnlyReason()), tr("Save As\u2026"));
    else
        m_notice->clear();
    m_actions->followReadOnly();
    m_assessment->followReadOnly();
    m_navigation->followReadOnly();
}

void MainWindow::exportReport(const QString &suffix, const QByteArray &bytes)
{
    saveBytes(tr("Export the report"), tr("%1-report").arg(m_documents->project()->name()), suffix,
              bytes);
}

void MainWindow::exportDifference(const QString &suffix, const QByteArray &bytes)
{
    saveBytes(tr("Export differences"), tr("%1-changes").arg(m_documents->project()->name()),
              suffix, bytes);
}

void MainWindow::exportRows(const QString &suffix, const QByteArray &bytes)
{
    saveBytes(tr("Export rows"), tr("%1-register").arg(m_documents->project()->name()), suffix,
              bytes);
}

void MainWindow::saveBytes(const QString &title, const QString &name, const QString &suffix,
                           const QByteArray &bytes)
{
    QFileDialog dialog(this, title);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog.selectFile(QStringLiteral("%1.%2").arg(name, suffix));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().value(0);
    const Result<void> done = publish::writeFile(path, bytes);
    if (done)
        statusBar()->showMessage(tr("Exported to %1").arg(path), 8000);
    else
        messages::error(this, done.error());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_documents->close()) {
        event->ignore();
        return;
    }
    m_preferences.setWindowGeometry(saveGeometry());
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Queued: a question must not come up while the window is still being activated.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        QMetaObject::invokeMethod(m_safekeeping, &Safekeeping::lookAtDisk, Qt::QueuedConnection);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_documents->openFile(event->mimeData()->urls().first().toLocalFile());
}
