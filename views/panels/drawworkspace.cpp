#include "views/panels/drawworkspace.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "views/canvas/minimap.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/outlinepanel.h"
#include "views/panels/palettepanel.h"
#include "views/panels/selectionthreatspanel.h"
#include "views/style/icons.h"

#include <QInputDialog>
#include <QSplitter>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
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

QString literal(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

DrawWorkspace::DrawWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_canvas(new CanvasView(context))
    , m_tabs(new QTabBar)
{
    auto *middle = new QWidget;
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->setSpacing(0);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(0, 0, 0, 0);
    tabRow->setSpacing(0);
    m_tabs->setObjectName(QStringLiteral("diagramTabs"));
    m_tabs->setExpanding(false);
    auto *add = new QToolButton;
    add->setIcon(icons::get(QStringLiteral("add")));
    add->setAutoRaise(true);
    add->setToolTip(tr("New diagram"));
    add->setAccessibleName(tr("New diagram"));
    tabRow->addWidget(m_tabs);
    tabRow->addWidget(add);
    tabRow->addStretch();
    middleLayout->addLayout(tabRow);
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
        m_canvas->setFocus();
    });
    connect(threats, &SelectionThreatsPanel::opened, this, &DrawWorkspace::threatOpened);
    connect(m_tabs, &QTabBar::currentChanged, this, &DrawWorkspace::showTab);
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, [this](int index) {
        const Id<Diagram> id(m_tabs->tabData(index).toUuid());
        const Diagram *diagram = m_context.project().find(id);
        if (!diagram)
            return;
        bool ok = false;
        const QString name = QInputDialog::getText(this, tr("Rename diagram"), tr("Name"),
                                                   QLineEdit::Normal, diagram->name, &ok);
        if (ok && !name.trimmed().isEmpty())
            m_context.push(operations::change(m_context.project(), id,
                                              [&](Diagram &d) { d.name = name.trimmed(); }),
                           { QStringLiteral("rename"), { name.trimmed() } });
    });
    connect(add, &QToolButton::clicked, this, &DrawWorkspace::addDiagram);
    connect(&m_context.selection, &Selection::diagramChanged, this, [this](const QUuid &id) {
        for (int i = 0; i < m_tabs->count(); ++i) {
            if (m_tabs->tabData(i).toUuid() == id)
                m_tabs->setCurrentIndex(i);
        }
    });
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            if (patch.ref().kind == RecordKind::Diagram) {
                fillTabs();
                return;
            }
        }
    });
    fillTabs();
}

void DrawWorkspace::fillTabs()
{
    const QUuid shown = m_tabs->tabData(m_tabs->currentIndex()).toUuid();
    QList<const Diagram *> diagrams = m_context.project().all<Diagram>();
    std::ranges::stable_sort(diagrams, {},
                             [](const Diagram *diagram) { return diagram->position; });
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const Diagram *diagram : diagrams) {
        const int index = m_tabs->addTab(literal(diagram->name));
        m_tabs->setTabData(index, diagram->id.value());
        if (diagram->id.value() == shown)
            m_tabs->setCurrentIndex(index);
    }
    // Tabs that come before the bar is seen do not tell the layout by themselves.
    m_tabs->updateGeometry();
    showTab(m_tabs->currentIndex());
}

void DrawWorkspace::showTab(int index)
{
    const Id<Diagram> diagram(m_tabs->tabData(index).toUuid());
    if (diagram == m_canvas->diagramScene().diagram())
        return;
    m_canvas->showDiagram(diagram);
    m_context.selection.showDiagram(diagram.value());
    if (isVisible())
        QTimer::singleShot(0, m_canvas, &CanvasView::fit);
}

void DrawWorkspace::addDiagram()
{
    const QString name = tr("Diagram %1").arg(m_context.project().count(RecordKind::Diagram) + 1);
    const Edit edit = operations::addDiagram(m_context.project(), name);
    const QUuid id = edit.patches().first().ref().id;
    if (!m_context.push(edit, { QStringLiteral("add-diagram"), { name } }))
        return;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).toUuid() == id)
            m_tabs->setCurrentIndex(i);
    }
}

void DrawWorkspace::reveal(const RecordRef &record)
{
    const auto placed = [&](const Id<Diagram> &diagram) {
        const DiagramContent content(m_context.project(), diagram);
        return content.nodeOf(record.id) || content.lines().contains(record.id);
    };
    if (!placed(m_canvas->diagramScene().diagram())) {
        for (int i = 0; i < m_tabs->count(); ++i) {
            if (placed(Id<Diagram>(m_tabs->tabData(i).toUuid()))) {
                m_tabs->setCurrentIndex(i);
                break;
            }
        }
    }
    const DiagramContent &content = m_canvas->diagramScene().content();
    const DiagramContent::Node *node = content.nodeOf(record.id);
    const QRectF place = node ? node->box : content.lines().value(record.id).boundingRect();
    // After the layout: a workspace that was just shown does not know its size yet.
    if (node || content.lines().contains(record.id))
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
        QTimer::singleShot(0, m_canvas, &CanvasView::fit);
}
