#pragma once

#include "views/registers/threatfilter.h"
#include "views/registers/threatgrouping.h"
#include "views/registers/threatorder.h"

#include <QItemSelection>

/// The register as headings with threats under them. Keeps keys and order only; values are asked
/// for. After a small change only the rows that it touched come, go or are painted again.
class ThreatsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole, RatingRole, FilledRole, NoteRole, HeadingRole };

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
    void refresh() { follow({}); }

    int shown() const { return m_shown; }
    int total() const { return m_total; }
    QModelIndex indexOf(const QString &key) const;
    /// Whole rows of these threats, as far as they are shown.
    QItemSelection selectionOf(const QStringList &keys) const;
    const ThreatRow *rowAt(const QModelIndex &index) const;
    /// Keys of the threats at these indexes, each once; headings stand for all under them.
    QStringList keysAt(const QModelIndexList &indexes) const;
    /// All rows that are shown, from top to bottom.
    QList<const ThreatRow *> shownRows() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// A cell was edited in place; nothing has been written yet.
    void edited(const QModelIndex &index, const QString &value);

private:
    struct Group
    {
        ThreatHeading heading;
        /// Never changes while the group is shown: what its rows carry.
        quintptr serial = 0;
    };

    QList<const ThreatRow *> laidOut();
    void become(QList<ThreatHeading> headings);
    bool patchHeadings(const QList<ThreatHeading> &headings);
    void patchRows(int at, const QList<ThreatKey> &keys);
    void restart(const QList<ThreatHeading> &headings);
    void number();
    const Group &groupOf(const QModelIndex &row) const;
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant rowData(const ThreatRow &row, int column, int role) const;

    const ViewContext m_context;
    ThreatCells m_cells;
    ThreatOrder m_order;
    ThreatFilter m_filter;
    threatgrouping::By m_grouping = threatgrouping::Subject;
    QList<Group> m_groups;
    /// Where the group of a serial stands.
    QHash<quintptr, int> m_positions;
    quintptr m_lastSerial = 0;
    int m_shown = 0;
    int m_total = 0;
};
