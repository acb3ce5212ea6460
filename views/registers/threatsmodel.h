#pragma once

#include "views/registers/threatfilter.h"
#include "views/viewcontext.h"

#include <QAbstractItemModel>

/// The register as groups of threats. Keeps keys and order only; values are asked for.
class ThreatsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Title, Class, Inherent, Current, Target, State, Owner, ColumnCount };
    enum Grouping { BySubject, ByThing, ByPhase, ByClass, ByState, ByRating };
    enum Role { KeyRole = Qt::UserRole, RatingRole, FilledRole };

    explicit ThreatsModel(const ViewContext &context, QObject *parent = nullptr);

    void setFilter(const ThreatFilter &filter);
    void setGrouping(Grouping grouping);
    void refresh();

    int shown() const { return m_shown; }
    int total() const { return m_total; }
    QModelIndex indexOf(const QString &key) const;
    /// Keys of the threats at these indexes; groups stand for all they hold.
    QStringList keysAt(const QModelIndexList &indexes) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Group
    {
        QString name;
        QString icon;
        QStringList keys;
    };

    Group groupOf(const ThreatRow &row) const;
    void groupByThing(const QList<const ThreatRow *> &rows);
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant rowData(const ThreatRow &row, int column, int role) const;
    QString sortText(const ThreatRow &row) const;

    const ViewContext m_context;
    ThreatFilter m_filter;
    Grouping m_grouping = BySubject;
    int m_sortColumn = Current;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QList<Group> m_groups;
    int m_shown = 0;
    int m_total = 0;
};
