#include "app/redoubt/diagramactions.h"

#include "app/redoubt/diagramplaces.h"
#include "app/redoubt/settings.h"
#include "views/panels/diagramtabs.h"
#include "views/panels/drawworkspace.h"
#include "views/style/icons.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

DiagramActions::DiagramActions(Preferences &preferences, QMainWindow *window)
    : QObject(window)
    , m_preferences(preferences)
    , m_window(window)
{
    makeEditing();
    makeTools();
    makePrompts();
    makeArranging();
    makeDiagrams();
    makeView();
    setEnabled(false, false);
}

QAction *DiagramActions::make(const Spec &spec, const std::function<void(CanvasView &)> &run)
{
    auto *action = new QAction(icons::get(QLatin1String(spec.icon)), spec.text, this);
    action->setShortcut(spec.keys);
    action->setStatusTip(spec.tip);
    action->setToolTip(
            spec.keys.isEmpty()
                    ? spec.tip
                    : tr("%1 (%2)").arg(spec.tip, spec.keys.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, [this, run] {
        if (m_workspace)
            run(m_workspace->canvas());
    });
    m_all.append(action);
    return action;
}

QAction *DiagramActions::makeKey(const Spec &spec, const std::function<void(CanvasView &)> &run)
{
    QAction *action = make(spec, run);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_keys.append(action);
    return action;
}

QAction *DiagramActions::makeTab(const Spec &spec, const std::function<void(DiagramTabs &)> &run)
{
    return make(spec, [this, run](CanvasView &) { run(m_workspace->tabs()); });
}

void DiagramActions::makeEditing()
{
    m_editing = {
        make({ "", tr("Cu&t"), QKeySequence(QKeySequence::Cut),
               tr("Take what is selected out of the model and onto the clipboard") },
             [](CanvasView &canvas) { canvas.cut(); }),
        make({ "", tr("&Copy"), QKeySequence(QKeySequence::Copy),
               tr("Put what is selected on the clipboard, as a picture too") },
             [](CanvasView &canvas) { canvas.copy(); }),
        make({ "", tr("&Paste"), QKeySequence(QKeySequence::Paste),
               tr("What was cut comes back as itself, what was copied as you chose once") },
             [](CanvasView &canvas) { canvas.paste(); }),
        make({ "", tr("Paste &Special"), QKeySequence(tr("Ctrl+Shift+V")),
               tr("Choose whether to paste the same, a copy, or a copy with its decisions") },
             [](CanvasView &canvas) { canvas.pasteSpecial(); }),
        make({ "", tr("Dup&licate"), QKeySequence(tr("Ctrl+Shift+D")),
               tr("Make another of what is selected, a little aside") },
             [](CanvasView &canvas) { canvas.editor().duplicate(); }),
        make({ "", tr("Re&name"), QKeySequence(tr("F2")),
               tr("Change the name of what is selected, in place") },
             [](CanvasView &canvas) { canvas.rename(); }),
        make({ "", tr("Take &off Diagram"), QKeySequence(QKeySequence::Delete),
               tr("Take what is selected off this diagram; the model keeps it") },
             [](CanvasView &canvas) { canvas.removeFromDiagram(); }),
        make({ "remove", tr("&Delete from Model"), QKeySequence(tr("Ctrl+D")),
               tr("Delete what is selected with everything that hangs on it, and say what that "
                  "was") },
             [](CanvasView &canvas) { canvas.deleteFromModel(); }),
        make({ "", tr("Select &All"), QKeySequence(QKeySequence::SelectAll),
               tr("Select everything on this diagram") },
             [](CanvasView &canvas) { canvas.editor().selectAll(); }),
        make({ "", tr("Deselect"), QKeySequence(tr("Ctrl+Shift+A")), tr("Select nothing") },
             [](CanvasView &canvas) { canvas.diagramScene().context().selection.clear(); }),
    };
}

void DiagramActions::makeTools()
{
    auto *group = new QActionGroup(this);
    const auto mode = [](CanvasView::Mode to) {
        return [to](CanvasView &canvas) {
            canvas.setMode(to, {}, QGuiApplication::keyboardModifiers() & Qt::ShiftModifier);
        };
    };
    m_tools = {
        makeKey({ "select", tr("&Select"), QKeySequence(tr("S")), tr("Select, move and resize") },
                mode(CanvasView::Mode::Select)),
        makeKey({ "connect", tr("&Connect"), QKeySequence(tr("C")),
                  tr("Draw a flow from one element to another; twice or with Shift, the tool "
                     "stays") },
                mode(CanvasView::Mode::Connect)),
        makeKey({ "zone", tr("Trust &Zone"), QKeySequence(tr("Z")),
                  tr("Draw the frame of a new trust zone; with a selection, around it") },
                mode(CanvasView::Mode::Create)),
    };
    for (QAction *tool : std::as_const(m_tools)) {
        tool->setCheckable(true);
        group->addAction(tool);
    }
    m_tools.first()->setChecked(true);
}

void DiagramActions::makePrompts()
{
    m_prompts = {
        makeKey({ "add", tr("&Add Element\u2026"), QKeySequence(tr("A")),
                  tr("Type the kind of a new element; it comes beside or into what is selected") },
                [](CanvasView &canvas) { canvas.prompts().addElement(); }),
        makeKey({ "link", tr("Show &Existing\u2026"), QKeySequence(tr("Shift+A")),
                  tr("Show an element or zone of the model on this diagram too") },
                [](CanvasView &canvas) { canvas.prompts().placeExisting(); }),
        makeKey({ "artifact", tr("A&rtifact\u2026"), QKeySequence(tr("R")),
                  tr("Say what the selected flow carries or the selected element holds") },
                [](CanvasView &canvas) { canvas.prompts().giveArtifact(); }),
        makeKey({ "zone", tr("&Move into Zone\u2026"), QKeySequence(tr("M")),
                  tr("Move what is selected into a zone of this diagram") },
                [](CanvasView &canvas) { canvas.prompts().moveIntoZone(); }),
        make({ "", tr("Re&place\u2026"), QKeySequence(tr("Ctrl+R")),
               tr("Put another type or another element in the place of the selected one; its "
                  "decisions and controls go along") },
             [](CanvasView &canvas) { canvas.prompts().replaceSelected(); }),
        make({ "", tr("Put &into Flow\u2026"), QKeySequence(tr("Ctrl+Shift+I")),
               tr("Split the selected flow by an element; its decisions and controls go along") },
             [](CanvasView &canvas) { canvas.prompts().splitFlow(); }),
    };
}

void DiagramActions::makeArranging()
{
    using alignment::Edge;
    const auto align = [](Edge edge) {
        return [edge](CanvasView &canvas) { canvas.editor().align(edge); };
    };
    m_aligning = {
        make({ "align-left", tr("Align &Left"), QKeySequence(tr("Ctrl+Shift+Left")),
               tr("Bring the left edges into line") },
             align(Edge::Left)),
        make({ "align-centre", tr("Align &Centres"), QKeySequence(tr("Ctrl+Shift+C")),
               tr("Bring the middles above each other") },
             align(Edge::Centre)),
        make({ "align-right", tr("Align &Right"), QKeySequence(tr("Ctrl+Shift+Right")),
               tr("Bring the right edges into line") },
             align(Edge::Right)),
        make({ "align-top", tr("Align &Top"), QKeySequence(tr("Ctrl+Shift+Up")),
               tr("Bring the upper edges into line") },
             align(Edge::Top)),
        make({ "align-middle", tr("Align &Middles"), QKeySequence(tr("Ctrl+Shift+M")),
               tr("Bring the middles beside each other") },
             align(Edge::Middle)),
        make({ "align-bottom", tr("Align &Bottom"), QKeySequence(tr("Ctrl+Shift+Down")),
               tr("Bring the lower edges into line") },
             align(Edge::Bottom)),
        make({ "distribute-across", tr("Distribute &Across"), QKeySequence(tr("Ctrl+Alt+H")),
               tr("Make the spaces from left to right equal") },
             [](CanvasView &canvas) { canvas.editor().distribute(Qt::Horizontal); }),
        make({ "distribute-down", tr("Distribute &Down"), QKeySequence(tr("Ctrl+Alt+V")),
               tr("Make the spaces from top to bottom equal") },
             [](CanvasView &canvas) { canvas.editor().distribute(Qt::Vertical); }),
        make({ "same-size", tr("Same &Size"), QKeySequence(tr("Ctrl+Alt+S")),
               tr("Make all as wide and high as the largest") },
             [](CanvasView &canvas) { canvas.editor().sameSize(); }),
    };
    m_folding = {
        makeKey({ "fold", tr("Fold or &Unfold Zone"), QKeySequence(tr("F")),
                  tr("Show the selected zone, or the one around what is selected, as one box for "
                     "everything in it, or open it again") },
                [](CanvasView &canvas) { canvas.editor().toggleFold(); }),
        makeKey({ "", tr("F&old or Unfold All Zones"), QKeySequence(tr("Shift+F")),
                  tr("Show each outer zone as one box, or open all zones again") },
                [](CanvasView &canvas) { canvas.editor().toggleAllFolds(); }),
    };
    m_stacking = {
        make({ "", tr("Bring to &Front"), QKeySequence(tr("Ctrl+Shift+PgUp")),
               tr("Put what is selected before what overlaps it") },
             [](CanvasView &canvas) { canvas.editor().bringToFront(); }),
        make({ "", tr("Send to &Back"), QKeySequence(tr("Ctrl+Shift+PgDown")),
               tr("Put what is selected behind what overlaps it") },
             [](CanvasView &canvas) { canvas.editor().sendToBack(); }),
        make({ "lock", tr("&Lock or Unlock"), QKeySequence(tr("Ctrl+Shift+L")),
               tr("Keep what is selected where it is, or let it move again") },
             [](CanvasView &canvas) { canvas.editor().toggleLock(); }),
        make({ "", tr("Strai&ghten Flow"), {}, tr("Take the waypoints of selected flows away") },
             [](CanvasView &canvas) { canvas.editor().straighten(); }),
    };
}

void DiagramActions::makeDiagrams()
{
    m_diagrams = {
        makeTab({ "new", tr("&New Diagram"), QKeySequence(tr("Ctrl+T")),
                  tr("Another diagram of the same model") },
                [](DiagramTabs &tabs) { tabs.add(); }),
        makeTab({ "", tr("Rena&me Diagram"), {}, tr("Change the name of this diagram") },
                [](DiagramTabs &tabs) { tabs.rename(); }),
        makeTab({ "",
                  tr("D&uplicate Diagram"),
                  {},
                  tr("Another diagram that shows the same in the same places") },
                [](DiagramTabs &tabs) { tabs.duplicate(); }),
        makeTab({ "",
                  tr("De&lete Diagram"),
                  {},
                  tr("Delete this diagram; the model keeps everything that it shows") },
                [](DiagramTabs &tabs) { tabs.removeCurrent(); }),
        makeTab({ "", tr("Ne&xt Diagram"), QKeySequence(tr("Ctrl+PgDown")),
                  tr("Show the diagram in the next tab") },
                [](DiagramTabs &tabs) { tabs.step(1); }),
        makeTab({ "", tr("Pre&vious Diagram"), QKeySequence(tr("Ctrl+PgUp")),
                  tr("Show the diagram in the tab before") },
                [](DiagramTabs &tabs) { tabs.step(-1); }),
        makeTab({ "", tr("Move Diagram Le&ft"), {}, tr("Move this tab one place to the left") },
                [](DiagramTabs &tabs) { tabs.moveBy(-1); }),
        makeTab({ "", tr("Move Diagram Ri&ght"), {}, tr("Move this tab one place to the right") },
                [](DiagramTabs &tabs) { tabs.moveBy(1); }),
    };
}

void DiagramActions::makeView()
{
    m_view = {
        make({ "zoom-in", tr("Zoom &In"), QKeySequence(QKeySequence::ZoomIn),
               tr("Show it larger") },
             [](CanvasView &canvas) { canvas.zoomBy(1.25); }),
        make({ "zoom-out", tr("Zoom &Out"), QKeySequence(QKeySequence::ZoomOut),
               tr("Show it smaller") },
             [](CanvasView &canvas) { canvas.zoomBy(0.8); }),
        make({ "", tr("&Actual Size"), QKeySequence(tr("Ctrl+0")), tr("Show it at 100 %") },
             [](CanvasView &canvas) { canvas.setZoom(1); }),
        make({ "fit", tr("&Fit Diagram"), QKeySequence(tr("Ctrl+9")),
               tr("Show the whole diagram") },
             [](CanvasView &canvas) { canvas.fit(); }),
        make({ "", tr("Fit S&election"), QKeySequence(tr("Shift+2")),
               tr("Show what is selected as large as it gets") },
             [](CanvasView &canvas) { canvas.fitSelection(); }),
    };
    // Ctrl++ needs Shift on many keyboards.
    QList<QKeySequence> larger = QKeySequence::keyBindings(QKeySequence::ZoomIn);
    if (!larger.contains(QKeySequence(tr("Ctrl+="))))
        larger.append(QKeySequence(tr("Ctrl+=")));
    m_view.first()->setShortcuts(larger);
    m_view.at(3)->setShortcuts({ QKeySequence(tr("Ctrl+9")), QKeySequence(tr("Shift+1")) });
    m_grid = make({ "", tr("Show &Grid"), QKeySequence(tr("Ctrl+G")), tr("Dots each 20 units") },
                  [this](CanvasView &canvas) {
                      canvas.diagramScene().setGridShown(m_grid->isChecked());
                      m_preferences.setValue(QStringLiteral("canvas/grid"), m_grid->isChecked());
                  });
    m_snap = make({ "", tr("Snap to Grid"), QKeySequence(tr("Ctrl+Shift+G")),
                    tr("What is dragged keeps to the grid; Alt lets go for once") },
                  [this](CanvasView &canvas) {
                      canvas.diagramScene().setSnapping(m_snap->isChecked());
                      m_preferences.setValue(QStringLiteral("canvas/snap"), m_snap->isChecked());
                  });
    for (QAction *action : { m_grid, m_snap })
        action->setCheckable(true);
    m_grid->setChecked(m_preferences.value(QStringLiteral("canvas/grid"), true).toBool());
    m_snap->setChecked(m_preferences.value(QStringLiteral("canvas/snap"), true).toBool());
}

void DiagramActions::addToEditMenu(QMenu *menu) const
{
    menu->addActions(m_editing);
}

void DiagramActions::addToViewMenu(QMenu *menu) const
{
    menu->addActions(m_view);
    menu->addActions({ m_grid, m_snap });
}

void DiagramActions::addToDiagramMenu(QMenu *menu) const
{
    menu->addActions(m_tools);
    menu->addSeparator();
    menu->addActions(m_prompts);
    menu->addSeparator();
    menu->addMenu(tr("Alig&n"))->addActions(m_aligning);
    menu->addActions(m_stacking);
    menu->addActions(m_folding);
    menu->addSeparator();
    menu->addMenu(tr("&Diagrams"))->addActions(m_diagrams);
}

void DiagramActions::addTools(QToolBar *bar) const
{
    bar->addActions(m_tools);
    bar->addSeparator();
    auto *align = new QToolButton;
    align->setIcon(icons::get(QStringLiteral("align-left")));
    align->setToolTip(tr("Align, distribute, same size"));
    align->setAccessibleName(tr("Align"));
    align->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(align);
    menu->addActions(m_aligning);
    align->setMenu(menu);
    bar->addWidget(align);
}

void DiagramActions::addZoom(QToolBar *bar) const
{
    bar->addActions({ m_view.at(1), m_view.at(0), m_view.at(3) });
}

void DiagramActions::follow(DrawWorkspace *workspace)
{
    if (m_workspace)
        m_workspace->canvas().leavePlace();
    m_workspace = workspace;
    if (!workspace)
        return;
    CanvasView &canvas = workspace->canvas();
    canvas.addActions(m_keys);
    canvas.setContextMenuPolicy(Qt::CustomContextMenu);
    canvas.keepPlaces(
            [this](const Id<Diagram> &diagram) { return DiagramPlaces(m_preferences).of(diagram); },
            [this](const Id<Diagram> &diagram, const CanvasView::Place &place) {
                DiagramPlaces(m_preferences).keep(diagram, place);
            });
    canvas.diagramScene().setGridShown(m_grid->isChecked());
    canvas.diagramScene().setSnapping(m_snap->isChecked());
    const QVariant kept = m_preferences.value(QStringLiteral("canvas/paste"));
    if (kept.isValid())
        canvas.setPasteAs(static_cast<fragment::As>(std::clamp(kept.toInt(), 0, 2)));
    connect(&canvas, &QWidget::customContextMenuRequested, this, &DiagramActions::openMenu);
    connect(&canvas, &CanvasView::pasteAsChosen, this,
            [this](int as) { m_preferences.setValue(QStringLiteral("canvas/paste"), as); });
    connect(&canvas, &CanvasView::modeChanged, this, [this](CanvasView::Mode mode) {
        m_tools.at(0)->setChecked(mode == CanvasView::Mode::Select);
        m_tools.at(1)->setChecked(mode == CanvasView::Mode::Connect);
        m_tools.at(2)->setChecked(mode == CanvasView::Mode::Create);
    });
}

void DiagramActions::setEnabled(bool on, bool edits)
{
    const QList<QAction *> looking =
            m_view + QList<QAction *> { m_grid,           m_snap,          m_tools.at(0),
                                        m_editing.at(1),  m_editing.at(8), m_editing.at(9),
                                        m_diagrams.at(4), m_diagrams.at(5) };
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(m_workspace && (looking.contains(action) ? on : on && edits));
}

void DiagramActions::openMenu(const QPoint &at)
{
    CanvasView &canvas = m_workspace->canvas();
    const QList<RecordRef> &selected = canvas.diagramScene().context().selection.records();
    QMenu menu;
    if (selected.isEmpty()) {
        menu.addActions({ m_prompts.at(0), m_prompts.at(1), m_editing.at(2), m_editing.at(3) });
        menu.addSeparator();
        menu.addAction(m_folding.at(1));
        menu.addActions({ m_view.at(3), m_grid, m_snap });
    } else {
        const bool flow = selected.first().kind == RecordKind::Flow;
        if (selected.size() == 1)
            menu.addAction(m_editing.at(5));
        if (selected.first().kind == RecordKind::Zone)
            menu.addAction(m_folding.at(0));
        if (selected.size() == 1 && selected.first().kind != RecordKind::Zone)
            menu.addActions({ m_prompts.at(2), flow ? m_prompts.at(5) : m_prompts.at(4) });
        if (flow)
            menu.addAction(m_stacking.at(3));
        else
            menu.addActions(
                    { m_prompts.at(3), m_stacking.at(0), m_stacking.at(1), m_stacking.at(2) });
        if (selected.size() > 1)
            menu.addMenu(tr("Alig&n"))->addActions(m_aligning);
        menu.addSeparator();
        menu.addActions({ m_editing.at(0), m_editing.at(1), m_editing.at(4) });
        menu.addSeparator();
        menu.addActions({ m_editing.at(6), m_editing.at(7) });
    }
    menu.exec(canvas.viewport()->mapToGlobal(at));
}
