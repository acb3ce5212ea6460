#include "views/controls/controlsmodel.h"

#include "model/core/operations/controls.h"
#include "model/risk/residual.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QCoreApplication>
#include <QFont>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ControlsModel)
};

/// What is done and what stands aside come last.
int urgency(ControlStatus status)
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

QString iconOf(const ViewContext &context, const ControlPlacement &placement)
{
    if (const Element *element = context.project().find(Id<Element>(placement.subject.value()))) {
        const ElementType *type = context.vocabulary().elementType(element->type);
        return type ? type->icon : QString();
    }
    if (placement.subjectKind == SubjectKind::Flow)
        return QStringLiteral("flow");
    return placement.subjectKind == SubjectKind::Project ? QString() : QStringLiteral("zone");
}

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

ControlsModel::ControlsModel(const ViewContext &context, QObject *parent)
    : QAbstractItemModel(parent)
    , m_context(context)
{
    refresh();
}

void ControlsModel::setText(const QString &text)
{
    m_text = text.trimmed();
    refresh();
}

void ControlsModel::setStatuses(const QSet<int> &statuses)
{
    m_statuses = statuses;
    refresh();
}

void ControlsModel::setGrouping(Grouping grouping)
{
    m_grouping = grouping;
    refresh();
}

void ControlsModel::clickSort(int column)
{
    const bool again = column == m_sortColumn && m_sortOrder == Qt::AscendingOrder;
    m_sortColumn = column;
    m_sortOrder = again ? Qt::DescendingOrder : Qt::AscendingOrder;
    refresh();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ControlsModel::collect()
{
    m_rows.clear();
    QHash<Id<ControlPlacement>, int> served;
    QHash<Id<Control>, int> linked;
    const QList<const ThreatRow *> threats = m_context.threats.rows();
    for (const ThreatRow *threat : threats) {
        for (const ControlEffect &effect : threat->controls) {
            ++served[effect.placement];
            linked[effect.control] += effect.placement.isNull() ? 1 : 0;
        }
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
            m_rows.append({ control->id, {}, linked.value(control->id) });
    }
}

bool ControlsModel::accepts(const Row &row) const
{
    const Control *control = m_context.project().find(row.control);
    if (!m_statuses.isEmpty() && !m_statuses.contains(static_cast<int>(control->status)))
        return false;
    if (m_text.isEmpty())
        return true;
    for (int column = 0; column < ColumnCount; ++column) {
        if (shown(row, column).contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return control->catalogId.contains(m_text, Qt::CaseInsensitive);
}

ControlsModel::Group ControlsModel::groupOf(const Row &row) const
{
    const Control *control = m_context.project().find(row.control);
    switch (m_grouping) {
    case ByStatus: {
        QString name = statusName(control->status);
        if (control->status == ControlStatus::Implemented)
            name = tr("implemented, not verified");
        name[0] = name.at(0).toUpper();
        return { textOf(control->status),
                 QStringLiteral("%1  %2").arg(statusMark(control->status), name),
                 {} };
    }
    case ByOwner: {
        const Person *owner = m_context.project().find(control->owner);
        return { control->owner.text(), owner ? owner->name : tr("Nobody yet"), {} };
    }
    case ByPlace: {
        const QString place = shown(row, Place);
        return { place, place, {} };
    }
    case ByFamily:
        for (const Term &family : m_context.catalogs().controlFamilies) {
            if (family.id == control->family)
                return { family.id, family.name, {} };
        }
        return { control->family,
                 control->family.isEmpty() ? tr("The team's own") : control->family,
                 {} };
    case ByNothing:
        break;
    }
    return { QStringLiteral("all"), tr("All controls"), {} };
}

void ControlsModel::refresh()
{
    beginResetModel();
    collect();
    QList<std::pair<QVariant, Row>> rows;
    for (const Row &row : std::as_const(m_rows)) {
        if (accepts(row))
            rows.append({ sortKey(row, m_sortColumn), row });
    }
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::ranges::stable_sort(rows, [&](const auto &a, const auto &b) {
        const QVariant &left = descending ? b.first : a.first;
        const QVariant &right = descending ? a.first : b.first;
        if (left.typeId() == QMetaType::Int)
            return left.toInt() < right.toInt();
        return left.toString().localeAwareCompare(right.toString()) < 0;
    });
    m_groups.clear();
    QHash<QString, qsizetype> known;
    for (const auto &[key, row] : std::as_const(rows)) {
        Group group = groupOf(row);
        if (!known.contains(group.id)) {
            known.insert(group.id, m_groups.size());
            m_groups.append(group);
        }
        m_groups[known.value(group.id)].rows.append(row);
    }
    if (m_grouping == ByStatus) {
        std::ranges::stable_sort(m_groups, {}, [](const Group &group) {
            return urgency(enumFrom<ControlStatus>(group.id).value_or(ControlStatus::Rejected));
        });
    } else {
        std::ranges::stable_sort(m_groups, [](const Group &a, const Group &b) {
            return a.name.localeAwareCompare(b.name) < 0;
        });
    }
    endResetModel();
}

int ControlsModel::shown() const
{
    int rows = 0;
    for (const Group &group : m_groups)
        rows += static_cast<int>(group.rows.size());
    return rows;
}

int ControlsModel::countOf(ControlStatus status) const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [&](const Row &row) {
        return m_context.project().find(row.control)->status == status;
    }));
}

int ControlsModel::late() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [&](const Row &row) {
        return isLate(*m_context.project().find(row.control));
    }));
}

QModelIndex ControlsModel::indexOf(const QUuid &control, const QUuid &placement) const
{
    QModelIndex sameControl;
    for (int i = 0; i < m_groups.size(); ++i) {
        const QList<Row> &rows = m_groups.at(i).rows;
        for (int at = 0; at < rows.size(); ++at) {
            if (rows.at(at).control.value() != control)
                continue;
            sameControl = index(at, 0, index(i, 0));
            if (rows.at(at).placement.value() == placement)
                return sameControl;
        }
    }
    return sameControl;
}

QModelIndex ControlsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : quintptr(0));
}

QModelIndex ControlsModel::parent(const QModelIndex &child) const
{
    return child.internalId() == 0
                   ? QModelIndex()
                   : createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int ControlsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0
                   ? static_cast<int>(m_groups.at(parent.row()).rows.size())
                   : 0;
}

int ControlsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

bool ControlsModel::isLate(const Control &control) const
{
    const QDate due = QDate::fromString(control.due, Qt::ISODate);
    return due.isValid() && due < m_context.document.today()
           && (control.status == ControlStatus::Proposed
               || control.status == ControlStatus::Planned);
}

QString ControlsModel::evidenceText(const Control &control) const
{
    const Project &project = m_context.project();
    const QList<const ::Evidence *> all = operations::evidenceOf(project, control.id);
    if (all.isEmpty())
        return tr("no evidence");
    const ::Evidence &first = *all.first();
    const Attachment *file = project.find(first.attachment);
    const QString name = !first.note.isEmpty() ? first.note.simplified()
                         : file                ? file->name
                                               : first.link;
    return all.size() == 1
                   ? name
                   : tr("%1 and %n more", nullptr, static_cast<int>(all.size() - 1)).arg(name);
}

QString ControlsModel::shown(const Row &row, int column) const
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
        return risk::statusOn(*control, m_context.document.today()) == control->status
                       ? statusName(control->status)
                       : tr("verification overdue");
    case Owner: {
        const Person *owner = project.find(control->owner);
        return owner ? owner->name : QStringLiteral("\u2013");
    }
    case Due:
        return control->due.isEmpty() ? QStringLiteral("\u2013")
               : isLate(*control)     ? tr("late %1").arg(control->due)
                                      : control->due;
    case Evidence:
        return evidenceText(*control);
    case Threats:
        return QString::number(row.threats);
    default:
        return {};
    }
}

QVariant ControlsModel::sortKey(const Row &row, int column) const
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
        return shown(row, column);
    }
}

QVariant ControlsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() != 0)
        return rowData(
                m_groups.at(static_cast<qsizetype>(index.internalId()) - 1).rows.at(index.row()),
                index.column(), role);
    const Group &group = m_groups.at(index.row());
    if (index.column() != 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return group.name;
    case NoteRole:
        return QString::number(group.rows.size());
    case HeadingRole:
        return group.id;
    default:
        return {};
    }
}

QVariant ControlsModel::rowData(const Row &row, int column, int role) const
{
    const Control *control = m_context.project().find(row.control);
    const ControlPlacement *placement = m_context.project().find(row.placement);
    switch (role) {
    case ControlRole:
        return row.control.value();
    case PlacementRole:
        return row.placement.value();
    case Qt::DisplayRole:
        return shown(row, column);
    case Qt::EditRole:
        if (!control)
            return {};
        return column == Status     ? textOf(control->status)
               : column == Due      ? control->due
               : column == Owner    ? (control->owner.isNull() ? QString() : shown(row, Owner))
               : column == Coverage ? QString::number(placement ? placement->coverage : 100)
                                    : shown(row, column);
    case Qt::DecorationRole:
        return column == Place && placement ? QVariant(icons::get(iconOf(m_context, *placement)))
                                            : QVariant();
    case Qt::FontRole: {
        const bool loud = control
                          && ((column == Due && isLate(*control))
                              || (column == Status
                                  && risk::statusOn(*control, m_context.document.today())
                                             != control->status));
        if (!loud)
            return {};
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::ToolTipRole:
        return labels::tip(shown(row, column));
    case Qt::TextAlignmentRole:
        return column == Coverage || column == Threats || column == Due
                       ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                       : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags ControlsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid() || index.internalId() == 0)
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    const int column = index.column();
    const bool editable = column == Status || column == Owner || column == Due
                          || (column == Coverage && !index.data(PlacementRole).toUuid().isNull());
    return editable ? flags | Qt::ItemIsEditable : flags;
}

bool ControlsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || value == data(index, Qt::EditRole))
        return false;
    emit edited(index, value.toString());
    return true;
}

QVariant ControlsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::WhatsThisRole))
        return {};
    const QString names[] = { tr("Control"), tr("Placed on"), tr("Cover"),    tr("Status"),
                              tr("Owner"),   tr("Due"),       tr("Evidence"), tr("Threats") };
    if (role == Qt::WhatsThisRole || section != m_sortColumn)
        return names[section];
    const QString arrow(m_sortOrder == Qt::AscendingOrder ? u'\u25b4' : u'\u25be');
    return QStringLiteral("%1 %2").arg(names[section], arrow);
}
