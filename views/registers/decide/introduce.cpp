#include "views/registers/decide/introduce.h"

#include "model/core/operations/model.h"
#include "views/canvas/geometry.h"
#include "views/canvas/painting.h"
#include "views/dialogs/messages.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(introduce)
};

/// Free room between the subject and what is drawn beneath it, in scene units.
constexpr qreal room = 40;

bool has(const Project &project, const QString &type)
{
    bool found = false;
    project.forEach<Element>(
            [&](const Element &element) { found = found || element.type == type; });
    return found;
}

/// The element that stands for a subject in the drawing: itself, or where a flow ends.
Id<Element> anchorOf(const Project &project, const AnyId &subject)
{
    const Flow *flow = project.find(Id<Flow>(subject.value()));
    return flow ? flow->target : Id<Element>(subject.value());
}

QRect frameBeside(const Project &project, const Id<Diagram> &diagram, const Id<Element> &anchor,
                  const QSizeF &size)
{
    QPoint corner;
    for (const RecordRef &ref : project.referrers(anchor.value())) {
        const Placement *placement = project.find(Id<Placement>(ref.id));
        if (placement && placement->diagram == diagram)
            corner = { placement->x, placement->y + placement->height
                                             + static_cast<int>(room * geometry::storedPerUnit) };
    }
    return { corner, (size * geometry::storedPerUnit).toSize() };
}

} // namespace

void introduce::offer(const ViewContext &context, const ControlEntry &control, const AnyId &subject,
                      QWidget *parent)
{
    const Id<Diagram> diagram(context.selection.diagram());
    for (const QString &type : control.introduces) {
        const Project &project = context.project();
        const ElementType *known = context.vocabulary().elementType(type);
        if (!known || has(project, type) || !project.find(diagram))
            continue;
        if (!messages::offer(
                    parent,
                    Text::tr("Draw the %1 that comes with it?").arg(inSentence(known->name)),
                    Text::tr("\"%1\" brings an element with threats of its own; while it "
                             "is not drawn, nobody looks at them.")
                            .arg(control.name),
                    Text::tr("Draw it"), Text::tr("Not now")))
            continue;
        const Id<Element> anchor = anchorOf(project, subject);
        Element element;
        element.id = Id<Element>::create();
        element.type = type;
        element.name = known->name;
        if (const Element *beside = project.find(anchor))
            element.zone = beside->zone;
        context.push(operations::addElement(project, element, diagram,
                                            frameBeside(project, diagram, anchor,
                                                        painting::elementSize(element.name))),
                     { QStringLiteral("add-element"), { element.name } });
    }
}
