#include "views/registers/threats/registerplace.h"

#include "views/registers/table/registerview.h"

#include <QScopedValueRollback>

#include <algorithm>

RegisterPlace::RegisterPlace(RegisterView &table, ThreatsModel &model, const Selection &selection)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
    , m_selection(selection)
{
    connect(&table, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_folded.insert(index.data(ThreatsModel::HeadingRole).toString());
    });
    connect(&table, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_folded.remove(index.data(ThreatsModel::HeadingRole).toString());
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &RegisterPlace::leave);
    connect(&model, &QAbstractItemModel::modelReset, this, &RegisterPlace::comeBack);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RegisterPlace::unfold);
}

void RegisterPlace::leave()
{
    m_selected = m_model.keysAt(m_table.selectionModel()->selectedRows());
    m_top = m_table.topIndex().data(ThreatsModel::KeyRole).toString();
    m_column = std::max(0, m_table.currentIndex().column());
}

/// The same headings folded, the same threats selected, the same row on top.
void RegisterPlace::comeBack()
{
    const QScopedValueRollback guard(m_returning, true);
    const QSet<QString> folded = m_folded;
    m_table.expandAll();
    for (int i = 0; !folded.isEmpty() && i < m_model.rowCount(); ++i) {
        const QModelIndex heading = m_model.index(i, 0);
        if (folded.contains(heading.data(ThreatsModel::HeadingRole).toString()))
            m_table.collapse(heading);
    }
    m_table.selectionModel()->select(m_model.selectionOf(m_selected),
                                     QItemSelectionModel::ClearAndSelect);
    const QModelIndex current = m_model.indexOf(m_selection.threat());
    if (current.isValid())
        m_table.selectionModel()->setCurrentIndex(current.siblingAtColumn(m_column),
                                                  QItemSelectionModel::NoUpdate);
    const QModelIndex top = m_model.indexOf(m_top);
    if (top.isValid())
        m_table.scrollTo(top, QAbstractItemView::PositionAtTop);
}

void RegisterPlace::unfold(const QModelIndex &parent, int first, int last)
{
    for (int row = first; !parent.isValid() && row <= last; ++row)
        m_table.expand(m_model.index(row, 0));
    if (parent.isValid() && !m_folded.contains(parent.data(ThreatsModel::HeadingRole).toString()))
        m_table.expand(parent);
}
