#pragma once

#include "views/registers/table/columnspan.h"

#include <QTreeView>

/// The table of the register: headings over the whole width, keys as in a spreadsheet (F2 edits,
/// Enter goes down, Space toggles, Delete clears, Ctrl+C copies), headers that sort by several
/// columns, columns that can be hidden, moved and sized. Whole rows are selected; what is copied of
/// them can be narrowed to some columns by dragging across them or with Shift and an arrow key.
class RegisterView : public QTreeView
{
    Q_OBJECT

public:
    /// Column 0 takes the width that the others leave.
    explicit RegisterView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Restores what `layoutState` gave; false when there is nothing sound in it.
    bool restoreLayout(const QByteArray &state);
    QByteArray layoutState() const;

    /// The visible columns, from left to right.
    QList<int> visibleColumns() const;
    /// Header and rows as their texts: all rows and visible columns when `all`, else the selected
    /// rectangle.
    QList<QStringList> cells(bool all) const;

    /// What stands at the top, to be brought back there after the rows were laid out anew.
    QModelIndex topIndex() const { return indexAt(QPoint(0, 0)); }

signals:
    void sortClicked(int column, bool further);
    /// F2 on a cell that no editor is for.
    void editRequested(const QModelIndex &index);
    void toggleRequested();
    void clearRequested(const QModelIndex &index);
    void columnsReset();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void copy() const;
    void stepColumn(int by);
    void stepRow(int by);
    void fillFirstColumn();
    void showColumnMenu(const QPoint &at);

    int visualColumnAt(const QPoint &at) const;

    ColumnSpan m_span { *this };
};
