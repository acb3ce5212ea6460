#include "app/redoubt/windowactions.h"

#include "app/redoubt/assessmentactions.h"
#include "app/redoubt/merging.h"
#include "app/redoubt/navigationactions.h"
#include "app/redoubt/safekeeping.h"
#include "views/canvas/arranger.h"
#include "views/catalogs/catalogbrowser.h"
#include "views/dialogs/aboutdialog.h"
#include "views/dialogs/messages.h"
#include "views/dialogs/metricsdialog.h"
#include "views/operationtext.h"
#include "views/style/icons.h"
#include "views/treatment/peopledialog.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

WindowActions::WindowActions(DocumentActions &documents, Safekeeping &safekeeping,
                             Preferences &preferences, QString layoutProgram, QMainWindow *window)
    : QObject(window)
    , m_documents(documents)
    , m_safekeeping(safekeeping)
    , m_preferences(preferences)
    , m_layoutProgram(std::move(layoutProgram))
    , m_window(window)
    , m_catalogActions(new CatalogActions(window))
{
    makeEditActions();
    makeCanvasActions();
}

QAction *WindowActions::make(const QString &icon, const QString &text, const QKeySequence &keys,
                             const QString &tip, const std::function<void()> &run)
{
    auto *action = new QAction(icons::get(icon), text, this);
    action->setShortcut(keys);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, [run] { run(); });
    return action;
}

void WindowActions::makeEditActions()
{
    m_merge = make({}, tr("&Merge a Copy\u2026"), {},
                   tr("Put what was changed in another copy of this project into it"),
                   [this] { merging::run(m_window, *m_project); });
    const auto report = [this](const Result<void> &done) {
        if (!done)
            messages::error(m_window, done.error());
    };
    m_undo = make(QStringLiteral("undo"), tr("&Undo"), QKeySequence(QKeySequence::Undo),
                  tr("Take the last step back"), [this, report] {
                      if (m_project)
                          report(m_project->document().undo());
                  });
    m_redo = make(QStringLiteral("redo"), tr("&Redo"), QKeySequence(QKeySequence::Redo),
                  tr("Do again what was taken back"), [this, report] {
                      if (m_project)
                          report(m_project->document().redo());
                  });
    m_editActions = {
        make({}, tr("Cu&t"), QKeySequence(QKeySequence::Cut),
             tr("Take what is selected out of the model and onto the clipboard"),
             [this] { m_canvas->cut(); }),
        make({}, tr("&Copy"), QKeySequence(QKeySequence::Copy),
             tr("Put what is selected on the clipboard"), [this] { m_canvas->copy(); }),
        make({}, tr("&Paste"), QKeySequence(QKeySequence::Paste),
             tr("What was cut comes back as itself, what was copied as another"),
             [this] { m_canvas->paste(); }),
        make({}, tr("Re&name"), QKeySequence(tr("F2")),
             tr("Change the name of what is selected, in place"), [this] { m_canvas->rename(); }),
        make({}, tr("Take &off Diagram"), QKeySequence(QKeySequence::Delete),
             tr("Take what is selected off this diagram; the model keeps it"),
             [this] { m_canvas->removeFromDiagram(); }),
        make(QStringLiteral("remove"), tr("&Delete from Model"), QKeySequence(tr("Ctrl+D")),
             tr("Delete what is selected with everything that hangs on it"),
             [this] { m_canvas->deleteFromModel(); }),
        make({}, tr("Select &All"), QKeySequence(QKeySequence::SelectAll),
             tr("Select everything on this diagram"), [this] { m_canvas->selectAll(); }),
    };
}

void WindowActions::makeCanvasActions()
{
    auto *tools = new QActionGroup(this);
    const auto mode = [this](CanvasView::Mode to) { return [this, to] { m_canvas->setMode(to); }; };
    m_select = make(QStringLiteral("select"), tr("&Select"), QKeySequence(tr("S")),
                    tr("Select, move and resize"), mode(CanvasView::Mode::Select));
    m_connect =
            make(QStringLiteral("connect"), tr("&Connect"), QKeySequence(tr("C")),
                 tr("Draw a flow from one element to another"), mode(CanvasView::Mode::Connect));
    m_zone = make(QStringLiteral("zone"), tr("Trust &Zone"), QKeySequence(tr("Z")),
                  tr("Draw the frame of a new trust zone"), mode(CanvasView::Mode::Create));
    for (QAction *tool : { m_select, m_connect, m_zone }) {
        tool->setCheckable(true);
        tools->addAction(tool);
    }
    m_select->setChecked(true);
    m_arrange = make(QStringLiteral("arrange"), tr("&Arrange"), QKeySequence(tr("Ctrl+L")),
                     tr("Lay the whole diagram out from left to right, as one step"),
                     [this] { arrange(); });
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
    m_viewActions = {
        make(QStringLiteral("zoom-in"), tr("Zoom &In"), QKeySequence(QKeySequence::ZoomIn),
             tr("Show it larger"), [this] { m_canvas->zoomBy(1.25); }),
        make(QStringLiteral("zoom-out"), tr("Zoom &Out"), QKeySequence(QKeySequence::ZoomOut),
             tr("Show it smaller"), [this] { m_canvas->zoomBy(0.8); }),
        make({}, tr("&Actual Size"), QKeySequence(tr("Ctrl+0")), tr("Show it at 100 %"),
             [this] { m_canvas->setZoom(1); }),
        make(QStringLiteral("fit"), tr("&Fit Diagram"), QKeySequence(tr("Ctrl+9")),
             tr("Show the whole diagram"), [this] { m_canvas->fit(); }),
    };
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
    file->addAction(m_documents.closeAction());
    file->addAction(make({}, tr("&Quit"), QKeySequence(tr("Ctrl+Q")), tr("Save and leave"),
                         [this] { m_window->close(); }));

    QMenu *edit = m_window->menuBar()->addMenu(tr("&Edit"));
    edit->addActions({ m_undo, m_redo });
    edit->addSeparator();
    edit->addActions(m_editActions);

    QMenu *view = m_window->menuBar()->addMenu(tr("&View"));
    view->addActions(modes);
    view->addSeparator();
    view->addActions(m_viewActions);
    view->addSeparator();
    view->addAction(m_catalogs);
    view->addAction(m_catalogActions->updateAction());

    QMenu *project = m_window->menuBar()->addMenu(tr("&Project"));
    project->addAction(m_people);
    project->addAction(m_metrics);
    assessment.addTo(*project, *view);

    QMenu *diagram = m_window->menuBar()->addMenu(tr("&Diagram"));
    diagram->addActions({ m_select, m_connect, m_zone });
    diagram->addSeparator();
    diagram->addAction(m_arrange);

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
    bar->addActions({ m_select, m_connect, m_zone, m_arrange });
    bar->addSeparator();
    bar->addActions({ m_viewActions.at(1), m_viewActions.at(0), m_viewActions.at(3) });
    setDrawing(false);
    refreshUndo();
}

void WindowActions::follow(OpenProject *project, CanvasView *canvas)
{
    m_project = project;
    m_canvas = canvas;
    delete std::exchange(m_arranger, nullptr);
    delete std::exchange(m_browser, nullptr);
    m_catalogs->setEnabled(project);
    m_merge->setEnabled(project);
    m_metrics->setEnabled(project);
    m_people->setEnabled(project);
    m_catalogActions->follow(project);
    if (project)
        connect(&project->document(), &Document::changed, this, &WindowActions::refreshUndo,
                Qt::UniqueConnection);
    if (project && canvas) {
        m_arranger = new Arranger(project->context(), m_layoutProgram, this);
        connect(m_arranger, &Arranger::arranged, canvas, &CanvasView::fit);
        connect(m_arranger, &Arranger::failed, this,
                [this](const Error &error) { messages::error(m_window, error); });
        connect(canvas, &CanvasView::modeChanged, this, [this](CanvasView::Mode mode) {
            m_select->setChecked(mode == CanvasView::Mode::Select);
            m_connect->setChecked(mode == CanvasView::Mode::Connect);
            m_zone->setChecked(mode == CanvasView::Mode::Create);
        });
    }
    refreshUndo();
}

void WindowActions::setDrawing(bool drawing)
{
    const bool on = drawing && m_canvas;
    const bool edits = on && !m_project->file().isReadOnly();
    for (QAction *action : m_viewActions + QList<QAction *> { m_select })
        action->setEnabled(on);
    for (QAction *action : m_editActions + QList<QAction *> { m_connect, m_zone, m_arrange })
        action->setEnabled(edits);
    m_drawing = drawing;
}

void WindowActions::arrange()
{
    m_arranger->arrange(m_canvas->diagramScene().diagram());
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
    const auto literal = [](QString text) { return text.replace(u'&', QStringLiteral("&&")); };
    m_undo->setText(
            undo ? tr("&Undo %1").arg(literal(operationText(m_project->document().undoOperation())))
                 : tr("&Undo"));
    m_redo->setText(
            redo ? tr("&Redo %1").arg(literal(operationText(m_project->document().redoOperation())))
                 : tr("&Redo"));
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
    refreshUndo();
}
