#pragma once

#include "views/viewcontext.h"

#include <QAbstractItemModel>
#include <QSet>

/// Controls where they stand, under headings: one row a place. A control that stands nowhere has
/// one row, too.
class ControlsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Place, Coverage, Status, Owner, Due, Evidence, Threats, ColumnCount };
    enum Role { ControlRole = Qt::UserRole, PlacementRole, NoteRole, HeadingRole };
    enum Grouping { ByStatus, ByOwner, ByPlace, ByFamily, ByNothing };

    explicit ControlsModel(const ViewContext &context, QObject *parent = nullptr);

    void setText(const QString &text);
    /// Statuses that are shown; none means all.
    void setStatuses(const QSet<int> &statuses);
    void setGrouping(Grouping grouping);
    void clickSort(int column);
    void refresh();

    int shown() const;
    int total() const { return static_cast<int>(m_rows.size()); }
    /// Rows of one status, and rows that are late.
    int countOf(ControlStatus status) const;
    int late() const;
    QModelIndex indexOf(const QUuid &control, const QUuid &placement) const;

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
    struct Row
    {
        Id<Control> control;
        Id<ControlPlacement> placement;
        int threats = 0;
    };
    struct Group
    {
        QString id;
        QString name;
        QList<Row> rows;
    };

    void collect();
    bool accepts(const Row &row) const;
    bool isLate(const Control &control) const;
    Group groupOf(const Row &row) const;
    QString evidenceText(const Control &control) const;
    QString shown(const Row &row, int column) const;
    QVariant sortKey(const Row &row, int column) const;
    QVariant rowData(const Row &row, int column, int role) const;

    const ViewContext m_context;
    QList<Row> m_rows;
    QList<Group> m_groups;
    QString m_text;
    QSet<int> m_statuses;
    Grouping m_grouping = ByStatus;
    int m_sortColumn = Due;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/// Where a control stands, in the team's names.
QString placeName(const Project &project, SubjectKind kind, const AnyId &subject);
/// A control's status in the reader's language.
QString statusName(ControlStatus status);
/// The shape that goes with a status: a circle that fills.
QString statusMark(ControlStatus status);
