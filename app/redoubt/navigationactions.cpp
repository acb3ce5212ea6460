#include "app/redoubt/navigationactions.h"

#include "app/redoubt/preferencesdialog.h"
#include "views/dialogs/keylist.h"
#include "views/manual/manualwindow.h"
#include "views/search/searchbox.h"
#include "views/style/icons.h"
#include "views/workshop/workshopwindow.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>

namespace {

constexpr int messageTime = 8000; // milliseconds

/// What the platform says, or ours where it says nothing.
QList<QKeySequence> keysOf(QKeySequence::StandardKey standard, const QString &fallback)
{
    const QList<QKeySequence> keys = QKeySequence::keyBindings(standard);
    return keys.isEmpty() ? QList<QKeySequence> { QKeySequence(fallback) } : keys;
}

} // namespace

NavigationActions::NavigationActions(Preferences &preferences, QMainWindow *window)
    : QObject(window)
    , m_preferences(preferences)
    , m_window(window)
    , m_search(new SearchBox(window))
{
    makeSearch();
    makeView();
    window->installEventFilter(this);
    connect(m_search, &SearchBox::recordChosen, &m_navigator, &Navigator::goTo);
    connect(m_search, &SearchBox::stepped, this,
            [this](const QString &text) { m_window->statusBar()->showMessage(text, messageTime); });
    connect(&m_navigator, &Navigator::changed, this, &NavigationActions::refresh);
    refresh();
}

QAction *NavigationActions::make(const QString &icon, const QString &text,
                                 const QList<QKeySequence> &keys, const QString &tip,
                                 const std::function<void()> &run)
{
    auto *action = new QAction(icons::get(icon), text, this);
    action->setShortcuts(keys);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, [run] { run(); });
    return action;
}

void NavigationActions::makeSearch()
{
    m_find = make(QStringLiteral("search"), tr("&Find\u2026"),
                  keysOf(QKeySequence::Find, tr("Ctrl+F")),
                  tr("Find elements, zones, flows, artifacts, threats, controls and risks by name"),
                  [this] { m_search->open(SearchBox::Mode::Find, {}); });
    m_next = make({}, tr("Find Ne&xt"), { QKeySequence(tr("F3")) },
                  tr("Go to the next of what was found"), [this] { m_search->step(1); });
    m_previous = make({}, tr("Find Pre&vious"), { QKeySequence(tr("Shift+F3")) },
                      tr("Go to the one before of what was found"), [this] { m_search->step(-1); });
    m_anything = make({}, tr("&Go to Anything\u2026"), { QKeySequence(tr("Ctrl+K")) },
                      tr("Go to any record or do anything that this window can, by a few letters"),
                      [this] { m_search->open(SearchBox::Mode::Anything, everyAction()); });
    m_preferencesAction = make(QStringLiteral("settings"), tr("Pref&erences\u2026"),
                               keysOf(QKeySequence::Preferences, tr("Ctrl+,")),
                               tr("Your name, saving and colours"), [this] { showPreferences(); });
}

void NavigationActions::makeView()
{
    m_back = make(QStringLiteral("back"), tr("&Back"), { QKeySequence(tr("Alt+Left")) },
                  tr("Go back to where you were"), [this] { m_navigator.back(); });
    m_forward = make(QStringLiteral("forward"), tr("For&ward"), { QKeySequence(tr("Alt+Right")) },
                     tr("Go forward again"), [this] { m_navigator.forward(); });
    m_workshopAction =
            make(QStringLiteral("workshop"), tr("Wor&kshop"), { QKeySequence(tr("F5")) },
                 tr("Decide the threats of one flow or element after another with a room"),
                 [this] { openWorkshop(); });
    m_fullScreen =
            make({}, tr("F&ull Screen"), keysOf(QKeySequence::FullScreen, tr("F11")),
                 tr("Use the whole screen"), [this] {
                     m_window->setWindowState(m_window->windowState() ^ Qt::WindowFullScreen);
                 });
    m_panels = make({}, tr("Side &Panels"), { QKeySequence(tr("F9")) },
                    tr("Show or hide the panels around the drawing"), [] {});
    m_panels->setCheckable(true);
    m_panels->setChecked(true);
    connect(m_panels, &QAction::toggled, this, &NavigationActions::panelsWanted);
    m_manual = make({}, tr("&Manual"), keysOf(QKeySequence::HelpContents, tr("F1")),
                    tr("What this workspace is for, and how it works"), [this] { showManual(); });
    m_keys = make({}, tr("&Keys"), { QKeySequence(tr("Ctrl+?")) }, tr("Every key of this window"),
                  [this] { showKeys(); });
}

void NavigationActions::addTo(QMenu &edit, QMenu &view, QMenu &help)
{
    edit.addSeparator();
    edit.addActions({ m_find, m_next, m_previous, m_anything });
    edit.addSeparator();
    edit.addAction(m_preferencesAction);
    view.addSeparator();
    view.addActions({ m_back, m_forward });
    view.addSeparator();
    view.addActions({ m_workshopAction, m_fullScreen, m_panels });
    QAction *first = help.actions().isEmpty() ? nullptr : help.actions().first();
    help.insertActions(first, { m_manual, m_keys });
}

void NavigationActions::follow(OpenProject *project)
{
    delete m_workshop;
    m_project = project;
    if (project) {
        const ViewContext context = project->context();
        m_search->follow(&context);
    } else {
        m_search->follow(nullptr);
    }
    m_navigator.follow(project);
}

bool NavigationActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close && m_workshop)
        m_workshop->close();
    return QObject::eventFilter(watched, event);
}

void NavigationActions::refresh()
{
    for (QAction *action : { m_find, m_next, m_previous })
        action->setEnabled(m_project);
    m_workshopAction->setEnabled(m_project && !m_project->file().isReadOnly());
    m_back->setEnabled(m_project && m_navigator.canGoBack());
    m_forward->setEnabled(m_project && m_navigator.canGoForward());
}

QList<QAction *> NavigationActions::everyAction() const
{
    QList<QAction *> actions;
    for (QAction *action : m_window->findChildren<QAction *>()) {
        const bool internal = action->objectName().startsWith(QStringLiteral("_q_"))
                              || qobject_cast<QLineEdit *>(action->parent());
        if (!internal && !action->isSeparator() && !action->menu() && action->isEnabled()
            && action->isVisible() && !action->text().isEmpty() && action != m_anything)
            actions.append(action);
    }
    return actions;
}

void NavigationActions::openWorkshop()
{
    if (!m_project || m_workshop)
        return;
    m_workshop = new WorkshopWindow(m_project->context(), m_window);
    m_workshop->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_workshop, &WorkshopWindow::left, m_window, [this] { m_window->activateWindow(); });
    m_workshop->open();
}

void NavigationActions::showKeys()
{
    KeyList list(m_window);
    for (const QAction *top : m_window->menuBar()->actions()) {
        if (top->menu())
            list.add(*top->menu());
    }
    list.exec();
}

void NavigationActions::showManual()
{
    if (!m_manualWindow)
        m_manualWindow = new ManualWindow(m_window);
    m_manualWindow->showPage(manual::pageOf(m_project ? m_navigator.mode() : -1));
}

void NavigationActions::showPreferences()
{
    PreferencesDialog dialog(m_preferences, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (m_project) {
        m_project->document().setAuthor(m_preferences.author());
        m_project->setAutosave(m_preferences.autosave());
    }
    emit preferencesChanged();
}
