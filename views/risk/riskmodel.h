#pragma once

#include "model/threats/riskrows.h"
#include "views/viewcontext.h"

#include <QAbstractTableModel>

/// The risks of the project, worst first.
class RiskModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Title, Inherent, Current, Target, ColumnCount };
    enum Role { IdRole = Qt::UserRole, RatingRole, FilledRole };

    explicit RiskModel(const ViewContext &context, QObject *parent = nullptr);
    void show(const QList<RiskRow> &rows);
    QModelIndex indexOf(const Id<Risk> &risk) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ViewContext m_context;
    QList<RiskRow> m_rows;
};
