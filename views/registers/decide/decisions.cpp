#include "views/registers/decide/decisions.h"

#include "model/core/operations/controls.h"
#include "model/core/operations/decide.h"
#include "model/threats/decided.h"
#include "views/registers/decide/introduce.h"
#include "views/registers/decide/ratedialog.h"

#include <QCoreApplication>
#include <QInputDialog>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(decisions)
};

operations::Decided saidOf(const ViewContext &context, const ThreatRow &row)
{
    return decidedFrom(row, context.project(), context.threats, context.document.author(),
                       context.document.today());
}

/// One Edit over all threats: each has a decision of its own, so they do not meet.
template<typename Decide>
void pushForEach(const ViewContext &context, const QStringList &threats, const QString &operation,
                 Decide &&decide, const QString &group = {})
{
    Edit edit;
    QString title;
    for (const QString &key : threats) {
        const ThreatRow *row = context.threats.row(key);
        if (!row)
            continue;
        title = row->title;
        const Edit one = decide(saidOf(context, *row));
        for (const Patch &patch : one.patches())
            edit.append(patch);
    }
    if (threats.size() > 1)
        title = Text::tr("%n threat(s)", nullptr, static_cast<int>(threats.size()));
    context.push(edit, { operation, { title } }, group);
}

/// The place that an offer of a rule means for this threat.
std::pair<SubjectKind, QUuid> placeOf(const ViewContext &context, const ThreatRow &row, At at)
{
    const Flow *flow = context.project().find(Id<Flow>(row.key.subject));
    if (!flow)
        return { SubjectKind::Element, row.key.subject };
    if (at == At::Source)
        return { SubjectKind::Element, flow->source.value() };
    if (at == At::Target || at == At::Either)
        return { SubjectKind::Element, flow->target.value() };
    const Element *target = context.project().find(flow->target);
    if (at == At::Crossing && !target->zone.isNull())
        return { SubjectKind::Crossing, target->zone.value() };
    return { SubjectKind::Flow, row.key.subject };
}

} // namespace

namespace decisions {

namespace {

void askAndDismiss(const ViewContext &context, const QStringList &threats, QWidget *parent)
{
    bool ok = false;
    const QString reason =
            QInputDialog::getMultiLineText(parent, Text::tr("Dismiss"),
                                           Text::tr("Why does it not apply here?"), {}, &ok)
                    .trimmed();
    if (!ok || reason.isEmpty())
        return;
    pushForEach(context, threats, QStringLiteral("dismiss"), [&](const operations::Decided &said) {
        return operations::decide(context.project(), said, DecisionState::Dismissed, reason);
    });
}

} // namespace

void run(const ViewContext &context, Gesture gesture, const QStringList &threats, QWidget *parent)
{
    switch (gesture) {
    case Gesture::Confirm:
        return confirm(context, threats);
    case Gesture::Dismiss:
        return dismiss(context, threats, parent);
    case Gesture::Rate:
        return rate(context, threats, parent);
    case Gesture::Assign:
        return assign(context, threats, parent);
    case Gesture::Gather:
        return gather(context, threats, parent);
    }
}

void confirm(const ViewContext &context, const QStringList &threats)
{
    pushForEach(context, threats, QStringLiteral("confirm"), [&](const operations::Decided &said) {
        return operations::decide(context.project(), said, DecisionState::Confirmed, {});
    });
}

void dismiss(const ViewContext &context, const QStringList &threats, QWidget *parent)
{
    const bool allDismissed = std::ranges::all_of(threats, [&](const QString &key) {
        const ThreatRow *row = context.threats.row(key);
        return row && row->state == DecisionState::Dismissed;
    });
    if (allDismissed)
        reopen(context, threats);
    else
        askAndDismiss(context, threats, parent);
}

void reopen(const ViewContext &context, const QStringList &threats)
{
    pushForEach(context, threats, QStringLiteral("reopen"), [&](const operations::Decided &said) {
        return operations::decide(context.project(), said, DecisionState::Proposed, {});
    });
}

void rate(const ViewContext &context, const QStringList &threats, QWidget *parent)
{
    const ThreatRow *row = context.threats.row(threats.value(0));
    if (!row)
        return;
    RateDialog dialog(*row, parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    pushForEach(context, threats, QStringLiteral("rate"), [&](const operations::Decided &said) {
        return operations::rate(context.project(), said, dialog.likelihood(), dialog.impact(),
                                dialog.reason());
    });
}

void assign(const ViewContext &context, const QStringList &threats, QWidget *parent)
{
    QStringList names;
    for (const Person *person : context.project().all<Person>())
        names.append(person->name);
    names.sort(Qt::CaseInsensitive);
    bool ok = false;
    const QString name = QInputDialog::getItem(parent, Text::tr("Owner"),
                                               Text::tr("Who owns it? A new name adds a person."),
                                               names, 0, true, &ok)
                                 .trimmed();
    if (!ok || name.isEmpty())
        return;
    assignTo(context, threats, name);
}

void assignTo(const ViewContext &context, const QStringList &threats, const QString &name)
{
    Edit people;
    const Id<Person> owner = operations::personNamed(context.project(), name, people);
    const QString group = people.isEmpty() ? QString() : Document::newGroup();
    if (!context.push(people, { QStringLiteral("assign"), { name } }, group))
        return;
    pushForEach(
            context, threats, QStringLiteral("assign"),
            [&](const operations::Decided &said) {
                return operations::assign(context.project(), said, owner);
            },
            group);
}

void setState(const ViewContext &context, const QStringList &threats, DecisionState state,
              QWidget *parent)
{
    if (state == DecisionState::Confirmed)
        confirm(context, threats);
    else if (state == DecisionState::Proposed)
        reopen(context, threats);
    else
        askAndDismiss(context, threats, parent);
}

void gather(const ViewContext &context, const QStringList &threats, QWidget *parent)
{
    const ThreatRow *row = context.threats.row(threats.value(0));
    if (!row)
        return;
    bool ok = false;
    const QString title =
            QInputDialog::getText(parent, Text::tr("New risk"),
                                  Text::tr("What happens, as one sentence for the risk owner:"),
                                  QLineEdit::Normal, row->title, &ok)
                    .trimmed();
    if (ok && !title.isEmpty())
        context.push(operations::gatherRisk(context.project(), title, threats),
                     { QStringLiteral("gather-risk"), { title } });
}

void placeControl(const ViewContext &context, const QString &threat, const QString &catalogId,
                  QWidget *parent)
{
    const ThreatRow *row = context.threats.row(threat);
    const ControlEntry *entry = context.catalogs().control(catalogId);
    if (!row || !entry || !row->rule)
        return;
    At at = At::Subject;
    for (const ControlOffer &offer : row->rule->controls) {
        if (offer.control == catalogId)
            at = offer.at;
    }
    const auto [kind, subject] = placeOf(context, *row, at);
    Control control;
    control.id = Id<Control>::create();
    control.name = entry->name;
    control.catalogId = entry->id;
    control.family = entry->family;
    control.status = ControlStatus::Planned;
    if (context.push(
                operations::placeControl(context.project(), control, kind, AnyId(subject), 100),
                { QStringLiteral("place-control"), { entry->name } }))
        introduce::offer(context, *entry, AnyId(subject), parent);
}

} // namespace decisions
