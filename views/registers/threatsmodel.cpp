#include "views/registers/threatsmodel.h"

#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <algorithm>

namespace {

/// Beyond this, laying out anew is faster than single insertions.
constexpr qsizetype mostPatches = 256;

/// What of two lists differs: what both begin and end with is left out.
struct Middle
{
    qsizetype from = 0;
    qsizetype oldCount = 0;
    qsizetype newCount = 0;
};

template<typename Old, typename New, typename Same>
Middle middleOf(const Old &before, const New &after, Same &&same)
{
    qsizetype head = 0;
    while (head < before.size() && head < after.size() && same(before.at(head), after.at(head)))
        ++head;
    qsizetype tail = 0;
    while (tail < before.size() - head && tail < after.size() - head
           && same(before.at(before.size() - 1 - tail), after.at(after.size() - 1 - tail)))
        ++tail;
    return { head, before.size() - head - tail, after.size() - head - tail };
}

} // namespace

ThreatsModel::ThreatsModel(const ViewContext &context, QObject *parent)
    : QAbstractItemModel(parent)
    , m_context(context)
    , m_cells(context)
{
}

void ThreatsModel::setFilter(const ThreatFilter &filter)
{
    m_filter = filter;
    restart(threatgrouping::headings(m_context, laidOut(), m_grouping));
}

void ThreatsModel::setGrouping(threatgrouping::By grouping)
{
    m_grouping = grouping;
    restart(threatgrouping::headings(m_context, laidOut(), m_grouping));
}

void ThreatsModel::setSortKeys(const QList<ThreatOrder::Key> &keys)
{
    m_order.setKeys(keys);
    restart(threatgrouping::headings(m_context, laidOut(), m_grouping));
    emit headerDataChanged(Qt::Horizontal, 0, ThreatCells::ColumnCount - 1);
}

void ThreatsModel::clickSort(int column, bool further)
{
    m_order.click(column, further);
    setSortKeys(QList<ThreatOrder::Key>(m_order.keys()));
}

/// The rows that pass the filter, in order.
QList<const ThreatRow *> ThreatsModel::laidOut()
{
    m_cells.refresh();
    QList<const ThreatRow *> rows = m_context.threats.rows();
    m_total = static_cast<int>(rows.size());
    if (!m_filter.isEmpty()) {
        rows.removeIf([this](const ThreatRow *row) {
            return !m_filter.accepts(*row, m_context.project().settings());
        });
    }
    m_shown = static_cast<int>(rows.size());
    m_order.sort(rows, m_cells);
    return rows;
}

void ThreatsModel::follow(const QSet<QUuid> &subjects)
{
    become(threatgrouping::headings(m_context, laidOut(), m_grouping));
    for (int i = 0; i < m_groups.size(); ++i) {
        const QList<ThreatKey> &keys = m_groups.at(i).heading.keys;
        const auto touched = [&](const ThreatKey &key) {
            return subjects.isEmpty() || key.isOwn() || subjects.contains(key.subject);
        };
        const auto first = std::ranges::find_if(keys, touched);
        if (first == keys.end())
            continue;
        const QModelIndex parent = index(i, 0);
        emit dataChanged(
                index(static_cast<int>(first - keys.begin()), 0, parent),
                index(static_cast<int>(keys.size()) - 1, ThreatCells::ColumnCount - 1, parent));
    }
}

void ThreatsModel::become(QList<ThreatHeading> headings)
{
    if (!patchHeadings(headings)) {
        restart(headings);
        return;
    }
    qsizetype patches = 0;
    for (int i = 0; i < m_groups.size(); ++i) {
        const Middle middle =
                middleOf(m_groups.at(i).heading.keys, headings.at(i).keys, std::equal_to<>());
        patches += middle.oldCount + middle.newCount;
    }
    if (patches > mostPatches) {
        restart(headings);
        return;
    }
    for (int i = 0; i < m_groups.size(); ++i) {
        patchRows(i, headings.at(i).keys);
        m_groups[i].heading = std::move(headings[i]);
    }
}

/// Takes out the headings that are gone and puts in those that are new, empty; false when there are
/// too many of them.
bool ThreatsModel::patchHeadings(const QList<ThreatHeading> &headings)
{
    const Middle middle =
            middleOf(m_groups, headings, [](const Group &group, const ThreatHeading &heading) {
                return group.heading.id == heading.id;
            });
    if (middle.oldCount + middle.newCount > mostPatches)
        return false;
    const int from = static_cast<int>(middle.from);
    if (middle.oldCount > 0) {
        beginRemoveRows({}, from, from + static_cast<int>(middle.oldCount) - 1);
        m_groups.remove(middle.from, middle.oldCount);
        number();
        endRemoveRows();
    }
    if (middle.newCount > 0) {
        beginInsertRows({}, from, from + static_cast<int>(middle.newCount) - 1);
        for (qsizetype i = 0; i < middle.newCount; ++i)
            m_groups.insert(middle.from + i, { headings.at(middle.from + i), ++m_lastSerial });
        number();
        endInsertRows();
    }
    return true;
}

void ThreatsModel::patchRows(int at, const QList<ThreatKey> &keys)
{
    QList<ThreatKey> &shown = m_groups[at].heading.keys;
    const Middle middle = middleOf(shown, keys, std::equal_to<>());
    const int from = static_cast<int>(middle.from);
    const QModelIndex parent = index(at, 0);
    if (middle.oldCount > 0) {
        beginRemoveRows(parent, from, from + static_cast<int>(middle.oldCount) - 1);
        shown.remove(middle.from, middle.oldCount);
        endRemoveRows();
    }
    if (middle.newCount > 0) {
        beginInsertRows(parent, from, from + static_cast<int>(middle.newCount) - 1);
        for (qsizetype i = 0; i < middle.newCount; ++i)
            shown.insert(middle.from + i, keys.at(middle.from + i));
        endInsertRows();
    }
}

void ThreatsModel::restart(const QList<ThreatHeading> &headings)
{
    beginResetModel();
    m_groups.clear();
    m_groups.reserve(headings.size());
    for (const ThreatHeading &heading : headings)
        m_groups.append({ heading, ++m_lastSerial });
    number();
    endResetModel();
}

void ThreatsModel::number()
{
    m_positions.clear();
    for (int i = 0; i < m_groups.size(); ++i)
        m_positions.insert(m_groups.at(i).serial, i);
}

QModelIndex ThreatsModel::indexOf(const QString &key) const
{
    const std::optional<ThreatKey> wanted = ThreatKey::fromText(key);
    for (qsizetype i = 0; wanted && i < m_groups.size(); ++i) {
        const qsizetype at = m_groups.at(i).heading.keys.indexOf(*wanted);
        if (at >= 0)
            return index(static_cast<int>(at), 0, index(static_cast<int>(i), 0));
    }
    return {};
}

QItemSelection ThreatsModel::selectionOf(const QStringList &keys) const
{
    QHash<QUuid, QList<ThreatKey>> wanted;
    for (const QString &text : keys) {
        if (const std::optional<ThreatKey> key = ThreatKey::fromText(text))
            wanted[key->subject].append(*key);
    }
    QItemSelection selection;
    for (int i = 0; i < m_groups.size() && !wanted.isEmpty(); ++i) {
        const QList<ThreatKey> &here = m_groups.at(i).heading.keys;
        int from = -1;
        for (int at = 0; at <= here.size(); ++at) {
            const bool in =
                    at < here.size() && wanted.value(here.at(at).subject).contains(here.at(at));
            if (in && from < 0)
                from = at;
            if (in || from < 0)
                continue;
            const QModelIndex parent = index(i, 0);
            selection.append(QItemSelectionRange(
                    index(from, 0, parent), index(at - 1, ThreatCells::ColumnCount - 1, parent)));
            from = -1;
        }
    }
    return selection;
}

const ThreatRow *ThreatsModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return m_context.threats.row(groupOf(index).heading.keys.at(index.row()));
}

QStringList ThreatsModel::keysAt(const QModelIndexList &indexes) const
{
    QStringList keys;
    QSet<QString> known;
    const auto add = [&](const ThreatKey &key) {
        const QString text = key.text();
        if (known.contains(text))
            return;
        known.insert(text);
        keys.append(text);
    };
    for (const QModelIndex &index : indexes) {
        if (index.internalId() != 0)
            add(groupOf(index).heading.keys.at(index.row()));
        else
            std::ranges::for_each(m_groups.at(index.row()).heading.keys, add);
    }
    return keys;
}

QList<const ThreatRow *> ThreatsModel::shownRows() const
{
    QList<const ThreatRow *> rows;
    for (const Group &group : m_groups) {
        for (const ThreatKey &key : group.heading.keys) {
            if (const ThreatRow *row = m_context.threats.row(key))
                rows.append(row);
        }
    }
    return rows;
}

// A heading's index has internal id 0; a row carries the serial of its heading.
QModelIndex ThreatsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? m_groups.at(parent.row()).serial : quintptr(0));
}

QModelIndex ThreatsModel::parent(const QModelIndex &child) const
{
    return child.internalId() == 0
                   ? QModelIndex()
                   : createIndex(m_positions.value(child.internalId()), 0, quintptr(0));
}

const ThreatsModel::Group &ThreatsModel::groupOf(const QModelIndex &row) const
{
    return m_groups.at(m_positions.value(row.internalId()));
}

int ThreatsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0
                   ? static_cast<int>(m_groups.at(parent.row()).heading.keys.size())
                   : 0;
}

int ThreatsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ThreatCells::ColumnCount;
}

QVariant ThreatsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return groupData(m_groups.at(index.row()), index.column(), role);
    const ThreatRow *row = rowAt(index);
    return row ? rowData(*row, index.column(), role) : QVariant();
}

QVariant ThreatsModel::groupData(const Group &group, int column, int role) const
{
    if (column != 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return group.heading.name;
    case NoteRole:
        return group.heading.note.isEmpty()
                       ? tr("%n shown", nullptr, static_cast<int>(group.heading.keys.size()))
                       : tr("%1 \u00b7 %n shown", nullptr,
                            static_cast<int>(group.heading.keys.size()))
                                 .arg(group.heading.note);
    case HeadingRole:
        return group.heading.id;
    case Qt::DecorationRole:
        return group.heading.icon.isEmpty() ? QVariant() : icons::get(group.heading.icon);
    default:
        return {};
    }
}

QVariant ThreatsModel::rowData(const ThreatRow &row, int column, int role) const
{
    switch (role) {
    case KeyRole:
        return row.key.text();
    case Qt::DisplayRole:
        // A rating shows as its letter.
        return ThreatCells::levels(row, column) ? QVariant() : m_cells.text(row, column);
    case Qt::EditRole:
        return column == ThreatCells::State   ? textOf(row.state)
               : column == ThreatCells::Owner ? row.owner
                                              : m_cells.text(row, column);
    case RatingRole:
        if (const Levels *levels = ThreatCells::levels(row, column))
            return static_cast<int>(risk::rating(m_context.project().settings(), *levels));
        return {};
    case FilledRole:
        return column == ThreatCells::Current;
    case Qt::ToolTipRole:
        if (column == ThreatCells::State && !row.reviewAgain.isEmpty())
            return labels::tip(row.reviewAgain.join(u'\n'));
        return labels::tip(m_cells.text(row, column));
    case Qt::AccessibleTextRole:
        return ThreatCells::levels(row, column) ? m_cells.text(row, column) : QVariant();
    case Qt::FontRole:
        // What wants to be looked at again says so in words, and semibold.
        if (column == ThreatCells::State && (row.stale || !row.reviewAgain.isEmpty())) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::TextAlignmentRole:
        return m_cells.number(row, column) && column != ThreatCells::State
                               && column != ThreatCells::RiskNumber
                       ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                       : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags ThreatsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    const ThreatRow *row = rowAt(index);
    if (!row)
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    const bool editable = index.column() == ThreatCells::State
                          || index.column() == ThreatCells::Owner
                          || (index.column() == ThreatCells::Title && row->key.isOwn());
    return editable ? flags | Qt::ItemIsEditable : flags;
}

bool ThreatsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || value == data(index, Qt::EditRole))
        return false;
    emit edited(index, value.toString());
    return true;
}

QVariant ThreatsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole)
        return tr("%1. Click sorts, Shift+click sorts further.").arg(ThreatCells::tip(section));
    if (role == Qt::WhatsThisRole)
        return ThreatCells::name(section);
    if (role != Qt::DisplayRole)
        return {};
    const QString name = ThreatCells::name(section);
    const QList<ThreatOrder::Key> &keys = m_order.keys();
    const auto key = std::ranges::find(keys, section, &ThreatOrder::Key::column);
    if (key == keys.end())
        return name;
    const QString arrow(key->order == Qt::AscendingOrder ? u'\u25b4' : u'\u25be');
    if (keys.size() == 1)
        return QStringLiteral("%1 %2").arg(name, arrow);
    const QString place = QString(u'\u00b9') + u'\u00b2' + u'\u00b3' + u'\u2074';
    return QStringLiteral("%1 %2%3").arg(name, arrow, place.at(key - keys.begin()));
}
