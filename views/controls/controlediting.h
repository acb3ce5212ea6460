#pragma once

#include "views/viewcontext.h"

#include <QModelIndexList>

class ControlsModel;
class RegisterView;

/// What the table's editors and keys (F2, Delete) do to controls: one step for all selected rows
/// when the cell is in one of them.
class ControlEditing : public QObject
{
    Q_OBJECT

public:
    /// Everything that is passed in outlives this.
    ControlEditing(const ViewContext &context, RegisterView &table, ControlsModel &model);

private:
    void edit(const QModelIndex &index, const QString &value);
    void editCoverage(const QModelIndexList &rows, int percent);
    void clear(const QModelIndex &index);
    /// The selected rows, or the one at the index when it is not among them.
    QModelIndexList meantBy(const QModelIndex &index) const;

    const ViewContext m_context;
    RegisterView &m_table;
};
