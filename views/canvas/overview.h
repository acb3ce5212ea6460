#pragma once

#include "views/canvas/painting.h"

/// A large diagram seen from afar: boxes, lines and risks without their texts, made once and
/// painted in few calls. Painting item by item costs seven times as much when thousands are in
/// view, whatever each of them paints.
class Overview
{
public:
    /// In the order in which they lie over one another.
    void add(const QRectF &box, const painting::ZoneLook &look);
    void add(const QRectF &box, const painting::ElementLook &look);
    void add(const QPolygonF &line, const painting::FlowLook &look);

    /// Paints what lies in `exposed`, in viewport coordinates.
    void paint(QPainter &painter, const QTransform &toViewport, const QRectF &exposed,
               const Theme &theme) const;

private:
    struct Box
    {
        QRectF box;
        bool marked = false;
        /// The rating of its badge; -1 for none.
        int worst = -1;
    };

    QList<Box> m_zones;
    /// Elements and folded zones.
    QList<Box> m_solid;
    QList<QLineF> m_lines;
    QList<QLineF> m_markedLines;
};
