#include "views/baselines/overlayview.h"

#include <QGraphicsItem>
#include <QMouseEvent>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace {

constexpr qreal minZoom = 0.1;
constexpr qreal maxZoom = 4;

} // namespace

/// The whole diagram as one item: nothing in it moves.
class OverlayItem : public QGraphicsItem
{
public:
    OverlayPicture picture;
    RecordRef selected;
    Theme theme;

    void adopt(OverlayPicture next)
    {
        prepareGeometryChange();
        picture = std::move(next);
    }
    QRectF boundingRect() const override { return picture.bounds(); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/,
               QWidget * /*widget*/) override
    {
        const qreal scale =
                QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
        picture.paint(*painter, theme, painting::Detail::at(scale), selected);
    }
};

OverlayView::OverlayView(QWidget *parent) : QGraphicsView(parent), m_item(new OverlayItem)
{
    m_scene.addItem(m_item);
    setScene(&m_scene);
    setObjectName(QStringLiteral("overlay"));
    setAccessibleName(tr("Difference on the diagram"));
    setFrameShape(QFrame::NoFrame);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setDragMode(QGraphicsView::ScrollHandDrag);
    viewport()->setCursor(Qt::ArrowCursor);
    m_item->theme = Theme::of(palette());
    setBackgroundBrush(m_item->theme.canvas);
}

OverlayView::~OverlayView() = default;

void OverlayView::setPicture(OverlayPicture picture)
{
    m_item->adopt(std::move(picture));
    setSceneRect(m_item->boundingRect());
    if (m_fitting)
        fit();
    viewport()->update();
}

const OverlayPicture &OverlayView::picture() const
{
    return m_item->picture;
}

void OverlayView::setSelected(const RecordRef &record)
{
    m_item->selected = record;
    const QRectF box = m_item->picture.boxOf(record.id);
    if (!box.isEmpty() && !m_fitting)
        ensureVisible(box, 40, 40);
    viewport()->update();
}

void OverlayView::fit()
{
    const QRectF bounds = m_item->boundingRect();
    if (bounds.isEmpty())
        return;
    // The whole view without its scroll bars, which are not needed then.
    const QSizeF room = maximumViewportSize() - QSize(2, 2);
    const qreal scale =
            std::min({ room.width() / bounds.width(), room.height() / bounds.height(), 1.0 });
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(bounds.center());
    m_fitting = true;
}

void OverlayView::zoomTo(qreal factor)
{
    const qreal next = std::clamp(transform().m11() * factor, minZoom, maxZoom);
    setTransform(QTransform::fromScale(next, next));
    m_fitting = false;
}

void OverlayView::mousePressEvent(QMouseEvent *event)
{
    QGraphicsView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        emit recordClicked(m_item->picture.recordAt(mapToScene(event->position().toPoint())));
}

void OverlayView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const RecordRef record = m_item->picture.recordAt(mapToScene(event->position().toPoint()));
    if (!record.id.isNull())
        emit recordActivated(record);
}

void OverlayView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoomTo(event->angleDelta().y() > 0 ? 1.25 : 0.8);
    event->accept();
}

void OverlayView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitting)
        fit();
}

void OverlayView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_item->theme = Theme::of(palette());
    setBackgroundBrush(m_item->theme.canvas);
}
