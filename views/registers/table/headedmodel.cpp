#include "views/registers/table/headedmodel.h"

// A heading's index has internal id 0; a row carries the serial of its heading.
QModelIndex HeadedModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_serials.at(parent.row()) : quintptr(0));
}

QModelIndex HeadedModel::parent(const QModelIndex &child) const
{
    return isHeading(child) ? QModelIndex() : createIndex(headingOf(child), 0, quintptr(0));
}

int HeadedModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return headingCount();
    return isHeading(parent) && parent.column() == 0 ? rowsUnder(parent.row()) : 0;
}

QVariant HeadedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (!isHeading(index))
        return rowData(index, role);
    return index.column() == 0 ? headingData(index.row(), role) : QVariant();
}

Qt::ItemFlags HeadedModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid() || isHeading(index))
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    return isEditable(index) ? flags | Qt::ItemIsEditable : flags;
}

bool HeadedModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || value == data(index, Qt::EditRole))
        return false;
    emit edited(index, value.toString());
    return true;
}

void HeadedModel::headingsInserted(int from, int count)
{
    for (int i = 0; i < count; ++i)
        m_serials.insert(from + i, ++m_lastSerial);
    number();
}

void HeadedModel::headingsRemoved(int from, int count)
{
    m_serials.remove(from, count);
    number();
}

void HeadedModel::number()
{
    m_positions.clear();
    for (int i = 0; i < m_serials.size(); ++i)
        m_positions.insert(m_serials.at(i), i);
}
