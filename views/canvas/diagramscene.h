#pragma once

#include "views/canvas/diagramcontent.h"
#include "views/canvas/movinglayers.h"
#include "views/canvas/overview.h"
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

    /// What a gesture shows while it runs; empty shows what is stored.
    void preview(const DiagramContent::Preview &preview);
    /// A line that a connecting gesture draws; empty for none.
    void showDraft(const QPolygonF &line);
    void showRubberBand(const QRectF &band);
    /// Lines that say what a dragged box is in line with; empty for none.
    void showGuides(const QList<QLineF> &guides);

    void hover(const RecordRef &record);
    const RecordRef &hovered() const { return m_hovered; }
    void setDropTarget(const RecordRef &record);
    const RecordRef &dropTarget() const { return m_dropTarget; }
    /// Whether the canvas has the keyboard: then the selection shows the focus ring.
    void setFocusRing(bool on);

    /// Whether dots are drawn, and whether what is dragged keeps to them.
    void setGridShown(bool on);
    bool isGridShown() const { return m_gridShown; }
    void setSnapping(bool on) { m_snapping = on; }
    bool isSnapping() const { return m_snapping; }
    /// Badges of all flows, not only of those from High up; for large zooms.
    void setAllBadges(bool on);

    /// Whether it is painted as an overview at this zoom: too small to be read, and much of it.
    bool isSeenFromAfar(qreal zoom) const;
    /// Paints it so; `exposed` in viewport coordinates.
    void paintFromAfar(QPainter &painter, const QTransform &toViewport, const QRectF &exposed,
                       const Theme &theme);

    /// The topmost record at a point, or a ref with a null id.
    RecordRef recordAt(const QPointF &point) const;
    /// The topmost element at a point or within `reach` of it, or a ref with a null id.
    RecordRef elementNear(const QPointF &point, qreal reach) const;
    QList<RecordRef> recordsIn(const QRectF &band) const;

    /// Whether nothing can be put here because a folded zone is there; says so.
    bool refusesAt(const QPointF &point);
    /// Whether no flow can start or end at a record because it is a folded zone; says so.
    bool refusesEnd(const RecordRef &record);

    /// Room around the content, so that one can draw beyond it.
    QRectF workingArea() const;

signals:
    void contentChanged();
    /// A flow was drawn by hand or by keys.
    void flowDrawn(const Id<Flow> &flow);
    /// A flow was drawn into the open: something new can stand there.
    void drawnIntoTheOpen(const Id<Element> &source, const QPointF &at);
    /// Something was made that wants a name.
    void created(const RecordRef &record);
    /// A gesture could not do what was wanted; says why.
    void refused(const QString &why);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void follow(const Edit &edit);
    void followThreats(const QSet<QUuid> &subjects);
    void rebuild();
    void moveItems(const DiagramContent::Changed &changed);
    void syncNodes();
    void syncFlows();
    void followSelection();
    static QRectF withRoom(const QRectF &content);
    /// Syncs the looks of these records; lines, boxes and labels stay.
    void refreshLooks(const QList<RecordRef> &records);
    void syncNode(const DiagramContent::Node &node);
    bool holdsSelected(const DiagramContent::Node &folded) const;
    painting::FlowLook flowLook(const QUuid &flow) const;
    bool showsBadge(const QUuid &flow, const std::optional<painting::Badge> &badge) const;
    template<typename Look>
    Look marked(Look look, const RecordRef &record) const;

    ViewContext m_context;
    Id<Diagram> m_diagram;
    DiagramContent m_content;
    DiagramContent::Preview m_preview;
    QHash<QUuid, ElementItem *> m_elements;
    QHash<QUuid, ZoneItem *> m_zones;
    QHash<QUuid, FlowItem *> m_flows;
    QHash<QUuid, QRectF> m_labels;
    MovingLayers m_moving { *this };
    /// Made when it is painted the first time after a change.
    std::optional<Overview> m_overview;
    /// The selection as the items show it.
    QList<RecordRef> m_selected;
    QSet<RecordRef> m_selectedSet;
    RecordRef m_hovered;
    RecordRef m_dropTarget;
    QPolygonF m_draft;
    QRectF m_band;
    QList<QLineF> m_guides;
    bool m_focusRing = false;
    bool m_gridShown = true;
    bool m_snapping = true;
    bool m_allBadges = false;
};
