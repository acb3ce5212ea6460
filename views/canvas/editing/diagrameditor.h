#pragma once

#include "views/canvas/editing/alignment.h"
#include "views/canvas/editing/clipboard.h"

#include <functional>

/// What menus and keys do to the selection on a diagram, without asking: each is one step. It says
/// in words what happened where that cannot be seen.
class DiagramEditor : public QObject
{
    Q_OBJECT

public:
    /// The scene outlives this.
    explicit DiagramEditor(DiagramScene &scene, QObject *parent = nullptr);

    void selectAll();
    /// Selects the next (1) or previous (-1) in reading order.
    void cycle(int step);

    /// Takes what is selected off this diagram; flows, which are shown wherever both ends are, go
    /// from the model.
    void removeFromDiagram();
    /// Deletes what is selected from the model, and says what went with it.
    void deleteFromModel();

    void copy();
    /// Takes what is selected out of the model and onto the clipboard.
    void cut();
    /// Another of each that is selected, a little aside.
    void duplicate();

    void align(alignment::Edge edge);
    void distribute(Qt::Orientation along);
    void sameSize();
    void bringToFront() { stack(true); }
    void sendToBack() { stack(false); }
    /// Locks what is selected where it is, or unlocks it when all of it is locked.
    void toggleLock();
    /// Folds the selected zones, or those around what is selected; unfolds them when all of them
    /// are folded. Where something hidden is selected, unfolds what hides it.
    void toggleFold();
    /// Folds the outer zones, or unfolds everything.
    void toggleAllFolds();
    /// Takes the waypoints of selected flows away.
    void straighten();

signals:
    void said(const QString &text, bool undoable);

private:
    using Boxes = QList<QRectF>;
    using Nodes = QList<const DiagramContent::Node *>;

    Nodes selectedNodes(bool free) const;
    /// Gives nodes new boxes; what stands in a zone goes along with it.
    void rearrange(const QString &operation, const Nodes &nodes,
                   const std::function<Boxes(const Boxes &)> &change);
    void stack(bool front);
    QString nameOfSelection() const;

    DiagramScene &m_scene;
};
