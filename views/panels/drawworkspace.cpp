#include "views/panels/drawworkspace.h"

#include "model/core/operations/diagrams.h"
#include "views/canvas/minimap.h"
#include "views/panels/diagramtabs.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/outlinepanel.h"
#include "views/panels/palettepanel.h"
#include "views/panels/selectionthreatspanel.h"

#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace {

QSplitter *splitter(Qt::Orientation orientation, const QList<QWidget *> &widgets,
                    const QList<int> &sizes, int stretched)
{
    auto *made = new QSplitter(orientation);
    made->setHandleWidth(1);
    made->setChildrenCollapsible(false);
    for (QWidget *widget : widgets)
        made->addWidget(widget);
    made->setSizes(sizes);
    for (int i = 0; i < widgets.size(); ++i)
        made->setStretchFactor(i, i == stretched ? 1 : 0);
    return made;
}

} // namespace

DrawWorkspace::DrawWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_canvas(new CanvasView(context))
    , m_tabs(new DiagramTabs(context))
{
    auto *middle = new QWidget;
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->setSpacing(0);
    middleLayout->addWidget(m_tabs);
    middleLayout->addWidget(m_canvas, 1);

    auto *palette = new PalettePanel(context.vocabulary());
    palette->setMinimumWidth(160);
    auto *inspector = new InspectorPanel(context);
    auto *threats = new SelectionThreatsPanel(context);
    auto *minimapPanel = new Panel(tr("Minimap"));
    minimapPanel->setContent(new Minimap(*m_canvas));
    QSplitter *bottom =
            splitter(Qt::Horizontal, { new OutlinePanel(context), minimapPanel }, { 640, 210 }, 0);
    QSplitter *centre = splitter(Qt::Vertical, { middle, bottom }, { 640, 184 }, 0);
    QSplitter *right = splitter(Qt::Vertical, { inspector, threats }, { 360, 460 }, 1);
    right->setMinimumWidth(300);
    m_panels = { palette, bottom, right };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter(Qt::Horizontal, { palette, centre, right }, { 204, 900, 352 }, 1));

    connect(palette, &PalettePanel::chosen, this, [this](const QString &type) {
        if (type.isEmpty())
            m_canvas->setMode(CanvasView::Mode::Create);
        else
            m_canvas->createInView(type);
        if (type.isEmpty())
            m_canvas->setFocus();
    });
    connect(threats, &SelectionThreatsPanel::opened, this, &DrawWorkspace::threatOpened);
    connect(m_tabs, &DiagramTabs::said, m_canvas, &CanvasView::say);
    connect(m_tabs, &DiagramTabs::chosen, m_canvas, &CanvasView::showDiagram);
    m_canvas->showDiagram(m_tabs->current());
    m_context.selection.showDiagram(m_tabs->current().value());
}

void DrawWorkspace::reveal(const RecordRef &record)
{
    const auto shown = [&](const Id<Diagram> &diagram) {
        return DiagramContent(m_context.project(), diagram).shownFor(record.id);
    };
    if (shown(m_canvas->diagramScene().diagram()).id.isNull()) {
        // One where it can be seen is better than one where a folded zone hides it.
        Id<Diagram> best;
        for (const Diagram *diagram : operations::diagramsInOrder(m_context.project())) {
            const RecordRef found = shown(diagram->id);
            if (found == record || (best.isNull() && !found.id.isNull()))
                best = diagram->id;
            if (found == record)
                break;
        }
        if (!best.isNull())
            m_context.selection.showDiagram(best.value());
    }
    const QRectF place = m_canvas->diagramScene().content().boundsOf(record.id);
    m_canvas->sayWhereHidden(record);
    // After the layout: a workspace that was just shown does not know its size yet.
    if (!place.isNull())
        QTimer::singleShot(0, m_canvas, [this, place] { m_canvas->ensureVisible(place, 80, 80); });
}

void DrawWorkspace::showPanels(bool shown)
{
    for (QWidget *panel : m_panels)
        panel->setVisible(shown);
}

void DrawWorkspace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_fitted, true))
        QTimer::singleShot(0, m_canvas, &CanvasView::showAsLeft);
}
