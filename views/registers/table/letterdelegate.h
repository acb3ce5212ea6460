#pragma once

#include <QStyledItemDelegate>

/// Paints risk letters in tables: the rating comes from `ratingRole`, filled or hollow from
/// `filledRole`. Cells without a rating are painted as usual.
class LetterDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    LetterDelegate(int ratingRole, int filledRole, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_ratingRole;
    int m_filledRole;
};
