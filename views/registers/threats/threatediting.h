#pragma once

#include "views/viewcontext.h"

#include <QObject>

class QModelIndex;
class RegisterView;
class ThreatsModel;
class ThreatSteps;

/// What the table's editors and keys (F2, Space, Delete) do to threats: one step for all selected
/// rows when the cell is in one of them.
class ThreatEditing : public QObject
{
    Q_OBJECT

public:
    /// Everything that is passed in outlives this.
    ThreatEditing(const ViewContext &context, RegisterView &table, ThreatsModel &model,
                  ThreatSteps &steps);

private:
    void edit(const QModelIndex &index, const QString &value);
    void rate(const QModelIndex &index);
    void clear(const QModelIndex &index);
    void toggle();
    /// The selected threats, or the one at the index when it is not among them.
    QStringList meantBy(const QModelIndex &index) const;

    const ViewContext m_context;
    RegisterView &m_table;
    ThreatsModel &m_model;
    ThreatSteps &m_steps;
};
