#include "views/canvas/editing/alignment.h"

#include <algorithm>
#include <numeric>

namespace alignment {

QList<QRectF> aligned(const QList<QRectF> &boxes, Edge edge)
{
    QRectF around;
    for (const QRectF &box : boxes)
        around |= box;
    QList<QRectF> result = boxes;
    for (QRectF &box : result) {
        switch (edge) {
        case Edge::Left:
            box.moveLeft(around.left());
            break;
        case Edge::Centre:
            box.moveLeft(around.center().x() - box.width() / 2);
            break;
        case Edge::Right:
            box.moveRight(around.right());
            break;
        case Edge::Top:
            box.moveTop(around.top());
            break;
        case Edge::Middle:
            box.moveTop(around.center().y() - box.height() / 2);
            break;
        case Edge::Bottom:
            box.moveBottom(around.bottom());
            break;
        }
    }
    return result;
}

QList<QRectF> distributed(const QList<QRectF> &boxes, Qt::Orientation along)
{
    if (boxes.size() < 3)
        return boxes;
    const bool x = along == Qt::Horizontal;
    QList<qsizetype> order(boxes.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](qsizetype i) {
        return x ? boxes.at(i).center().x() : boxes.at(i).center().y();
    });
    const QRectF first = boxes.at(order.first());
    const QRectF last = boxes.at(order.last());
    qreal taken = 0;
    for (const QRectF &box : boxes)
        taken += x ? box.width() : box.height();
    const qreal whole = x ? last.right() - first.left() : last.bottom() - first.top();
    const qreal space = (whole - taken) / static_cast<qreal>(boxes.size() - 1);
    QList<QRectF> result = boxes;
    qreal next = x ? first.left() : first.top();
    for (const qsizetype i : order) {
        QRectF &box = result[i];
        x ? box.moveLeft(next) : box.moveTop(next);
        next += (x ? box.width() : box.height()) + space;
    }
    return result;
}

QList<QRectF> sameSize(const QList<QRectF> &boxes)
{
    QSizeF largest;
    for (const QRectF &box : boxes)
        largest = largest.expandedTo(box.size());
    QList<QRectF> result = boxes;
    for (QRectF &box : result) {
        const QPointF middle = box.center();
        box.setSize(largest);
        box.moveCenter(middle);
    }
    return result;
}

} // namespace alignment
