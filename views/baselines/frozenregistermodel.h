#pragma once

#include "model/baseline/baseline.h"
#include "model/core/records.h"

#include <QAbstractTableModel>

/// The rows of a register as they were frozen, as a table that nobody can edit.
class FrozenRegisterModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Threat, Subject, ArtifactName, State, Owner, Inherent, Current, Target, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// `settings` are those of the frozen state: they make ratings of levels.
    void setRows(const QList<FrozenThreat> &rows, const Settings &settings);
    const QList<FrozenThreat> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const FrozenThreat &row, int column) const;

    QList<FrozenThreat> m_rows;
    Settings m_settings;
};
