#include "views/panels/outlinepanel.h"

#include "views/canvas/canvasview.h"
#include "views/style/icons.h"

#include <QDrag>
#include <QHeaderView>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTreeWidget>

namespace {

constexpr int kindRole = Qt::UserRole;
constexpr int idRole = Qt::UserRole + 1;

/// A tree whose elements and zones can be dragged onto a diagram, to be shown there too.
class RecordTree : public QTreeWidget
{
public:
    using QTreeWidget::QTreeWidget;

protected:
    void startDrag(Qt::DropActions /*actions*/) override
    {
        QByteArray ids;
        for (const QTreeWidgetItem *item : selectedItems()) {
            if (item->data(0, kindRole).toInt() != static_cast<int>(RecordKind::Flow))
                ids += item->data(0, idRole).toUuid().toByteArray() + '\n';
        }
        if (ids.isEmpty())
            return;
        auto *drag = new QDrag(this);
        auto *payload = new QMimeData;
        payload->setData(QLatin1String(recordsMime), ids);
        drag->setMimeData(payload);
        drag->setPixmap(currentItem()->icon(0).pixmap(24, 24));
        drag->exec(Qt::CopyAction);
    }
};

} // namespace

OutlinePanel::OutlinePanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Outline"), parent)
    , m_context(context)
    , m_tree(new RecordTree)
{
    m_tree->setObjectName(QStringLiteral("outline"));
    m_tree->setAccessibleName(tr("Outline"));
    m_tree->setHeaderLabels({ tr("Element or flow"), tr("Type"), tr("Threats") });
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->setDragEnabled(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIconSize({ 16, 16 });
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Interactive);
    m_tree->header()->resizeSection(1, 180);
    m_tree->header()->resizeSection(2, 90);
    m_tree->header()->setStretchLastSection(false);
    setContent(m_tree);
    connect(&m_context.document, &Document::changed, this, &OutlinePanel::follow);
    connect(&m_context.threats, &Register::changed, this, &OutlinePanel::refreshThreats);
    connect(&m_context.selection, &Selection::changed, this, &OutlinePanel::showSelection);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &OutlinePanel::takeSelection);
    rebuild();
}

void OutlinePanel::follow(const Edit &edit)
{
    for (const Patch &patch : edit.patches()) {
        const RecordKind kind = patch.ref().kind;
        if (kind == RecordKind::Element || kind == RecordKind::Zone || kind == RecordKind::Flow
            || kind == RecordKind::Artifact) {
            rebuild();
            return;
        }
    }
}

QTreeWidgetItem *OutlinePanel::add(QTreeWidgetItem *parent, const RecordRef &record,
                                   const QString &name, const QString &type, const QString &icon)
{
    auto *item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_tree);
    item->setText(0, name);
    item->setText(1, type);
    item->setIcon(0, icons::get(icon));
    item->setData(0, kindRole, static_cast<int>(record.kind));
    item->setData(0, idRole, record.id);
    item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    showThreats(*item, record.id);
    m_items.insert(record.id, item);
    return item;
}

void OutlinePanel::showThreats(QTreeWidgetItem &item, const QUuid &subject) const
{
    const std::optional<painting::Badge> badge =
            looks::badgeOf(subject, m_context.project(), m_context.threats);
    item.setText(2, badge ? QStringLiteral("%1 %2").arg(badge->open).arg(risk::letter(badge->worst))
                          : QString());
}

void OutlinePanel::addElement(QTreeWidgetItem *parent, const Element &element)
{
    const Project &project = m_context.project();
    const ElementType *type = m_context.vocabulary().elementType(element.type);
    QTreeWidgetItem *item = add(parent, { RecordKind::Element, element.id.value() }, element.name,
                                type ? type->name : element.type, type ? type->icon : QString());
    QList<const Flow *> flows;
    for (const RecordRef &ref : project.referrers(element.id.value())) {
        const Flow *flow = project.find(Id<Flow>(ref.id));
        if (flow && flow->source == element.id)
            flows.append(flow);
    }
    std::ranges::sort(flows, {}, [](const Flow *flow) { return flow->id.value(); });
    for (const Flow *flow : flows) {
        const Element *target = project.find(flow->target);
        const QString label = looks::ofFlow(*flow, project, m_context.threats).label;
        add(item, { RecordKind::Flow, flow->id.value() },
            label.isEmpty() ? tr("to %1").arg(target->name)
                            : tr("to %1: %2").arg(target->name, label),
            tr("flow"), QStringLiteral("flow"));
    }
}

void OutlinePanel::addZones(QTreeWidgetItem *parent, const Id<Zone> &outer)
{
    const Project &project = m_context.project();
    const auto byName = [](const auto *a, const auto *b) {
        return a->name.localeAwareCompare(b->name) < 0;
    };
    QList<const Zone *> zones;
    project.forEach<Zone>([&](const Zone &zone) {
        if (zone.parent == outer)
            zones.append(&zone);
    });
    std::ranges::sort(zones, byName);
    for (const Zone *zone : zones) {
        QString type = tr("trust zone");
        if (!zone->zoneOperator.isEmpty())
            type += QStringLiteral(", ") + m_context.vocabulary().name(zone->zoneOperator);
        QTreeWidgetItem *item = add(parent, { RecordKind::Zone, zone->id.value() }, zone->name,
                                    type, QStringLiteral("zone"));
        addZones(item, zone->id);
        item->setExpanded(true);
    }
    QList<const Element *> elements;
    project.forEach<Element>([&](const Element &element) {
        if (element.zone == outer)
            elements.append(&element);
    });
    std::ranges::sort(elements, byName);
    for (const Element *element : elements)
        addElement(parent, *element);
}

void OutlinePanel::rebuild()
{
    QSet<QUuid> collapsed;
    QSet<QUuid> expanded;
    for (auto it = m_items.constBegin(); it != m_items.constEnd(); ++it)
        ((*it)->isExpanded() ? expanded : collapsed).insert(it.key());
    const QScopedValueRollback guard(m_syncing, true);
    m_tree->clear();
    m_items.clear();
    addZones(nullptr, {});
    for (auto it = m_items.constBegin(); it != m_items.constEnd(); ++it) {
        if (collapsed.contains(it.key()))
            (*it)->setExpanded(false);
        if (expanded.contains(it.key()))
            (*it)->setExpanded(true);
    }
    setCount(tr("%n element(s)", nullptr,
                static_cast<int>(m_context.project().count(RecordKind::Element))));
    showSelection();
}

void OutlinePanel::refreshThreats(const QSet<QUuid> &subjects)
{
    for (auto it = m_items.constBegin(); it != m_items.constEnd(); ++it) {
        if (subjects.isEmpty() || subjects.contains(it.key()))
            showThreats(**it, it.key());
    }
}

void OutlinePanel::showSelection()
{
    const QScopedValueRollback guard(m_syncing, true);
    m_tree->clearSelection();
    for (const RecordRef &record : m_context.selection.records()) {
        if (QTreeWidgetItem *item = m_items.value(record.id)) {
            item->setSelected(true);
            m_tree->scrollToItem(item);
        }
    }
}

void OutlinePanel::takeSelection()
{
    if (m_syncing)
        return;
    QList<RecordRef> records;
    for (const QTreeWidgetItem *item : m_tree->selectedItems())
        records.append({ static_cast<RecordKind>(item->data(0, kindRole).toInt()),
                         item->data(0, idRole).toUuid() });
    m_context.selection.select(records);
}
