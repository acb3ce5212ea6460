#include "views/registers/threats/threatsmodel.h"

#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <algorithm>

ThreatsModel::ThreatsModel(const ViewContext &context, QObject *parent)
    : HeadedRows(parent)
    , m_context(context)
    , m_cells(context)
{
}

void ThreatsModel::setFilter(const ThreatFilter &filter)
{
    m_filter = filter;
    layOut(grouped());
}

void ThreatsModel::setGrouping(threatgrouping::By grouping)
{
    m_grouping = grouping;
    layOut(grouped());
}

void ThreatsModel::setSortKeys(const QList<ThreatOrder::Key> &keys)
{
    m_order.setKeys(keys);
    layOut(grouped());
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

QList<ThreatHeading> ThreatsModel::grouped()
{
    return threatgrouping::headings(m_context, laidOut(), m_grouping);
}

void ThreatsModel::follow(const QSet<QUuid> &subjects)
{
    become(grouped());
    for (int i = 0; i < headingCount(); ++i) {
        const QList<ThreatKey> &keys = headings().at(i).rows;
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

QModelIndex ThreatsModel::indexOf(const QString &key) const
{
    const std::optional<ThreatKey> wanted = ThreatKey::fromText(key);
    for (int i = 0; wanted && i < headingCount(); ++i) {
        const qsizetype at = headings().at(i).rows.indexOf(*wanted);
        if (at >= 0)
            return index(static_cast<int>(at), 0, index(i, 0));
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
    for (int i = 0; i < headingCount() && !wanted.isEmpty(); ++i) {
        const QList<ThreatKey> &here = headings().at(i).rows;
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
    return index.isValid() && !isHeading(index) ? m_context.threats.row(rowOf(index)) : nullptr;
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
        if (isHeading(index))
            std::ranges::for_each(headings().at(index.row()).rows, add);
        else
            add(rowOf(index));
    }
    return keys;
}

int ThreatsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ThreatCells::ColumnCount;
}

QVariant ThreatsModel::headingData(int heading, int role) const
{
    const ThreatHeading &shown = headings().at(heading);
    const auto rows = static_cast<int>(shown.rows.size());
    switch (role) {
    case Qt::DisplayRole:
        return shown.name;
    case NoteRole:
        return shown.note.isEmpty() ? tr("%n shown", nullptr, rows)
                                    : tr("%1 \u00b7 %n shown", nullptr, rows).arg(shown.note);
    case HeadingRole:
        return shown.id;
    case Qt::DecorationRole:
        return shown.icon.isEmpty() ? QVariant() : icons::get(shown.icon);
    default:
        return {};
    }
}

QVariant ThreatsModel::rowData(const QModelIndex &index, int role) const
{
    const ThreatRow *row = rowAt(index);
    return row ? cellData(*row, index.column(), role) : QVariant();
}

QVariant ThreatsModel::cellData(const ThreatRow &row, int column, int role) const
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

bool ThreatsModel::isEditable(const QModelIndex &index) const
{
    const ThreatRow *row = rowAt(index);
    return row
           && (index.column() == ThreatCells::State || index.column() == ThreatCells::Owner
               || (index.column() == ThreatCells::Title && row->key.isOwn()));
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
