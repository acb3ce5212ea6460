#include "views/canvas/editing/diagrameditor.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/core/threatkey.h"
#include "views/canvas/editing/boxes.h"
#include "views/canvas/editing/folds.h"

#include <algorithm>

DiagramEditor::DiagramEditor(DiagramScene &scene, QObject *parent) : QObject(parent), m_scene(scene)
{
}

void DiagramEditor::selectAll()
{
    QList<RecordRef> all;
    for (const DiagramContent::Node &node : m_scene.content().nodes())
        all.append(node.record);
    for (auto it = m_scene.content().lines().constBegin();
         it != m_scene.content().lines().constEnd(); ++it)
        all.append({ RecordKind::Flow, it.key() });
    m_scene.context().selection.select(all);
}

void DiagramEditor::cycle(int step)
{
    const QList<RecordRef> order = m_scene.content().readingOrder();
    if (order.isEmpty())
        return;
    Selection &selection = m_scene.context().selection;
    const qsizetype count = order.size();
    const qsizetype now =
            selection.records().isEmpty()
                    ? -1
                    : order.indexOf(m_scene.content().shownFor(selection.records().last().id));
    const qsizetype start = now < 0 && step < 0 ? 0 : now;
    selection.select(order.at((start + step + count) % count));
}

QString DiagramEditor::nameOfSelection() const
{
    const ViewContext &context = m_scene.context();
    const RecordRef single = context.selection.single();
    if (single.kind == RecordKind::Flow && !single.id.isNull())
        return subjectName(context.project(), RecordKind::Flow, single.id);
    if (const Record *record = context.project().find(single.kind, single.id))
        return nameOf(*record);
    return tr("%n thing(s)", nullptr, static_cast<int>(context.selection.records().size()));
}

void DiagramEditor::removeFromDiagram()
{
    const ViewContext &context = m_scene.context();
    QList<Id<Placement>> placements;
    QList<AnyId> flows;
    for (const RecordRef &record : context.selection.records()) {
        if (record.kind == RecordKind::Flow)
            flows.append(AnyId(record.id));
    }
    QSet<QUuid> chosen;
    for (const RecordRef &record : m_scene.content().withHidden(context.selection.records()))
        chosen.insert(record.id);
    for (const RecordRef &ref : context.project().referrers(m_scene.diagram().value())) {
        const Placement *placement = context.project().find(Id<Placement>(ref.id));
        if (placement
            && (chosen.contains(placement->element.value())
                || chosen.contains(placement->zone.value())))
            placements.append(placement->id);
    }
    if (placements.isEmpty()) {
        deleteFromModel();
        return;
    }
    const QString group = Document::newGroup();
    const QString name = nameOfSelection();
    context.selection.clear();
    context.push(operations::removeFromModel(context.project(), flows),
                 { QStringLiteral("delete"), { name } }, group);
    if (context.push(operations::removeFromDiagram(context.project(), placements),
                     { QStringLiteral("take-off-diagram"), { name } }, group))
        emit said(tr("Took %1 off this diagram. The model keeps it, with its threats.").arg(name),
                  true);
}

void DiagramEditor::deleteFromModel()
{
    const ViewContext &context = m_scene.context();
    QList<AnyId> records;
    QSet<QUuid> chosen;
    const QList<RecordRef> all = m_scene.content().withHidden(context.selection.records());
    for (const RecordRef &record : all) {
        records.append(AnyId(record.id));
        chosen.insert(record.id);
    }
    const Edit edit = operations::removeFromModel(context.project(), records);
    if (edit.isEmpty())
        return;
    int flows = 0;
    int controls = 0;
    int decisions = 0;
    QSet<QUuid> gone;
    for (const Patch &patch : edit.patches()) {
        if (patch.after)
            continue;
        gone.insert(patch.ref().id);
        flows += patch.ref().kind == RecordKind::Flow && !chosen.contains(patch.ref().id) ? 1 : 0;
        controls += patch.ref().kind == RecordKind::ControlPlacement ? 1 : 0;
    }
    context.project().forEach<Decision>([&](const Decision &decision) {
        const std::optional<ThreatKey> key = ThreatKey::fromText(decision.threat);
        decisions += key && gone.contains(key->subject) ? 1 : 0;
    });
    QStringList with;
    if (all.size() > context.selection.records().size())
        with.append(tr("what was folded away in it"));
    if (flows > 0)
        with.append(tr("%n flow(s)", nullptr, flows));
    if (controls > 0)
        with.append(tr("%n placed control(s)", nullptr, controls));
    const QString name = nameOfSelection();
    QString text = with.isEmpty() ? tr("Deleted %1 from the model.").arg(name)
                                  : tr("Deleted %1 from the model, and with it %2.")
                                            .arg(name, with.join(QStringLiteral(", ")));
    if (decisions > 0)
        text += u' ' + tr("%n decision(s) about it stay in the register.", nullptr, decisions);
    context.selection.clear();
    if (context.push(edit, { QStringLiteral("delete"), { name } }))
        emit said(text, true);
}

void DiagramEditor::copy()
{
    if (!clipboard::copy(m_scene))
        emit said(tr("Nothing is selected that could be copied."), false);
}

void DiagramEditor::cut()
{
    if (clipboard::copy(m_scene))
        deleteFromModel();
    else
        copy();
}

void DiagramEditor::duplicate()
{
    const ViewContext &context = m_scene.context();
    const QByteArray bytes = fragment::copy(
            context.project(), m_scene.content().withHidden(context.selection.records()),
            m_scene.diagram());
    constexpr int aside = 3000; // hundredths
    const Result<Edit> edit =
            fragment::paste(context.project(), bytes, m_scene.diagram(), { aside, aside });
    if (!edit || edit->isEmpty())
        return;
    QList<RecordRef> made;
    for (const Patch &patch : edit->patches()) {
        if (patch.ref().kind == RecordKind::Element || patch.ref().kind == RecordKind::Zone)
            made.append(patch.ref());
    }
    if (context.push(*edit, { QStringLiteral("duplicate"), { nameOfSelection() } }))
        context.selection.select(m_scene.content().shownFor(made));
}

DiagramEditor::Nodes DiagramEditor::selectedNodes(bool free) const
{
    Nodes nodes;
    for (const RecordRef &record : m_scene.context().selection.records()) {
        const DiagramContent::Node *node = m_scene.content().nodeOf(record.id);
        if (node && !(free && node->locked))
            nodes.append(node);
    }
    return nodes;
}

void DiagramEditor::rearrange(const QString &operation, const Nodes &nodes,
                              const std::function<Boxes(const Boxes &)> &change)
{
    const Project &project = m_scene.context().project();
    if (nodes.size() < 2) {
        emit said(tr("Select two or more things first."), false);
        return;
    }
    Boxes before;
    for (const DiagramContent::Node *node : nodes)
        before.append(node->box);
    const Boxes after = change(before);
    boxes::Boxes next;
    for (qsizetype i = 0; i < nodes.size(); ++i)
        next.insert(nodes.at(i)->placement.value(), after.at(i));
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        if (nodes.at(i)->record.kind != RecordKind::Zone)
            continue;
        const QPointF by = after.at(i).topLeft() - before.at(i).topLeft();
        for (const DiagramContent::Node &node : m_scene.content().nodes()) {
            if (!next.contains(node.placement.value())
                && zoning::encloses(project, nodes.at(i)->record.id,
                                    zoning::of(project, node.record)))
                next.insert(node.placement.value(), node.box.translated(by));
        }
    }
    boxes::push(m_scene, next, operation);
}

void DiagramEditor::align(alignment::Edge edge)
{
    rearrange(QStringLiteral("align"), selectedNodes(true),
              [edge](const Boxes &all) { return alignment::aligned(all, edge); });
}

void DiagramEditor::distribute(Qt::Orientation along)
{
    rearrange(QStringLiteral("distribute"), selectedNodes(true),
              [along](const Boxes &all) { return alignment::distributed(all, along); });
}

void DiagramEditor::sameSize()
{
    // Folded zones have one size, whatever is in them.
    Nodes nodes = selectedNodes(true);
    nodes.removeIf([](const DiagramContent::Node *node) { return node->folded; });
    rearrange(QStringLiteral("resize"), nodes, alignment::sameSize);
}

void DiagramEditor::stack(bool front)
{
    const ViewContext &context = m_scene.context();
    int lowest = 0;
    int highest = 0;
    for (const DiagramContent::Node &node : m_scene.content().nodes()) {
        lowest = std::min(lowest, node.z);
        highest = std::max(highest, node.z);
    }
    QList<Id<Placement>> placements;
    for (const DiagramContent::Node *node : selectedNodes(false))
        placements.append(node->placement);
    const int z = front ? highest + 1 : lowest - 1;
    context.push(operations::changeAll(context.project(), placements,
                                       [z](Placement &placement) { placement.z = z; }),
                 { front ? QStringLiteral("bring-to-front") : QStringLiteral("send-to-back"),
                   { nameOfSelection() } });
}

void DiagramEditor::toggleLock()
{
    const ViewContext &context = m_scene.context();
    const Nodes nodes = selectedNodes(false);
    const bool lock = std::ranges::any_of(
            nodes, [](const DiagramContent::Node *node) { return !node->locked; });
    QList<Id<Placement>> placements;
    for (const DiagramContent::Node *node : nodes)
        placements.append(node->placement);
    context.push(
            operations::changeAll(context.project(), placements,
                                  [lock](Placement &placement) { placement.locked = lock; }),
            { lock ? QStringLiteral("lock") : QStringLiteral("unlock"), { nameOfSelection() } });
}

void DiagramEditor::toggleFold()
{
    const QList<RecordRef> &selected = m_scene.context().selection.records();
    const bool hidden = std::ranges::any_of(selected, [this](const RecordRef &record) {
        const RecordRef shown = m_scene.content().shownFor(record.id);
        return !shown.id.isNull() && shown != record;
    });
    const QList<QUuid> zones = folds::meant(m_scene);
    if (hidden)
        folds::uncover(m_scene, selected);
    else if (zones.isEmpty())
        emit said(tr("Select a zone, or something in one, first."), false);
    else
        folds::toggle(m_scene, zones);
}

void DiagramEditor::toggleAllFolds()
{
    folds::toggleAll(m_scene);
}

void DiagramEditor::straighten()
{
    const ViewContext &context = m_scene.context();
    Edit edit;
    for (const RecordRef &record : context.selection.records()) {
        if (record.kind == RecordKind::Flow)
            edit = merged(edit, operations::setRoute(context.project(), Id<Flow>(record.id),
                                                     m_scene.diagram(), {}));
    }
    context.push(edit, { QStringLiteral("straighten"), { nameOfSelection() } });
}
