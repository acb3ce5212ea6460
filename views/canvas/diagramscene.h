#pragma once

#include "views/canvas/diagramcontent.h"
#include "views/viewcontext.h"

#include <QGraphicsScene>

class DiagramItem;
class ElementItem;
class FlowItem;
class ZoneItem;

/// Shows one diagram: one item a record, kept in step by Document::changed and Register::changed.
class DiagramScene : public QGraphicsScene
{
    Q_OBJECT

public:
    DiagramScene(const ViewContext &context, QObject *parent = nullptr);

    const ViewContext &context() const { return m_context; }
    const Id<Diagram> &diagram() const { return m_diagram; }
    void show(const Id<Diagram> &diagram);
    const DiagramContent &content() const { return m_content; }

    /// Boxes of placements while a gesture runs; empty shows what is stored.
    void preview(const QHash<QUuid, QRectF> &boxes);
    /// A line that a connecting gesture draws; empty for none.
    void showDraft(const QPolygonF &line);
    void showRubberBand(const QRectF &band);

    void hover(const RecordRef &record);
    void setDropTarget(const RecordRef &record);
    /// Whether the canvas has the keyboard: then the selection shows the focus ring.
    void setFocusRing(bool on);

    /// The topmost record at a point, or a ref with a null id.
    RecordRef recordAt(const QPointF &point) const;
    QList<RecordRef> recordsIn(const QRectF &band) const;

    /// Room around the content, so that one can draw beyond it.
    QRectF workingArea() const;

signals:
    void contentChanged();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void follow(const Edit &edit);
    void followThreats(const QSet<QUuid> &subjects);
    void rebuild();
    void syncNodes();
    void syncFlows();
    void refreshLooks();
    template<typename Look>
    Look marked(Look look, const RecordRef &record) const;

    ViewContext m_context;
    Id<Diagram> m_diagram;
    DiagramContent m_content;
    QHash<QUuid, QRectF> m_preview;
    QHash<QUuid, ElementItem *> m_elements;
    QHash<QUuid, ZoneItem *> m_zones;
    QHash<QUuid, FlowItem *> m_flows;
    QHash<QUuid, QPointF> m_labels;
    RecordRef m_hovered;
    RecordRef m_dropTarget;
    QPolygonF m_draft;
    QRectF m_band;
    bool m_focusRing = false;
};
