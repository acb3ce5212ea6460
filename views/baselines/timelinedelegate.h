#pragma once

#include <QStyledItemDelegate>

/// Paints one row of a TimelineModel: a day, an entry with its dot, a baseline with its diamond, on
/// a line that runs through.
class TimelineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// All rows are as high as two lines: a list of 100,000 asks only once.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};
