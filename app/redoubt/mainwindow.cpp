#include "app/redoubt/mainwindow.h"

#include "app/redoubt/assessmentactions.h"
#include "app/redoubt/baselineactions.h"
#include "app/redoubt/lookonly.h"
#include "app/redoubt/modebar.h"
#include "app/redoubt/navigationactions.h"
#include "app/redoubt/noticebar.h"
#include "app/redoubt/safekeeping.h"
#include "app/redoubt/startpage.h"
#include "app/redoubt/statedisplay.h"
#include "app/redoubt/windowactions.h"
#include "app/redoubt/workspaces.h"
#include "views/panels/canvasstatus.h"
#include "views/panels/drawworkspace.h"
#include "views/style/icons.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

MainWindow::MainWindow(CatalogsPointer catalogs, Preferences &preferences,
                       const QString &layoutProgram)
    : m_preferences(preferences)
    , m_documents(new DocumentActions(std::move(catalogs), preferences, this))
    , m_safekeeping(new Safekeeping(*m_documents, preferences, this))
    , m_modes(new ModeBar)
    , m_modeActions(new QActionGroup(this))
    , m_notice(new NoticeBar)
    , m_state(new StateDisplay(*this))
    , m_pages(new QStackedWidget)
    , m_start(new StartPage(catalog::templates(), m_documents->catalogs()))
    , m_actions(new WindowActions(*m_documents, *m_safekeeping, preferences, layoutProgram, this))
    , m_assessment(new AssessmentActions(this))
    , m_baselines(new BaselineActions(*m_documents, this))
    , m_navigation(new NavigationActions(preferences, this))
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
    m_actions->build(m_modeActions->actions(), *m_navigation, *m_assessment);
    menuBar()->insertMenu(menuBar()->actions().last(), m_baselines->menu());
    connect(m_baselines, &BaselineActions::frozen, this,
            [this] { showMode(Workspaces::Baselines); });
    connect(m_assessment, &AssessmentActions::placeRequested, this,
            [this](const RecordRef &record, const QString &threat) {
                if (m_workspaces)
                    m_workspaces->showPlace(record, threat);
            });
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

void MainWindow::showProject(OpenProject *project)
{
    m_workspaces = new Workspaces(*project, m_documents->catalogs(), *this);
    m_pages->addWidget(m_workspaces);
    m_pages->setCurrentWidget(m_workspaces);
    for (QAction *action : m_modeActions->actions())
        action->setEnabled(true);
    DrawWorkspace &draw = m_workspaces->draw();
    m_actions->follow(project, &draw);
    m_canvasStatus = new CanvasStatus(draw.canvas(), project->context());
    statusBar()->addPermanentWidget(m_canvasStatus);
    m_canvasStatus->show();
    m_baselines->follow(project, &m_workspaces->baselines());
    m_navigation->follow(project);
    m_assessment->follow(project);
    connect(m_workspaces, &Workspaces::modeWanted, this, &MainWindow::showMode);
    connect(m_workspaces, &Workspaces::referenceOpened, m_actions, &WindowActions::showInCatalogs);
    connect(m_actions, &WindowActions::threatOpened, m_workspaces, &Workspaces::showThreat);
    connect(&m_navigation->navigator(), &Navigator::revealRequested, &draw, &DrawWorkspace::reveal);
    connect(m_navigation, &NavigationActions::panelsWanted, &draw, &DrawWorkspace::showPanels);
    // The same project is shown again after a step that changed its catalogs.
    connect(project, &OpenProject::stateChanged, this, &MainWindow::refreshState,
            Qt::UniqueConnection);
    connect(&project->context().threats, &Register::changed, this, &MainWindow::refreshState);
    if (project->file().review())
        new LookOnly(m_workspaces);
    showMode(project->file().review() ? Workspaces::Baselines : Workspaces::Draw);
    refreshState();
}

void MainWindow::showStart()
{
    m_navigation->follow(nullptr);
    m_assessment->follow(nullptr);
    m_actions->follow(nullptr, nullptr);
    m_baselines->follow(nullptr, nullptr);
    m_actions->setDrawing(false);
    delete std::exchange(m_canvasStatus, nullptr);
    delete std::exchange(m_workspaces, nullptr);
    for (QAction *action : m_modeActions->actions()) {
        action->setChecked(false);
        action->setEnabled(false);
    }
    m_start->setRecentFiles(m_preferences.recentFiles());
    m_pages->setCurrentWidget(m_start);
    m_notice->clear();
    m_state->clear();
}

void MainWindow::showMode(int index)
{
    if (!m_workspaces)
        return;
    m_workspaces->setCurrentIndex(index);
    m_modeActions->actions().at(index)->setChecked(true);
    m_navigation->navigator().setMode(index);
    m_actions->setDrawing(index == Workspaces::Draw);
    if (index == Workspaces::Draw)
        m_workspaces->draw().canvas().setFocus();
}

void MainWindow::refreshState()
{
    if (!m_documents->project() || !m_workspaces)
        return;
    m_state->show(*m_documents->project());
    refreshReadOnly();
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
