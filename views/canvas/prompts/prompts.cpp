#include "views/canvas/prompts/prompts.h"

#include "model/core/operations/splice.h"
#include "views/canvas/editing/boxes.h"
#include "views/canvas/prompts/answers.h"
#include "views/canvas/prompts/choices.h"
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
    connect(m_name, &NameEditor::named, this, [this](const RecordRef &record, const QString &name) {
        answers::rename(m_scene, record, name);
    });
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

void Prompts::addElement()
{
    const RecordRef single = context().selection.single();
    Chooser::Question question;
    question.title = tr("Add");
    question.placeholder = tr("Type of element");
    question.entries = choices::types(context().vocabulary());
    question.take = [this, single](const Chooser::Entry &entry, Qt::KeyboardModifiers held) {
        const QString type = entry.value.toString();
        const QSizeF size = painting::elementSize(entry.text);
        const DiagramContent &content = m_scene.content();
        const DiagramContent::Node *node = content.nodeOf(single.id);
        spots::Spot spot;
        if (node && !node->isSolid())
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
    const std::optional<answers::Added> added =
            answers::addElement(m_scene, type, spot, connectFrom);
    if (!added)
        return;
    const RecordRef made { RecordKind::Element, added->element.value() };
    if (nameFirst || added->flow.isNull()) {
        nameCreated(made);
        m_next = added->flow;
    } else {
        askForArtifact({ RecordKind::Flow, added->flow.value() });
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
    question.entries = choices::elements(m_scene, node->box.center(), single.id)
                       + choices::types(context().vocabulary());
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
    if (!from || m_scene.refusesAt(at))
        return;
    Chooser::Question question;
    question.title = tr("Create and connect from %1").arg(from->name);
    question.placeholder = tr("Type of element");
    question.entries = choices::types(context().vocabulary());
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
    question.entries = choices::zonesFor(m_scene, chosen);
    question.look = [this](const Chooser::Entry *entry) {
        m_scene.setDropTarget(entry ? RecordRef { RecordKind::Zone, entry->value.toUuid() }
                                    : RecordRef {});
    };
    question.take = [this, chosen, around](const Chooser::Entry &entry, Qt::KeyboardModifiers) {
        answers::moveInto(m_scene, Id<Zone>(entry.value.toUuid()), chosen, around);
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
    question.entries = choices::notShown(m_scene);
    question.take = [this](const Chooser::Entry &entry, Qt::KeyboardModifiers) {
        const QUuid id = entry.value.toUuid();
        const RecordKind kind =
                project().find(Id<Zone>(id)) ? RecordKind::Zone : RecordKind::Element;
        answers::showHere(m_scene, { kind, id }, middleOfView());
    };
    if (question.entries.isEmpty())
        emit said(tr("This diagram shows everything that the model has."), false);
    else
        m_chooser->ask(question, m_view.viewport()->rect().center());
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
    question.entries = choices::types(context().vocabulary())
                       + choices::elements(m_scene, node->box.center(), single.id);
    const Id<Element> id = element->id;
    question.take = [this, id](const Chooser::Entry &entry, Qt::KeyboardModifiers held) {
        replace(id, entry.value, !(held & Qt::ShiftModifier));
    };
    m_chooser->ask(question, placeBeside(single.id));
}

void Prompts::replace(const Id<Element> &element, const QVariant &value, bool carry)
{
    const std::optional<answers::Replaced> done = answers::replace(m_scene, element, value, carry);
    if (done && done->hadMore)
        emit said(carry ? tr("Replaced %1 by %2. Decisions and controls went along; the decisions "
                             "ask for review.")
                                  .arg(done->before, done->after)
                        : tr("Replaced %1 by %2, without its decisions and controls.")
                                  .arg(done->before, done->after),
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
    question.entries = choices::types(context().vocabulary());
    for (const Chooser::Entry &entry :
         choices::elements(m_scene, middleOfView(), flow->source.value())) {
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
    if (const std::optional<answers::Added> added =
                answers::addIntoFlow(m_scene, flow, type, carry))
        nameCreated({ RecordKind::Element, added->element.value() });
}

void Prompts::insertInto(const Id<Flow> &flow, const Id<Element> &element, bool carry)
{
    answers::insertInto(m_scene, flow, element, carry);
}

void Prompts::askHowToPaste(const fragment::About &about, std::function<void(fragment::As)> paste)
{
    Chooser::Question question;
    question.title = tr("Paste as (kept for the next time)");
    question.placeholder = tr("How");
    question.entries = choices::waysToPaste(about);
    question.take = [paste = std::move(paste)](const Chooser::Entry &taken, Qt::KeyboardModifiers) {
        paste(static_cast<fragment::As>(taken.value.toInt()));
    };
    m_chooser->ask(question, m_view.viewport()->rect().center());
}
