#pragma once

#include "views/style/theme.h"

#include <QStyledItemDelegate>

/// A name, a stacked bar of ratings with their letters, and the sum: one row of a totals chart.
class BarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The part of the bar at a point of the row; nothing beside the bar.
    static std::optional<Rating> partAt(const QRect &row, const QModelIndex &index,
                                        const QPoint &at);
};
