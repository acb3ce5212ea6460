#include "app/redoubt/windowactions.h"

#include "app/redoubt/arrangingactions.h"
#include "app/redoubt/assessmentactions.h"
#include "app/redoubt/diagramactions.h"
#include "app/redoubt/makeaction.h"
#include "app/redoubt/merging.h"
#include "app/redoubt/navigationactions.h"
#include "app/redoubt/pictureactions.h"
#include "app/redoubt/safekeeping.h"
#include "views/catalogs/catalogbrowser.h"
#include "views/dialogs/aboutdialog.h"
#include "views/dialogs/messages.h"
#include "views/dialogs/metricsdialog.h"
#include "views/operationtext.h"
#include "views/panels/drawworkspace.h"
#include "views/style/labels.h"
#include "views/treatment/peopledialog.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>

WindowActions::WindowActions(DocumentActions &documents, Safekeeping &safekeeping,
                             Preferences &preferences, QString layoutProgram, QMainWindow *window)
    : QObject(window)
    , m_documents(documents)
    , m_safekeeping(safekeeping)
    , m_preferences(preferences)
    , m_window(window)
    , m_catalogActions(new CatalogActions(window))
    , m_diagram(new DiagramActions(preferences, window))
    , m_arranging(new ArrangingActions(std::move(layoutProgram), window))
    , m_pictures(new PictureActions(preferences, window))
{
    makeActions();
}

QAction *WindowActions::make(const QString &icon, const QString &text, const QKeySequence &keys,
                             const QString &tip, const std::function<void()> &run)
{
    QAction *action = makeAction(this, icon, text, keys, tip);
    connect(action, &QAction::triggered, this, [run] { run(); });
    return action;
}

void WindowActions::makeActions()
{
    m_merge = make({}, tr("&Merge a Copy\u2026"), {},
                   tr("Put what was changed in another copy of this project into it"),
                   [this] { merging::run(m_window, *m_project); });
    m_undo = make(QStringLiteral("undo"), tr("&Undo"), QKeySequence(QKeySequence::Undo),
                  tr("Take the last step back"), [this] { travel(true); });
    m_redo = make(QStringLiteral("redo"), tr("&Redo"), QKeySequence(QKeySequence::Redo),
                  tr("Do again what was taken back"), [this] { travel(false); });
    m_catalogs =
            make(QStringLiteral("search"), tr("Cata&logs"), QKeySequence(tr("Ctrl+B")),
                 tr("Search rules, ATLAS techniques and controls; see what this project covers"),
                 [this] { browseCatalogs(); });
    m_metrics = make({}, tr("&Declared Metrics\u2026"), {},
                     tr("Accuracy and robustness that the system declares, for the EU AI Act"),
                     [this] { MetricsDialog(m_project->context(), m_window).exec(); });
    m_people = make(QStringLiteral("person"), tr("&People and Roles\u2026"), {},
                    tr("Who works on it, in which roles, and who may accept which risks"),
                    [this] { PeopleDialog(m_project->context(), m_window).exec(); });
}

void WindowActions::showInCatalogs(const QString &id)
{
    if (!m_project)
        return;
    browseCatalogs();
    const bool technique = m_project->context().catalogs().atlas.technique(id);
    m_browser->show((technique ? QStringLiteral("technique:") : QStringLiteral("item:")) + id);
}

void WindowActions::build(const QList<QAction *> &modes, NavigationActions &navigation,
                          AssessmentActions &assessment)
{
    QMenu *file = m_window->menuBar()->addMenu(tr("&File"));
    file->addAction(m_documents.newAction());
    file->addAction(m_documents.openAction());
    QMenu *recent = file->addMenu(tr("Open &Recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    file->addSeparator();
    file->addActions({ m_documents.saveAction(), m_documents.saveAsAction(),
                       m_safekeeping.restoreAction() });
    file->addAction(m_merge);
    file->addSeparator();
    file->addActions(m_pictures->actions());
    file->addSeparator();
    file->addAction(m_documents.closeAction());
    file->addAction(make({}, tr("&Quit"), QKeySequence(tr("Ctrl+Q")), tr("Save and leave"),
                         [this] { m_window->close(); }));

    QMenu *edit = m_window->menuBar()->addMenu(tr("&Edit"));
    edit->addActions({ m_undo, m_redo });
    edit->addSeparator();
    m_diagram->addToEditMenu(edit);

    QMenu *view = m_window->menuBar()->addMenu(tr("&View"));
    view->addActions(modes);
    view->addSeparator();
    m_diagram->addToViewMenu(view);
    view->addSeparator();
    view->addAction(m_catalogs);

    QMenu *project = m_window->menuBar()->addMenu(tr("&Project"));
    project->addAction(m_people);
    project->addAction(m_metrics);
    project->addAction(m_catalogActions->updateAction());
    assessment.addTo(*project, *view);

    QMenu *diagram = m_window->menuBar()->addMenu(tr("&Diagram"));
    m_diagram->addToDiagramMenu(diagram);
    diagram->addSeparator();
    m_arranging->addTo(diagram);

    QMenu *help = m_window->menuBar()->addMenu(tr("&Help"));
    help->addAction(make(QStringLiteral("info"), tr("&About Redoubt"), {},
                         tr("Version, licence and sources"),
                         [this] { aboutdialog::show(m_window, *m_documents.catalogs()); }));
    navigation.addTo(*edit, *view, *help);

    QToolBar *bar = m_window->addToolBar(tr("Main tool bar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setIconSize({ 16, 16 });
    bar->addActions(
            { m_documents.newAction(), m_documents.openAction(), m_documents.saveAction() });
    bar->addSeparator();
    bar->addActions({ m_undo, m_redo });
    bar->addSeparator();
    bar->addActions(navigation.toolBarActions());
    bar->addSeparator();
    m_diagram->addTools(bar);
    m_arranging->addTo(bar);
    bar->addSeparator();
    m_diagram->addZoom(bar);
    setDrawing(false);
    refreshUndo();
}

void WindowActions::follow(OpenProject *project, DrawWorkspace *workspace)
{
    m_project = project;
    m_workspace = workspace;
    m_diagram->follow(workspace);
    m_pictures->follow(workspace);
    m_arranging->follow(workspace);
    delete std::exchange(m_browser, nullptr);
    m_catalogs->setEnabled(project);
    refreshEditing();
    if (project)
        connect(&project->document(), &Document::changed, this, &WindowActions::refreshUndo,
                Qt::UniqueConnection);
    if (workspace)
        connect(&workspace->canvas(), &CanvasView::undoRequested, this, [this] { travel(true); });
    refreshUndo();
}

void WindowActions::setDrawing(bool drawing)
{
    const bool on = drawing && m_workspace;
    const bool edits = on && !m_project->file().isReadOnly();
    m_arranging->setEnabled(edits);
    m_diagram->setEnabled(on, edits);
    m_pictures->setEnabled(on);
    m_drawing = drawing;
}

void WindowActions::travel(bool back)
{
    if (!m_project)
        return;
    Document &document = m_project->document();
    const QString text = operationText(back ? document.undoOperation() : document.redoOperation());
    Edit done;
    const QMetaObject::Connection listening =
            connect(&document, &Document::changed, this,
                    [&done](const Edit &edit) { done = merged(done, edit); });
    const Result<void> result = back ? document.undo() : document.redo();
    disconnect(listening);
    if (!result) {
        messages::error(m_window, result.error());
        return;
    }
    if (m_workspace)
        m_workspace->canvas().showStep(done);
    m_window->statusBar()->showMessage(
            back ? tr("Undone: %1").arg(text) : tr("Done again: %1").arg(text), 5000);
}

void WindowActions::browseCatalogs()
{
    if (!m_browser) {
        m_browser = new CatalogBrowser(m_project->context(), m_window);
        connect(m_browser, &CatalogBrowser::threatOpened, this, &WindowActions::threatOpened);
    }
    m_browser->show();
    m_browser->raise();
    m_browser->activateWindow();
}

void WindowActions::refreshUndo()
{
    const bool edits = m_project && !m_project->file().isReadOnly();
    const bool undo = edits && m_project->document().canUndo();
    const bool redo = edits && m_project->document().canRedo();
    m_undo->setEnabled(undo);
    m_redo->setEnabled(redo);
    // Menu, tool tip and status bar say what it would be.
    const auto say = [](QAction &action, const QString &text, const QString &what) {
        const QString whole = what.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, what);
        action.setText(QString(whole).replace(u'&', QStringLiteral("&&")).prepend(u'&'));
        action.setStatusTip(whole);
        action.setToolTip(labels::tip(whole));
    };
    say(*m_undo, tr("Undo"),
        undo ? operationText(m_project->document().undoOperation()) : QString());
    say(*m_redo, tr("Redo"),
        redo ? operationText(m_project->document().redoOperation()) : QString());
}

void WindowActions::fillRecent(QMenu *menu)
{
    menu->clear();
    for (const QString &path : m_preferences.recentFiles()) {
        QAction *entry = menu->addAction(QString(path).replace(u'&', QStringLiteral("&&")));
        entry->setEnabled(QFile::exists(path));
        connect(entry, &QAction::triggered, this, [this, path] { m_documents.openFile(path); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(tr("Clear List")), &QAction::triggered, this,
            [this] { m_preferences.clearRecentFiles(); });
}

void WindowActions::followReadOnly()
{
    setDrawing(m_drawing);
    refreshEditing();
    refreshUndo();
}

void WindowActions::refreshEditing()
{
    const bool edits = m_project && !m_project->file().isReadOnly();
    for (QAction *action : { m_merge, m_metrics, m_people })
        action->setEnabled(edits);
    m_catalogActions->follow(edits ? m_project : nullptr);
}
