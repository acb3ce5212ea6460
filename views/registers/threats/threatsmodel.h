#pragma once

#include "views/registers/filter/threatfilter.h"
#include "views/registers/table/headedrows.h"
#include "views/registers/threats/threatgrouping.h"
#include "views/registers/threats/threatorder.h"

#include <QItemSelection>

/// The register as headings with threats under them. Keeps keys and order only; values are asked
/// for. After a small change only the rows that it touched come, go or are painted again.
class ThreatsModel : public HeadedRows<ThreatHeading>
{
    Q_OBJECT

public:
    enum Role { KeyRole = FirstFreeRole, RatingRole, FilledRole };

    explicit ThreatsModel(const ViewContext &context, QObject *parent = nullptr);

    void setFilter(const ThreatFilter &filter);
    void setGrouping(threatgrouping::By grouping);
    void setSortKeys(const QList<ThreatOrder::Key> &keys);
    void clickSort(int column, bool further);
    const QList<ThreatOrder::Key> &sortKeys() const { return m_order.keys(); }
    threatgrouping::By grouping() const { return m_grouping; }
    const ThreatCells &cells() const { return m_cells; }

    /// Follows the register; `subjects` as in Register::changed.
    void follow(const QSet<QUuid> &subjects);

    int shown() const { return m_shown; }
    int total() const { return m_total; }
    QModelIndex indexOf(const QString &key) const;
    /// Whole rows of these threats, as far as they are shown.
    QItemSelection selectionOf(const QStringList &keys) const;
    const ThreatRow *rowAt(const QModelIndex &index) const;
    /// Keys of the threats at these indexes, each once; headings stand for all under them.
    QStringList keysAt(const QModelIndexList &indexes) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant headingData(int heading, int role) const override;
    QVariant rowData(const QModelIndex &index, int role) const override;
    bool isEditable(const QModelIndex &index) const override;

private:
    QList<const ThreatRow *> laidOut();
    QList<ThreatHeading> grouped();
    QVariant cellData(const ThreatRow &row, int column, int role) const;

    const ViewContext m_context;
    ThreatCells m_cells;
    ThreatOrder m_order;
    ThreatFilter m_filter;
    threatgrouping::By m_grouping = threatgrouping::Subject;
    int m_shown = 0;
    int m_total = 0;
};
