#include "views/controls/controlsmodel.h"

#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QFont>

#include <algorithm>

ControlsModel::ControlsModel(const ViewContext &context, QObject *parent)
    : HeadedRows(parent)
    , m_context(context)
    , m_cells(context)
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

void ControlsModel::setGrouping(controlgrouping::By grouping)
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
    emit headerDataChanged(Qt::Horizontal, 0, ControlCells::ColumnCount - 1);
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
    // Rows that a column cannot tell apart are in the same order every time.
    using Keyed = std::tuple<QString, QString, QUuid, ControlRow>;
    QList<Keyed> keyed;
    for (const ControlRow &row : std::as_const(m_rows))
        keyed.append({ m_cells.text(row, ControlCells::Name),
                       m_cells.text(row, ControlCells::Place), row.placement.value(), row });
    std::ranges::sort(keyed, {}, [](const Keyed &each) {
        return std::tie(std::get<0>(each), std::get<1>(each), std::get<2>(each));
    });
    std::ranges::transform(keyed, m_rows.begin(),
                           [](const Keyed &each) { return std::get<ControlRow>(each); });
}

bool ControlsModel::accepts(const ControlRow &row) const
{
    const Control *control = m_context.project().find(row.control);
    if (!m_statuses.isEmpty() && !m_statuses.contains(static_cast<int>(control->status)))
        return false;
    if (m_text.isEmpty())
        return true;
    for (int column = 0; column < ControlCells::ColumnCount; ++column) {
        if (m_cells.text(row, column).contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return control->catalogId.contains(m_text, Qt::CaseInsensitive);
}

QList<ControlRow> ControlsModel::sorted() const
{
    QList<std::pair<QVariant, ControlRow>> keyed;
    for (const ControlRow &row : m_rows) {
        if (accepts(row))
            keyed.append({ m_cells.sortKey(row, m_sortColumn), row });
    }
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::ranges::stable_sort(keyed, [&](const auto &a, const auto &b) {
        const QVariant &left = descending ? b.first : a.first;
        const QVariant &right = descending ? a.first : b.first;
        if (left.typeId() == QMetaType::Int)
            return left.toInt() < right.toInt();
        return left.toString().localeAwareCompare(right.toString()) < 0;
    });
    QList<ControlRow> rows;
    rows.reserve(keyed.size());
    for (const auto &[key, row] : std::as_const(keyed))
        rows.append(row);
    return rows;
}

void ControlsModel::refresh()
{
    collect();
    layOut(controlgrouping::headings(m_context, sorted(), m_grouping));
}

int ControlsModel::shown() const
{
    int rows = 0;
    for (int heading = 0; heading < headingCount(); ++heading)
        rows += rowsUnder(heading);
    return rows;
}

int ControlsModel::countOf(ControlStatus status) const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [&](const ControlRow &row) {
        return m_context.project().find(row.control)->status == status;
    }));
}

int ControlsModel::late() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [&](const ControlRow &row) {
        return m_cells.isLate(*m_context.project().find(row.control));
    }));
}

QModelIndex ControlsModel::indexOf(const QUuid &control, const QUuid &placement) const
{
    QModelIndex sameControl;
    for (int i = 0; i < headingCount(); ++i) {
        const QList<ControlRow> &rows = headings().at(i).rows;
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

int ControlsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ControlCells::ColumnCount;
}

QVariant ControlsModel::headingData(int heading, int role) const
{
    const ControlHeading &shown = headings().at(heading);
    switch (role) {
    case Qt::DisplayRole:
        return shown.name;
    case NoteRole:
        return QString::number(shown.rows.size());
    case HeadingRole:
        return shown.id;
    default:
        return {};
    }
}

QVariant ControlsModel::rowData(const QModelIndex &index, int role) const
{
    const ControlRow &row = rowOf(index);
    const int column = index.column();
    switch (role) {
    case ControlRole:
        return row.control.value();
    case PlacementRole:
        return row.placement.value();
    case Qt::DisplayRole:
        return m_cells.text(row, column);
    case Qt::EditRole:
        return m_cells.editText(row, column);
    case Qt::DecorationRole:
        return column == ControlCells::Place && !row.placement.isNull()
                       ? QVariant(icons::get(m_cells.placeIcon(row)))
                       : QVariant();
    case Qt::FontRole: {
        if (!m_cells.isUrgent(row, column))
            return {};
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::ToolTipRole:
        return labels::tip(m_cells.text(row, column));
    case Qt::TextAlignmentRole:
        return ControlCells::isNumber(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                              : QVariant();
    default:
        return {};
    }
}

bool ControlsModel::isEditable(const QModelIndex &index) const
{
    return ControlCells::isEditable(rowOf(index), index.column());
}

QVariant ControlsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::WhatsThisRole))
        return {};
    const QString name = ControlCells::name(section);
    if (role == Qt::WhatsThisRole || section != m_sortColumn)
        return name;
    const QString arrow(m_sortOrder == Qt::AscendingOrder ? u'\u25b4' : u'\u25be');
    return QStringLiteral("%1 %2").arg(name, arrow);
}
