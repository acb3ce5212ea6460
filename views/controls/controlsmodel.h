#pragma once

#include "views/controls/controlgrouping.h"
#include "views/registers/table/headedrows.h"

#include <QSet>

/// Controls where they stand, under headings: one row a place. A control that stands nowhere has
/// one row, too.
class ControlsModel : public HeadedRows<ControlHeading>
{
    Q_OBJECT

public:
    enum Role { ControlRole = FirstFreeRole, PlacementRole };

    explicit ControlsModel(const ViewContext &context, QObject *parent = nullptr);

    void setText(const QString &text);
    /// Statuses that are shown; none means all.
    void setStatuses(const QSet<int> &statuses);
    void setGrouping(controlgrouping::By grouping);
    void clickSort(int column);
    void refresh();

    int shown() const;
    int total() const { return static_cast<int>(m_rows.size()); }
    /// Rows of one status, and rows that are late.
    int countOf(ControlStatus status) const;
    int late() const;
    QModelIndex indexOf(const QUuid &control, const QUuid &placement) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant headingData(int heading, int role) const override;
    QVariant rowData(const QModelIndex &index, int role) const override;
    bool isEditable(const QModelIndex &index) const override;

private:
    void collect();
    bool accepts(const ControlRow &row) const;
    /// The rows that are shown, in order.
    QList<ControlRow> sorted() const;

    const ViewContext m_context;
    const ControlCells m_cells;
    QList<ControlRow> m_rows;
    QString m_text;
    QSet<int> m_statuses;
    controlgrouping::By m_grouping = controlgrouping::Status;
    int m_sortColumn = ControlCells::Due;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};
