#pragma once

#include "model/baseline/difference.h"
#include "views/canvas/diagramcontent.h"

/// One diagram of the later state with the difference painted on it: what is new or changed in
/// accent with its mark, what is gone as a ghost, the rest faint. Without a difference it is the
/// plain diagram. A value: keeps copies of what it needs.
class OverlayPicture
{
public:
    OverlayPicture() = default;
    /// `before` is null for the plain diagram of one state.
    OverlayPicture(const Project &after, const Project *before, const Difference &difference,
                   const Register &words, const Id<Diagram> &diagram);

    QRectF bounds() const { return m_bounds; }
    void paint(QPainter &painter, const Theme &theme, const painting::Detail &detail,
               const RecordRef &selected) const;
    /// The topmost record at a point, ghosts too; a ref with a null id for none.
    RecordRef recordAt(const QPointF &point) const;
    /// Where a record stands; empty when it is not on this diagram.
    QRectF boxOf(const QUuid &record) const;
    /// Whether anything of the difference is on this diagram.
    int marked() const { return m_marked; }

private:
    struct Element
    {
        RecordRef record;
        QRectF box;
        painting::ElementLook look;
        std::optional<ChangeKind> mark;
        bool faint = false;
    };
    struct Zone
    {
        RecordRef record;
        QRectF box;
        painting::ZoneLook look;
        std::optional<ChangeKind> mark;
        bool faint = false;
    };
    struct Flow
    {
        RecordRef record;
        QPolygonF line;
        QRectF label;
        painting::FlowLook look;
        std::optional<ChangeKind> mark;
        bool faint = false;
    };

    void readMarks(const Difference &difference, const Project &after);
    void addNodes(const Project &project, const DiagramContent &content, const Register &words,
                  bool ghosts);
    void addFlows(const Project &project, const DiagramContent &content, const Register &words,
                  bool ghosts);
    /// What changed in a folded zone is marked on that.
    void addHidden(const DiagramContent &content, bool ghosts);
    void showEnds(const Project &after);
    std::optional<ChangeKind> markOf(const QUuid &record) const;
    void paintElement(QPainter &painter, const Element &element, const Theme &theme,
                      const painting::Detail &detail, bool selected) const;
    void paintZone(QPainter &painter, const Zone &zone, const Theme &theme,
                   const painting::Detail &detail, bool selected) const;
    void paintFlow(QPainter &painter, const Flow &flow, const Theme &theme,
                   const painting::Detail &detail, bool selected) const;

    bool m_comparing = false;
    QHash<QUuid, ChangeKind> m_marks;
    QList<Zone> m_zones;
    /// The folded zone around what is hidden.
    QHash<QUuid, QUuid> m_hiddenIn;
    QList<Flow> m_flows;
    QList<Element> m_elements;
    QRectF m_bounds;
    int m_marked = 0;
};
