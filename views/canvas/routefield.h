#pragma once

#include "views/canvas/cellgrid.h"

#include <QHash>
#include <QLineF>
#include <QPolygonF>
#include <QRectF>
#include <QUuid>

namespace geometry {

/// What a new line of a flow should keep clear of: boxes, texts and the lines that are there.
class RouteField
{
public:
    RouteField(const QHash<QUuid, QRectF> &boxes, const QList<QRectF> &texts);

    void add(const QPolygonF &line);

    /// What a line from box `source` to box `target` costs, in scene units of length; anything from
    /// `limit` on when it is that much or more.
    qreal cost(const QPolygonF &line, const QUuid &source, const QUuid &target, qreal limit) const;

private:
    struct Box
    {
        QUuid id;
        QRectF box;
    };
    /// Things with where they are; those that a leg comes upon in several cells count once.
    template<typename T>
    struct Things
    {
        explicit Things(const QRectF &extent) : places(extent) { }

        void add(const QRectF &box, const T &thing);
        template<typename Visit>
        void visit(const QRectF &box, Visit &&visit) const;

        std::vector<T> all;
        CellGrid<quint32> places;
        mutable std::vector<quint32> lastSeen;
        mutable quint32 look = 0;
    };

    static QRectF extentOf(const QHash<QUuid, QRectF> &boxes);
    qreal standing(const QLineF &leg, const QUuid &source, const QUuid &target) const;
    qreal running(const QLineF &leg) const;

    Things<Box> m_boxes;
    Things<QRectF> m_texts;
    Things<QLineF> m_legs;
};

} // namespace geometry
