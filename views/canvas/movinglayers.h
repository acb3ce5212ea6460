#pragma once

#include <QMap>

class QGraphicsItem;
class QGraphicsScene;

/// Where the items of a running drag are: in front of others of their kind, and out of the scene's
/// index. The index sorts an item in anew at each of its moves, which at hundreds of items takes
/// longer than painting them; here they are painted with every frame and nothing else.
class MovingLayers
{
public:
    explicit MovingLayers(QGraphicsScene &scene) : m_scene(scene) { }

    /// Takes an item into the layer that stacks at `z`; what is in one already stays there.
    void take(QGraphicsItem &item, qreal z);
    /// Puts all items back among the others.
    void release();

private:
    QGraphicsScene &m_scene;
    QMap<qreal, QGraphicsItem *> m_layers;
};
