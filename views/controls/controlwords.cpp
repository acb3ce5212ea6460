#include "views/controls/controlwords.h"

#include "model/threats/proposal.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ControlsModel)
};

} // namespace

QString placeName(const Project &project, SubjectKind kind, const AnyId &subject)
{
    switch (kind) {
    case SubjectKind::Project:
        return Text::tr("whole project");
    case SubjectKind::Flow:
        return subjectName(project, RecordKind::Flow, subject.value());
    case SubjectKind::Crossing: {
        const Zone *zone = project.find(Id<Zone>(subject.value()));
        return Text::tr("boundary of %1").arg(zone ? zone->name : QString());
    }
    default: {
        const Record *record = project.find(subject);
        return record ? nameOf(*record) : QString();
    }
    }
}

QString statusName(ControlStatus status)
{
    switch (status) {
    case ControlStatus::Proposed:
        return Text::tr("proposed");
    case ControlStatus::Planned:
        return Text::tr("planned");
    case ControlStatus::Implemented:
        return Text::tr("implemented");
    case ControlStatus::Verified:
        return Text::tr("verified");
    case ControlStatus::NotApplicable:
        return Text::tr("not applicable");
    case ControlStatus::Rejected:
        return Text::tr("rejected");
    }
    return {};
}

QString statusMark(ControlStatus status)
{
    switch (status) {
    case ControlStatus::Proposed:
        return QStringLiteral("\u25cc");
    case ControlStatus::Planned:
        return QStringLiteral("\u25cb");
    case ControlStatus::Implemented:
        return QStringLiteral("\u25d0");
    case ControlStatus::Verified:
        return QStringLiteral("\u25cf");
    case ControlStatus::NotApplicable:
    case ControlStatus::Rejected:
        break;
    }
    return QStringLiteral("\u2013");
}
