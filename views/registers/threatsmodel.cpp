#include "views/registers/threatsmodel.h"

#include "model/threats/groups.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QFont>

namespace {

const Levels &levelsOf(const ThreatRow &row, int column)
{
    return column == ThreatsModel::Inherent ? row.inherent
           : column == ThreatsModel::Target ? row.target
                                            : row.current;
}

bool isLevel(int column)
{
    return column == ThreatsModel::Inherent || column == ThreatsModel::Current
           || column == ThreatsModel::Target;
}

} // namespace

ThreatsModel::ThreatsModel(const ViewContext &context, QObject *parent)
    : QAbstractItemModel(parent)
    , m_context(context)
{
}

void ThreatsModel::setFilter(const ThreatFilter &filter)
{
    m_filter = filter;
    refresh();
}

void ThreatsModel::setGrouping(Grouping grouping)
{
    m_grouping = grouping;
    refresh();
}

ThreatsModel::Group ThreatsModel::groupOf(const ThreatRow &row) const
{
    const Vocabulary &words = m_context.vocabulary();
    switch (m_grouping) {
    case ByPhase:
        return { words.name(row.phase), {}, {} };
    case ByClass:
        return { m_context.catalogs().strideName(row.stride), {}, {} };
    case ByState:
        return { stateName(shownState(row)), {}, {} };
    case ByRating:
        return { riskletter::name(risk::rating(m_context.project().settings(), row.current)),
                 {},
                 {} };
    case BySubject:
    case ByThing:
        break;
    }
    QString icon = QStringLiteral("flow");
    if (const Element *element = m_context.project().find(Id<Element>(row.key.subject))) {
        const ElementType *type = words.elementType(element->type);
        icon = type ? type->icon : QString();
    }
    return { row.subjectName, icon, {} };
}

QString ThreatsModel::sortText(const ThreatRow &row) const
{
    switch (m_sortColumn) {
    case Class:
        return m_context.catalogs().strideName(row.stride);
    case State:
        return stateName(shownState(row));
    case Owner:
        return row.owner;
    default:
        return row.title;
    }
}

void ThreatsModel::refresh()
{
    beginResetModel();
    QList<const ThreatRow *> rows = m_context.threats.rows();
    m_total = static_cast<int>(rows.size());
    rows.removeIf([this](const ThreatRow *row) {
        return !m_filter.accepts(*row, m_context.project().settings());
    });
    m_shown = static_cast<int>(rows.size());
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    if (isLevel(m_sortColumn)) {
        std::ranges::stable_sort(rows, [&](const ThreatRow *a, const ThreatRow *b) {
            const int left = levelsOf(*a, m_sortColumn).score();
            const int right = levelsOf(*b, m_sortColumn).score();
            return descending ? left > right : left < right;
        });
    } else {
        std::ranges::stable_sort(rows, [&](const ThreatRow *a, const ThreatRow *b) {
            const int order = sortText(*a).localeAwareCompare(sortText(*b));
            return descending ? order > 0 : order < 0;
        });
    }
    // Groups stand in the order of their first row, so the worst comes first.
    m_groups.clear();
    if (m_grouping == ByThing) {
        groupByThing(rows);
        endResetModel();
        return;
    }
    QHash<QString, qsizetype> known;
    for (const ThreatRow *row : rows) {
        Group group = groupOf(*row);
        const QString id = m_grouping == BySubject ? row->key.subject.toString() : group.name;
        if (!known.contains(id)) {
            known.insert(id, m_groups.size());
            m_groups.append(std::move(group));
        }
        m_groups[known.value(id)].keys.append(row->key.text());
    }
    endResetModel();
}

void ThreatsModel::groupByThing(const QList<const ThreatRow *> &rows)
{
    for (const ThreatGroup &group : threatGroups(m_context.project(), rows)) {
        Group shown { group.title(), groupOf(group.worst()).icon, {} };
        for (const ThreatRow *row : group.rows)
            shown.keys.append(row->key.text());
        m_groups.append(shown);
    }
}

QModelIndex ThreatsModel::indexOf(const QString &key) const
{
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const qsizetype at = m_groups.at(i).keys.indexOf(key);
        if (at >= 0)
            return index(static_cast<int>(at), 0, index(static_cast<int>(i), 0));
    }
    return {};
}

QStringList ThreatsModel::keysAt(const QModelIndexList &indexes) const
{
    QStringList keys;
    for (const QModelIndex &index : indexes) {
        const QStringList here = index.parent().isValid()
                                         ? QStringList { index.data(KeyRole).toString() }
                                         : m_groups.at(index.row()).keys;
        for (const QString &key : here) {
            if (!keys.contains(key))
                keys.append(key);
        }
    }
    return keys;
}

// A top-level index has internal id 0; a row carries its group's number plus one.
QModelIndex ThreatsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : quintptr(0));
}

QModelIndex ThreatsModel::parent(const QModelIndex &child) const
{
    return child.internalId() == 0
                   ? QModelIndex()
                   : createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int ThreatsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0
                   ? static_cast<int>(m_groups.at(parent.row()).keys.size())
                   : 0;
}

int ThreatsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant ThreatsModel::data(const QModelIndex &index, int role) const
{
    if (index.internalId() == 0)
        return groupData(m_groups.at(index.row()), index.column(), role);
    const ThreatRow *row = m_context.threats.row(
            m_groups.at(static_cast<qsizetype>(index.internalId()) - 1).keys.at(index.row()));
    return row ? rowData(*row, index.column(), role) : QVariant();
}

QVariant ThreatsModel::groupData(const Group &group, int column, int role) const
{
    if (column != Title)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1  \u00b7  %2").arg(group.name, QString::number(group.keys.size()));
    case Qt::DecorationRole:
        return group.icon.isEmpty() ? QVariant() : icons::get(group.icon);
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    default:
        return {};
    }
}

QVariant ThreatsModel::rowData(const ThreatRow &row, int column, int role) const
{
    if (role == KeyRole)
        return row.key.text();
    if (isLevel(column)) {
        const Rating rating = risk::rating(m_context.project().settings(), levelsOf(row, column));
        if (role == RatingRole)
            return static_cast<int>(rating);
        if (role == FilledRole)
            return column == Current;
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return riskletter::name(rating);
        return {};
    }
    if (role == Qt::ToolTipRole && column == Title)
        return labels::tip(row.title);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Title:
        return row.title;
    case Class:
        return m_context.catalogs().strideName(row.stride);
    case State:
        return stateName(shownState(row));
    case Owner:
        return row.owner.isEmpty() ? QStringLiteral("\u2013") : row.owner;
    default:
        return {};
    }
}

QVariant ThreatsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = { tr("Threat"), tr("STRIDE-AI"), tr("Inh"),  tr("Cur"),
                              tr("Tgt"),    tr("State"),     tr("Owner") };
    return names[section];
}

void ThreatsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    refresh();
}
