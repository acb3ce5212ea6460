#pragma once

#include <QAbstractItemModel>
#include <QHash>

/// A table of rows under headings, as a tree of two levels. What every such table has is here: the
/// shape of the tree, and cells that are edited in place. What stands in it is the subclass's.
class HeadedModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    /// A heading's second text, and what makes it the same heading after a refresh.
    enum HeadedRole { NoteRole = Qt::UserRole, HeadingRole, FirstFreeRole };

    static bool isHeading(const QModelIndex &index) { return index.internalId() == 0; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// A cell was edited in place; nothing has been written yet.
    void edited(const QModelIndex &index, const QString &value);

protected:
    using QAbstractItemModel::QAbstractItemModel;

    virtual int headingCount() const = 0;
    virtual int rowsUnder(int heading) const = 0;
    /// What the first column says; the others are empty.
    virtual QVariant headingData(int heading, int role) const = 0;
    virtual QVariant rowData(const QModelIndex &index, int role) const = 0;
    virtual bool isEditable(const QModelIndex &row) const = 0;

    /// Where the heading of a row stands.
    int headingOf(const QModelIndex &row) const { return m_positions.value(row.internalId()); }
    /// To be told of headings that come and go, between begin and end of the change.
    void headingsInserted(int from, int count);
    void headingsRemoved(int from, int count);

private:
    void number();

    /// One a heading, never the same again: its rows carry it, so that they keep their parent while
    /// other headings come and go.
    QList<quintptr> m_serials;
    QHash<quintptr, int> m_positions;
    quintptr m_lastSerial = 0;
};
