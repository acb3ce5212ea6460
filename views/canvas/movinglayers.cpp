#include "views/canvas/movinglayers.h"

#include <QGraphicsItem>
#include <QGraphicsScene>

namespace {

constexpr qreal everywhere = 1e7; // scene units to each side: no drawing reaches so far

class Layer : public QGraphicsItem
{
public:
    Layer() { setFlags(ItemHasNoContents | ItemContainsChildrenInShape); }

    QRectF boundingRect() const override
    {
        return { -everywhere, -everywhere, 2 * everywhere, 2 * everywhere };
    }
    void paint(QPainter * /*painter*/, const QStyleOptionGraphicsItem * /*option*/,
               QWidget * /*widget*/) override
    {
    }
};

} // namespace

void MovingLayers::take(QGraphicsItem &item, qreal z)
{
    if (item.parentItem())
        return;
    QGraphicsItem *&layer = m_layers[z];
    if (!layer) {
        layer = new Layer;
        layer->setZValue(z);
        m_scene.addItem(layer);
    }
    item.setParentItem(layer);
}

void MovingLayers::release()
{
    for (QGraphicsItem *layer : std::as_const(m_layers)) {
        for (QGraphicsItem *item : layer->childItems())
            item->setParentItem(nullptr);
        m_scene.removeItem(layer);
        delete layer;
    }
    m_layers.clear();
}
