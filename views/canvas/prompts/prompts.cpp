#include "views/canvas/prompts/prompts.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/core/operations/splice.h"
#include "views/canvas/editing/boxes.h"
#include "views/canvas/prompts/nameeditor.h"
#include "views/canvas/tools/connecttool.h"
#include "views/canvas/tools/createtool.h"

#include <QGraphicsView>

#include <algorithm>

Prompts::Prompts(DiagramScene &scene, QGraphicsView &view)
    : QObject(&view)
    , m_scene(scene)
    , m_view(view)
    , m_name(new NameEditor(view.viewport()))
    , m_chooser(new Chooser(view.viewport()))
{
    connect(m_name, &NameEditor::named, this, &Prompts::setName);
    connect(m_name, &NameEditor::closed, this, [this](bool byKey) {
        const Id<Flow> next = std::exchange(m_next, {});
        if (byKey && project().find(next))
            askForArtifact({ RecordKind::Flow, next.value() });
    });
    connect(m_chooser, &Chooser::closed, this, [this](bool onPurpose) {
        const RecordRef next = std::exchange(m_nameNext, {});
        // After the answer has been taken.
        if (onPurpose && !next.id.isNull())
            QMetaObject::invokeMethod(
                    this, [this, next] { nameCreated(next); }, Qt::QueuedConnection);
    });
    connect(&scene, &DiagramScene::created, this, &Prompts::nameCreated);
    connect(&scene, &DiagramScene::flowDrawn, this, &Prompts::flowDrawn);
    connect(&scene, &DiagramScene::drawnIntoTheOpen, this, &Prompts::createAndConnect);
}

void Prompts::leave(bool keep)
{
    m_next = {};
    m_nameNext = {};
    m_name->finish(keep, false);
    m_chooser->leave();
}

QPoint Prompts::placeBeside(const QUuid &record) const
{
    const DiagramContent::Node *node = m_scene.content().nodeOf(record);
    const QPolygonF line = m_scene.content().lines().value(record);
    const QRectF box = node ? node->box : line.boundingRect();
    if (node)
        return m_view.mapFromScene(box.bottomLeft());
    return m_view.mapFromScene(line.isEmpty() ? middleOfView() : box.center());
}

QPointF Prompts::middleOfView() const
{
    return m_view.mapToScene(m_view.viewport()->rect().center());
}

void Prompts::rename()
{
    const RecordRef record = context().selection.single();
    if (record.kind == RecordKind::Artifact)
        return;
    nameCreated(record);
}

void Prompts::nameCreated(const RecordRef &record)
{
    const Record *known = project().find(record.kind, record.id);
    const DiagramContent::Node *node = m_scene.content().nodeOf(record.id);
    const QPolygonF line = m_scene.content().lines().value(record.id);
    if (!known || (!node && line.isEmpty()))
        return;
    QRectF box = node ? node->box : line.boundingRect();
    m_view.ensureVisible(box, 20, 20);
    if (record.kind == RecordKind::Zone)
        box.setHeight(24);
    m_chooser->leave();
    m_name->edit(record, nameOf(*known), m_view.mapFromScene(box).boundingRect());
}

void Prompts::setName(const RecordRef &record, const QString &name)
{
    Edit edit;
    if (record.kind == RecordKind::Element) {
        const Element *element = project().find(Id<Element>(record.id));
        if (!element)
            return;
        edit = operations::change(project(), element->id, [&](Element &e) { e.name = name; });
        // A box that fitted the old name fits the new one.
        const QSizeF before = painting::elementSize(element->name);
        const QSizeF after = painting::elementSize(name);
        for (const RecordRef &ref : project().referrers(record.id)) {
            const Placement *placement = project().find(Id<Placement>(ref.id));
            if (!placement || boxes::of(*placement).size() != before)
                continue;
            edit = merged(edit, operations::change(project(), placement->id, [&](Placement &p) {
                              p.width = qRound(after.width() * geometry::storedPerUnit);
                          }));
        }
    } else if (record.kind == RecordKind::Zone) {
        edit = operations::change(project(), Id<Zone>(record.id),
                                  [&](Zone &zone) { zone.name = name; });
    } else if (record.kind == RecordKind::Flow) {
        edit = operations::change(project(), Id<Flow>(record.id),
                                  [&](Flow &flow) { flow.name = name; });
    }
    context().push(edit, { QStringLiteral("rename"), { name } });
}

QList<Chooser::Entry> Prompts::typeEntries() const
{
    QList<Chooser::Entry> entries;
    for (const ElementType &type : context().vocabulary().elementTypes)
        entries.append({ type.name, tr("new"), type.icon, type.id });
    return entries;
}

QList<Chooser::Entry> Prompts::elementEntries(const QPointF &from, const QUuid &except) const
{
    QList<const DiagramContent::Node *> nodes;
    for (const DiagramContent::Node &node : m_scene.content().nodes()) {
        if (node.record.kind == RecordKind::Element && node.record.id != except)
            nodes.append(&node);
    }
    std::ranges::stable_sort(nodes, {}, [&](const DiagramContent::Node *node) {
        return (node->box.center() - from).manhattanLength();
    });
    QList<Chooser::Entry> entries;
    for (const DiagramContent::Node *node : nodes) {
        const Element *element = project().find(Id<Element>(node->record.id));
        const ElementType *type = context().vocabulary().elementType(element->type);
        const Zone *zone = project().find(element->zone);
        entries.append({ element->name, zone ? zone->name : tr("outside all zones"),
                         type ? type->icon : QString(), element->id.value() });
    }
    return entries;
}

void Prompts::addElement()
{
    const RecordRef single = context().selection.single();
    Chooser::Question question;
    question.title = tr("Add");
    question.placeholder = tr("Type of element");
    question.entries = typeEntries();
    question.take = [this, single](const Chooser::Entry &entry, Qt::KeyboardModifiers held) {
        const QString type = entry.value.toString();
        const QSizeF size = painting::elementSize(entry.text);
        const DiagramContent &content = m_scene.content();
        const DiagramContent::Node *node = content.nodeOf(single.id);
        spots::Spot spot;
        if (node && single.kind == RecordKind::Zone)
            spot = spots::inside(project(), content, Id<Zone>(single.id), size);
        else if (node)
            spot = spots::beside(project(), content, *node, size, !(held & Qt::ShiftModifier));
        else
            spot = spots::near(project(), content, middleOfView(), size);
        create(type, spot, {});
    };
    m_chooser->ask(question, single.id.isNull() ? m_view.viewport()->rect().center()
                                                : placeBeside(single.id));
}

void Prompts::create(const QString &type, const spots::Spot &spot, const Id<Element> &connectFrom,
                     bool nameFirst)
{
    std::optional<Element> element = CreateTool::elementOf(m_scene, type);
    if (!element)
        return;
    element->zone = spot.zone;
    const QSizeF size = painting::elementSize(element->name);
    const QRectF box(spot.box.topLeft(), size);
    Edit edit = operations::addElement(project(), *element, m_scene.diagram(), boxes::stored(box));
    const boxes::Boxes frames = boxes::grown(project(), m_scene.content(), spot.zone, box);
    for (auto it = frames.constBegin(); it != frames.constEnd(); ++it)
        edit = merged(edit, operations::moveTo(project(), { { Id<Placement>(it.key()),
                                                              boxes::stored(*it) } }));
    Id<Flow> next;
    if (const Element *source = project().find(connectFrom)) {
        Flow flow;
        flow.id = next = Id<Flow>::create();
        flow.source = connectFrom;
        flow.target = element->id;
        if (source->holds.size() == 1)
            flow.artifacts = source->holds;
        edit = merged(edit, operations::addFlow(project(), flow));
    }
    if (!context().push(edit, { QStringLiteral("add-element"), { element->name } }))
        return;
    context().selection.select({ RecordKind::Element, element->id.value() });
    const RecordRef made { RecordKind::Element, element->id.value() };
    if (nameFirst || next.isNull()) {
        nameCreated(made);
        m_next = next;
    } else {
        askForArtifact({ RecordKind::Flow, next.value() });
        m_nameNext = made;
    }
}

void Prompts::lookAt(const Id<Element> &source, const Chooser::Entry *entry)
{
    const DiagramContent::Node *from = m_scene.content().nodeOf(source.value());
    const DiagramContent::Node *to =
            entry ? m_scene.content().nodeOf(entry->value.toUuid()) : nullptr;
    m_scene.setDropTarget(to ? to->record : RecordRef {});
    m_scene.showDraft(from && to ? QPolygonF { from->box.center(), to->box.center() }
                                 : QPolygonF());
}

void Prompts::connectSelected()
{
    const RecordRef single = context().selection.single();
    const DiagramContent::Node *node = m_scene.content().nodeOf(single.id);
    if (!node || single.kind != RecordKind::Element) {
        emit said(tr("Select the element from which the flow goes first."), false);
        return;
    }
    const Id<Element> source(single.id);
    Chooser::Question question;
    question.title = tr("Connect %1 to").arg(project().find(source)->name);
    question.placeholder = tr("Element, or a type for a new one");
    question.entries = elementEntries(node->box.center(), single.id) + typeEntries();
    question.entries.append(
            { project().find(source)->name, tr("itself"), QStringLiteral("flow"), single.id });
    question.look = [this, source](const Chooser::Entry *entry) { lookAt(source, entry); };
    question.take = [this, source](const Chooser::Entry &entry, Qt::KeyboardModifiers held) {
        const DiagramContent::Node *from = m_scene.content().nodeOf(source.value());
        const Id<Element> target(entry.value.toUuid());
        if (project().find(source) && project().find(target))
            ConnectTool::connect(m_scene, source, target);
        else if (from)
            create(entry.value.toString(),
                   spots::beside(project(), m_scene.content(), *from,
                                 painting::elementSize(entry.text), !(held & Qt::ShiftModifier)),
                   source);
    };
    m_chooser->ask(question, placeBeside(single.id));
}

void Prompts::createAndConnect(const Id<Element> &source, const QPointF &at)
{
    const Element *from = project().find(source);
    if (!from)
        return;
    Chooser::Question question;
    question.title = tr("Create and connect from %1").arg(from->name);
    question.placeholder = tr("Type of element");
    question.entries = typeEntries();
    question.take = [this, source, at](const Chooser::Entry &entry, Qt::KeyboardModifiers) {
        const QSizeF size = painting::elementSize(entry.text);
        const QRectF box(boxes::snapped(at - QPointF(size.width(), size.height()) / 2), size);
        create(entry.value.toString(), { box, boxes::zoneFor(m_scene.content(), box) }, source,
               false);
    };
    question.look = [this, source, at](const Chooser::Entry *entry) {
        const DiagramContent::Node *node = m_scene.content().nodeOf(source.value());
        m_scene.showDraft(entry && node ? QPolygonF { node->box.center(), at } : QPolygonF());
    };
    m_chooser->ask(question, m_view.mapFromScene(at));
}

void Prompts::flowDrawn(const Id<Flow> &flow)
{
    askForArtifact({ RecordKind::Flow, flow.value() });
}

void Prompts::wrapInZone()
{
    QRectF around;
    for (const RecordRef &record : context().selection.records()) {
        if (const DiagramContent::Node *node = m_scene.content().nodeOf(record.id))
            around |= node->box;
    }
    if (!around.isEmpty())
        CreateTool::createZone(m_scene, boxes::framed(around), true);
}

void Prompts::moveIntoZone()
{
    QRectF around;
    QList<QUuid> chosen;
    for (const RecordRef &record : context().selection.records()) {
        if (const DiagramContent::Node *node = m_scene.content().nodeOf(record.id)) {
            around |= node->box;
            chosen.append(record.id);
        }
    }
    if (chosen.isEmpty()) {
        emit said(tr("Select what is to move into a zone first."), false);
        return;
    }
    Chooser::Question question;
    question.title = tr("Move into");
    question.placeholder = tr("Zone");
    for (const DiagramContent::Node &node : m_scene.content().nodes()) {
        const bool inChosen = std::ranges::any_of(chosen, [&](const QUuid &id) {
            return zoning::encloses(project(), id, Id<Zone>(node.record.id));
        });
        if (const Zone *zone = project().find(Id<Zone>(node.record.id)); zone && !inChosen)
            question.entries.append({ zone->name, {}, QStringLiteral("zone"), zone->id.value() });
    }
    question.look = [this](const Chooser::Entry *entry) {
        m_scene.setDropTarget(entry ? RecordRef { RecordKind::Zone, entry->value.toUuid() }
                                    : RecordRef {});
    };
    question.take = [this, chosen, around](const Chooser::Entry &entry, Qt::KeyboardModifiers) {
        const Id<Zone> zone(entry.value.toUuid());
        const DiagramContent &content = m_scene.content();
        const spots::Spot spot = spots::inside(project(), content, zone, around.size());
        boxes::Boxes moved = boxes::grown(project(), content, zone, spot.box);
        const QPointF by = spot.box.topLeft() - around.topLeft();
        for (const DiagramContent::Node &node : content.nodes()) {
            const bool goes = std::ranges::any_of(chosen, [&](const QUuid &id) {
                return id == node.record.id
                       || zoning::encloses(project(), id, zoning::of(project(), node.record));
            });
            if (goes)
                moved.insert(node.placement.value(), node.box.translated(by));
        }
        boxes::push(m_scene, moved, QStringLiteral("move"));
    };
    if (question.entries.isEmpty())
        emit said(tr("There is no zone on this diagram. Z draws one."), false);
    else
        m_chooser->ask(question, placeBeside(chosen.first()));
}

void Prompts::placeExisting()
{
    Chooser::Question question;
    question.title = tr("Show here too");
    question.placeholder = tr("Element or zone of the model");
    project().forEach<Element>([&](const Element &element) {
        const ElementType *type = context().vocabulary().elementType(element.type);
        if (!m_scene.content().nodeOf(element.id.value()))
            question.entries.append({ element.name, type ? type->name : element.type,
                                      type ? type->icon : QString(), element.id.value() });
    });
    project().forEach<Zone>([&](const Zone &zone) {
        if (!m_scene.content().nodeOf(zone.id.value()))
            question.entries.append(
                    { zone.name, tr("trust zone"), QStringLiteral("zone"), zone.id.value() });
    });
    std::ranges::sort(question.entries, {}, &Chooser::Entry::text);
    question.take = [this](const Chooser::Entry &entry, Qt::KeyboardModifiers) {
        const QUuid id = entry.value.toUuid();
        showExisting({ project().find(Id<Zone>(id)) ? RecordKind::Zone : RecordKind::Element, id });
    };
    if (question.entries.isEmpty())
        emit said(tr("This diagram shows everything that the model has."), false);
    else
        m_chooser->ask(question, m_view.viewport()->rect().center());
}

void Prompts::showExisting(const RecordRef &record)
{
    const Record *known = project().find(record.kind, record.id);
    if (!known || m_scene.content().nodeOf(record.id))
        return;
    constexpr QSizeF usualZone(320, 200);
    const QSizeF size =
            record.kind == RecordKind::Zone ? usualZone : painting::elementSize(nameOf(*known));
    const Id<Zone> zone = zoning::of(project(), record);
    const DiagramContent &content = m_scene.content();
    const spots::Spot spot = content.nodeOf(zone.value())
                                     ? spots::inside(project(), content, zone, size)
                                     : spots::near(project(), content, middleOfView(), size);
    Edit edit = operations::place(project(), AnyId(record.id), m_scene.diagram(),
                                  boxes::stored(spot.box));
    const boxes::Boxes frames = boxes::grown(project(), content, spot.zone, spot.box);
    for (auto it = frames.constBegin(); it != frames.constEnd(); ++it)
        edit = merged(edit, operations::moveTo(project(), { { Id<Placement>(it.key()),
                                                              boxes::stored(*it) } }));
    if (context().push(edit, { QStringLiteral("place"), { nameOf(*known) } }))
        context().selection.select(record);
}

void Prompts::replaceSelected()
{
    const RecordRef single = context().selection.single();
    const Element *element = project().find(Id<Element>(single.id));
    const DiagramContent::Node *node = m_scene.content().nodeOf(single.id);
    if (!element || !node) {
        emit said(tr("Select the element that is to be replaced first."), false);
        return;
    }
    const operations::Hanging hanging = operations::hangingOn(project(), { single.id });
    Chooser::Question question;
    question.title = hanging.isEmpty()
                             ? tr("Replace %1 by").arg(element->name)
                             : tr("Replace by (Shift+Enter leaves decisions and controls)");
    question.placeholder = tr("Type, or an element");
    question.entries = typeEntries() + elementEntries(node->box.center(), single.id);
    const Id<Element> id = element->id;
    question.take = [this, id](const Chooser::Entry &entry, Qt::KeyboardModifiers held) {
        replace(id, entry.value, !(held & Qt::ShiftModifier));
    };
    m_chooser->ask(question, placeBeside(single.id));
}

void Prompts::replace(const Id<Element> &id, const QVariant &value, bool carry)
{
    const Element *element = project().find(id);
    if (!element)
        return;
    const operations::Hanging hanging = operations::hangingOn(project(), { id.value() });
    const operations::Carry along = carry ? operations::Carry::Along : operations::Carry::Not;
    const Id<Element> other(value.toUuid());
    const bool byOther = project().find(other);
    const Edit edit = byOther ? operations::replaceBy(project(), id, other, along)
                              : operations::changeType(project(), id, value.toString(), along);
    const QString name = element->name;
    const QString next =
            byOther ? project().find(other)->name : context().vocabulary().name(value.toString());
    if (edit.isEmpty())
        return;
    context().selection.clear();
    if (!context().push(edit, { QStringLiteral("replace"), { name, next } }))
        return;
    context().selection.select({ RecordKind::Element, byOther ? other.value() : id.value() });
    if (!hanging.isEmpty())
        emit said(carry ? tr("Replaced %1 by %2. Decisions and controls went along; the decisions "
                             "ask for review.")
                                  .arg(name, next)
                        : tr("Replaced %1 by %2, without its decisions and controls.")
                                  .arg(name, next),
                  true);
}

void Prompts::splitFlow()
{
    const RecordRef single = context().selection.single();
    const Flow *flow = project().find(Id<Flow>(single.id));
    if (!flow) {
        emit said(tr("Select the flow that something is to be put into first."), false);
        return;
    }
    const Id<Flow> id = flow->id;
    const operations::Hanging hanging = operations::hangingOn(project(), { single.id });
    Chooser::Question question;
    question.title =
            hanging.isEmpty()
                    ? tr("Put into %1").arg(subjectName(project(), RecordKind::Flow, single.id))
                    : tr("Put in (Shift+Enter leaves decisions and controls)");
    question.placeholder = tr("Type, or an element");
    question.entries = typeEntries();
    for (const Chooser::Entry &entry : elementEntries(middleOfView(), flow->source.value())) {
        if (entry.value.toUuid() != flow->target.value())
            question.entries.append(entry);
    }
    question.take = [this, id](const Chooser::Entry &entry, Qt::KeyboardModifiers held) {
        const bool carry = !(held & Qt::ShiftModifier);
        const Id<Element> other(entry.value.toUuid());
        if (project().find(other))
            insertInto(id, other, carry);
        else
            createInFlow(id, entry.value.toString(), carry);
    };
    m_chooser->ask(question, placeBeside(single.id));
}

void Prompts::createInFlow(const Id<Flow> &flow, const QString &type, bool carry)
{
    std::optional<Element> element = CreateTool::elementOf(m_scene, type);
    const QPolygonF line = m_scene.content().lines().value(flow.value());
    if (!element || line.isEmpty() || !project().find(flow))
        return;
    QLineF longest;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF leg(line.at(i - 1), line.at(i));
        longest = leg.length() > longest.length() ? leg : longest;
    }
    const QSizeF size = painting::elementSize(element->name);
    const spots::Spot spot = spots::near(project(), m_scene.content(), longest.center(), size);
    element->zone = spot.zone;
    Edit edit =
            operations::addElement(project(), *element, m_scene.diagram(), boxes::stored(spot.box));
    Project next = project();
    next.apply(edit);
    edit = merged(edit, operations::insertInto(next, flow, element->id,
                                               carry ? operations::Carry::Along
                                                     : operations::Carry::Not));
    const QStringList names { element->name,
                              subjectName(project(), RecordKind::Flow, flow.value()) };
    if (!context().push(edit, { QStringLiteral("insert-into"), names }))
        return;
    context().selection.select({ RecordKind::Element, element->id.value() });
    nameCreated({ RecordKind::Element, element->id.value() });
}

void Prompts::insertInto(const Id<Flow> &flow, const Id<Element> &element, bool carry)
{
    const Element *put = project().find(element);
    if (!put || !project().find(flow))
        return;
    const QString line = subjectName(project(), RecordKind::Flow, flow.value());
    context().push(
            operations::insertInto(project(), flow, element,
                                   carry ? operations::Carry::Along : operations::Carry::Not),
            { QStringLiteral("insert-into"), { put->name, line } });
}

void Prompts::askHowToPaste(const fragment::About &about, std::function<void(fragment::As)> paste)
{
    Chooser::Question question;
    question.title = tr("Paste as (kept for the next time)");
    question.placeholder = tr("How");
    const auto entry = [](const QString &text, const QString &detail, fragment::As as) {
        return Chooser::Entry { text, detail, {}, static_cast<int>(as) };
    };
    if (about.shown < about.known)
        question.entries.append(
                entry(tr("The same"), tr("shown on this diagram too"), fragment::As::Reference));
    question.entries.append(entry(tr("A copy"), tr("an element of its own"), fragment::As::Copy));
    question.entries.append(entry(tr("A copy with decisions"), tr("marked for review"),
                                  fragment::As::CopyWithDecisions));
    question.take = [paste = std::move(paste)](const Chooser::Entry &taken, Qt::KeyboardModifiers) {
        paste(static_cast<fragment::As>(taken.value.toInt()));
    };
    m_chooser->ask(question, m_view.viewport()->rect().center());
}
