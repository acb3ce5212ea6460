#pragma once

#include "views/viewcontext.h"

#include <QAbstractTableModel>

/// Controls where they stand: one row a place. A control that stands nowhere has one row, too.
class ControlsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Place, Coverage, Status, Owner, Due, Threats, ColumnCount };
    enum Role { ControlRole = Qt::UserRole, PlacementRole, SortRole };

    explicit ControlsModel(const ViewContext &context, QObject *parent = nullptr);
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Id<Control> control;
        Id<ControlPlacement> placement;
        int threats = 0;
    };
    QVariant shown(const Row &row, int column) const;

    const ViewContext m_context;
    QList<Row> m_rows;
};

/// Where a control stands, in the team's names.
QString placeName(const Project &project, SubjectKind kind, const AnyId &subject);
/// A control's status in the reader's language.
QString statusName(ControlStatus status);
