#include "views/controls/controlcells.h"

#include "model/core/operations/controls.h"
#include "model/risk/residual.h"
#include "views/controls/controlwords.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ControlsModel)
};

} // namespace

QString ControlCells::text(const ControlRow &row, int column) const
{
    const Project &project = m_context.project();
    const Control *control = project.find(row.control);
    const ControlPlacement *placement = project.find(row.placement);
    if (!control)
        return {};
    switch (column) {
    case Name:
        return control->name;
    case Place:
        return placement ? placeName(project, placement->subjectKind, placement->subject)
                         : Text::tr("nowhere yet");
    case Coverage:
        return placement ? Text::tr("%1 %").arg(placement->coverage) : QString();
    case Status:
        return isVerificationOverdue(*control) ? Text::tr("verification overdue")
                                               : statusName(control->status);
    case Owner: {
        const Person *owner = project.find(control->owner);
        return owner ? owner->name : QStringLiteral("\u2013");
    }
    case Due:
        return control->due.isEmpty() ? QStringLiteral("\u2013")
               : isLate(*control)     ? Text::tr("late %1").arg(control->due)
                                      : control->due;
    case Evidence:
        return evidence(*control);
    case Threats:
        return QString::number(row.threats);
    default:
        return {};
    }
}

QString ControlCells::editText(const ControlRow &row, int column) const
{
    const Control *control = m_context.project().find(row.control);
    const ControlPlacement *placement = m_context.project().find(row.placement);
    if (!control)
        return {};
    return column == Status     ? textOf(control->status)
           : column == Due      ? control->due
           : column == Owner    ? (control->owner.isNull() ? QString() : text(row, Owner))
           : column == Coverage ? QString::number(placement ? placement->coverage : 100)
                                : text(row, column);
}

QVariant ControlCells::sortKey(const ControlRow &row, int column) const
{
    const Control *control = m_context.project().find(row.control);
    const ControlPlacement *placement = m_context.project().find(row.placement);
    switch (column) {
    case Coverage:
        return placement ? placement->coverage : 0;
    case Status:
        return urgency(control->status);
    case Due:
        return control->due.isEmpty() ? QStringLiteral("9999") : control->due;
    case Threats:
        return row.threats;
    default:
        return text(row, column);
    }
}

QString ControlCells::placeIcon(const ControlRow &row) const
{
    const ControlPlacement *placement = m_context.project().find(row.placement);
    if (!placement)
        return {};
    if (const Element *element =
                m_context.project().find(Id<Element>(placement->subject.value()))) {
        const ElementType *type = m_context.vocabulary().elementType(element->type);
        return type ? type->icon : QString();
    }
    if (placement->subjectKind == SubjectKind::Flow)
        return QStringLiteral("flow");
    return placement->subjectKind == SubjectKind::Project ? QString() : QStringLiteral("zone");
}

bool ControlCells::isUrgent(const ControlRow &row, int column) const
{
    const Control *control = m_context.project().find(row.control);
    return control
           && ((column == Due && isLate(*control))
               || (column == Status && isVerificationOverdue(*control)));
}

bool ControlCells::isLate(const Control &control) const
{
    const QDate due = QDate::fromString(control.due, Qt::ISODate);
    return due.isValid() && due < m_context.document.today()
           && (control.status == ControlStatus::Proposed
               || control.status == ControlStatus::Planned);
}

bool ControlCells::isVerificationOverdue(const Control &control) const
{
    return risk::statusOn(control, m_context.document.today()) != control.status;
}

QString ControlCells::evidence(const Control &control) const
{
    const Project &project = m_context.project();
    const QList<const ::Evidence *> all = operations::evidenceOf(project, control.id);
    if (all.isEmpty())
        return Text::tr("no evidence");
    const ::Evidence &first = *all.first();
    const Attachment *file = project.find(first.attachment);
    const QString name = !first.note.isEmpty() ? first.note.simplified()
                         : file                ? file->name
                                               : first.link;
    return all.size() == 1 ? name
                           : Text::tr("%1 and %n more", nullptr, static_cast<int>(all.size() - 1))
                                     .arg(name);
}

QString ControlCells::name(int column)
{
    const QString names[] = { Text::tr("Control"),  Text::tr("Placed on"), Text::tr("Cover"),
                              Text::tr("Status"),   Text::tr("Owner"),     Text::tr("Due"),
                              Text::tr("Evidence"), Text::tr("Threats") };
    static_assert(std::size(names) == ColumnCount);
    return names[column];
}

bool ControlCells::isNumber(int column)
{
    return column == Coverage || column == Threats || column == Due;
}

bool ControlCells::isEditable(const ControlRow &row, int column)
{
    return column == Status || column == Owner || column == Due
           || (column == Coverage && !row.placement.isNull());
}

int ControlCells::urgency(ControlStatus status)
{
    switch (status) {
    case ControlStatus::Planned:
        return 0;
    case ControlStatus::Implemented:
        return 1;
    case ControlStatus::Verified:
        return 2;
    case ControlStatus::Proposed:
        return 3;
    case ControlStatus::NotApplicable:
        return 4;
    case ControlStatus::Rejected:
        return 5;
    }
    return 6;
}
