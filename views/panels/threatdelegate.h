#pragma once

#include <QStyledItemDelegate>

/// Paints one threat of a SelectionThreatsModel: title in up to three lines, why beneath, letters
/// of inherent, current and target at the right.
class ThreatDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};
