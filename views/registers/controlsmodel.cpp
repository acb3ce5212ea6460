#include "views/registers/controlsmodel.h"

#include "views/style/labels.h"

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

ControlsModel::ControlsModel(const ViewContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
    refresh();
}

void ControlsModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    QHash<Id<ControlPlacement>, int> served;
    const QList<const ThreatRow *> threats = m_context.threats.rows();
    for (const ThreatRow *threat : threats) {
        for (const ControlEffect &effect : threat->controls)
            ++served[effect.placement];
    }
    const Project &project = m_context.project();
    for (const Control *control : project.all<Control>()) {
        bool placed = false;
        for (const RecordRef &ref : project.referrers(control->id.value())) {
            if (ref.kind != RecordKind::ControlPlacement)
                continue;
            const Id<ControlPlacement> id(ref.id);
            m_rows.append({ control->id, id, served.value(id) });
            placed = true;
        }
        if (!placed)
            m_rows.append({ control->id, {}, 0 });
    }
    endResetModel();
}

int ControlsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ControlsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ControlsModel::shown(const Row &row, int column) const
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
                         : tr("nowhere yet");
    case Coverage:
        return placement ? tr("%1 %").arg(placement->coverage) : QString();
    case Status:
        return statusName(control->status);
    case Owner: {
        const Person *owner = project.find(control->owner);
        return owner ? owner->name : QStringLiteral("\u2013");
    }
    case Due: {
        const QDate due = QDate::fromString(control->due, Qt::ISODate);
        const bool late = due.isValid() && due < m_context.document.today()
                          && control->status != ControlStatus::Implemented
                          && control->status != ControlStatus::Verified;
        return control->due.isEmpty() ? QStringLiteral("\u2013")
               : late                 ? tr("late %1").arg(control->due)
                                      : control->due;
    }
    case Threats:
        return row.threats;
    default:
        return {};
    }
}

QVariant ControlsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case ControlRole:
        return row.control.value();
    case PlacementRole:
        return row.placement.value();
    case SortRole:
        if (const Control *control = m_context.project().find(row.control);
            control && index.column() == Status)
            return QStringLiteral("%1 %2 %3")
                    .arg(static_cast<int>(control->status))
                    .arg(shown(row, Name).toString(), shown(row, Place).toString());
        return shown(row, index.column());
    case Qt::DisplayRole:
        return shown(row, index.column());
    case Qt::ToolTipRole:
        return labels::tip(shown(row, index.column()).toString());
    case Qt::TextAlignmentRole:
        if (index.column() == Coverage)
            return Qt::AlignCenter;
        return index.column() == Threats ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QVariant ControlsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = { tr("Control"), tr("Placed on"), tr("Cover"),  tr("Status"),
                              tr("Owner"),   tr("Due"),       tr("Threats") };
    return names[section];
}
