#include "views/risk/riskmodel.h"

#include "views/style/labels.h"
#include "views/style/riskletter.h"

RiskModel::RiskModel(const ViewContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void RiskModel::show(const QList<RiskRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

QModelIndex RiskModel::indexOf(const Id<Risk> &risk) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).id == risk)
            return index(row, 0);
    }
    return {};
}

int RiskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RiskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RiskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const RiskRow &row = m_rows.at(index.row());
    if (role == IdRole)
        return row.id.value();
    if (index.column() >= Inherent) {
        const Levels &levels = index.column() == Inherent  ? row.inherent
                               : index.column() == Current ? row.current
                                                           : row.target;
        const Rating rating = risk::rating(m_context.project().settings(), levels);
        if (role == RatingRole)
            return static_cast<int>(rating);
        if (role == FilledRole)
            return index.column() == Current;
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return riskletter::name(rating);
        return {};
    }
    if (role == Qt::DisplayRole)
        return index.column() == Number ? QStringLiteral("R-%1").arg(row.number) : row.title;
    if (role == Qt::ToolTipRole)
        return labels::tip(row.title);
    return {};
}

QVariant RiskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = { tr("Id"), tr("Risk"), tr("Inh"), tr("Cur"), tr("Tgt") };
    return names[section];
}
