#pragma once

#include "model/core/record.h"
#include "views/canvas/painting.h"

#include <QGraphicsItem>

/// Items of the canvas. They show a look and decide nothing: the scene syncs them, tools write.
class DiagramItem : public QGraphicsItem
{
public:
    explicit DiagramItem(const RecordRef &record) : m_record(record) { }
    const RecordRef &record() const { return m_record; }

protected:
    /// Called before another place is taken. What is in a moving layer is in no index, and the
    /// scene says what of it is painted anew.
    void aboutToMove();

private:
    RecordRef m_record;
};

class ElementItem : public DiagramItem
{
public:
    enum { Type = UserType + 1 };
    using DiagramItem::DiagramItem;

    void sync(const QRectF &box, const painting::ElementLook &look);
    /// Another box, the same look.
    void moveTo(const QRectF &box);
    const QRectF &box() const { return m_box; }
    const painting::ElementLook &look() const { return m_look; }

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF m_box;
    painting::ElementLook m_look;
};

class ZoneItem : public DiagramItem
{
public:
    enum { Type = UserType + 2 };
    using DiagramItem::DiagramItem;

    void sync(const QRectF &box, const painting::ZoneLook &look);
    void moveTo(const QRectF &box);
    const QRectF &box() const { return m_box; }
    const painting::ZoneLook &look() const { return m_look; }

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    /// The frame and the name only: a click inside goes to what stands there. All of it when it is
    /// folded.
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF m_box;
    painting::ZoneLook m_look;
};

class FlowItem : public DiagramItem
{
public:
    enum { Type = UserType + 3 };
    explicit FlowItem(const RecordRef &record);

    void sync(const QPolygonF &line, const QRectF &label, const painting::FlowLook &look);
    void moveTo(const QPolygonF &line, const QRectF &label);
    const QPolygonF &line() const { return m_line; }
    const painting::FlowLook &look() const { return m_look; }

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    bool runsThrough(const QRectF &area) const;

    QPolygonF m_line;
    QRectF m_label;
    painting::FlowLook m_look;
};
