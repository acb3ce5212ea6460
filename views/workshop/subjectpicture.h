#pragma once

#include "views/canvas/painting.h"
#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QWidget>

/// The flow or element that a room talks about, large, with the zones around it and its neighbours
/// small: what comes in above, what goes out below. Painted with the shapes of the canvas.
class SubjectPicture : public QWidget
{
    Q_OBJECT

public:
    SubjectPicture(const RoomSession &session, const RoomStyle &style, QWidget *parent = nullptr);
    void refresh();

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Shrinks everything when the picture is lower than this, given for 1080 lines.
    void fit(qreal needed);

    struct Neighbours
    {
        QList<const Element *> shown;
        int more = 0;
    };
    Neighbours neighboursOf(const Id<Element> &element, bool incoming) const;
    void paintFlow(QPainter &painter, const Flow &flow);
    void paintElement(QPainter &painter, const Element &element);
    void paintBox(QPainter &painter, const QPointF &centre, const Element &element,
                  qreal scale) const;
    void paintNeighbours(QPainter &painter, const Neighbours &neighbours, qreal y,
                         const QPointF &end, bool incoming) const;
    void paintLine(QPainter &painter, const QPolygonF &line, bool main) const;
    void paintZones(QPainter &painter, const QList<Id<Zone>> &zones, const QRectF &inner) const;
    QSizeF boxSize(qreal scale) const;

    const RoomSession &m_session;
    RoomStyle m_style;
    qreal m_fit = 1;
};
