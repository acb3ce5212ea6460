#pragma once

#include "model/catalog/vocabulary.h"
#include "views/style/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <optional>

/// \file
/// How elements, zones and flows look: free functions on a painter, shared by canvas, report and
/// exports. Scene units; sizes are those of 100 %.

namespace painting {

/// How much is drawn: names go below 35 % zoom, labels below 60 %.
struct Detail
{
    bool names = true;
    bool labels = true;
    /// Scene units a pixel: handles are the same size at every zoom.
    qreal unit = 1;

    static Detail at(qreal scale) { return { scale >= 0.35, scale >= 0.6, 1 / scale }; }
};

/// What a badge says: open threats and their worst current rating.
struct Badge
{
    int open = 0;
    Rating worst = Rating::Low;
    friend bool operator==(const Badge &, const Badge &) = default;
};

struct Look
{
    bool selected = false;
    bool hovered = false;
    bool focused = false;
    bool dropTarget = false;
    /// Selected alone, so that it can be resized or rerouted.
    bool handles = false;
    bool locked = false;
};

struct ElementLook : Look
{
    QString name;
    QString icon;
    Base base = Base::Process;
    std::optional<Badge> badge;
    /// Threats were proposed, and all of them are decided.
    bool decided = false;
    /// The name in lines as nameLines() gives them; empty leaves that to the painting.
    QStringList lines = {};
};

struct ZoneLook : Look
{
    QString name;
    /// "trust 3"; empty when unknown.
    QString trust;
    /// Shown as one box for everything in it; then `inside` says how much that is and the badge
    /// what is open there.
    bool folded = false;
    QString inside = {};
    std::optional<Badge> badge = {};
    /// It has the mark to fold and unfold it by; a picture has none.
    bool chevron = false;
    /// Folded around something that is selected.
    bool holdsSelected = false;
};

struct FlowLook : Look
{
    QString label;
    std::optional<Badge> badge;
    /// With handles: waypoints that can be moved, and where zone frames are crossed.
    QList<QPointF> waypoints = {};
    QList<QPointF> crossings = {};
};

QFont nameFont();
QFont labelFont();

/// An element's name in at most two lines that fit its box.
QStringList nameLines(const QString &name, Base base, qreal width);
/// Size that an element needs for its name in at most two lines; at least the usual one.
QSizeF elementSize(const QString &name);
QSizeF labelSize(const QString &label, const std::optional<Badge> &badge);

void element(QPainter &painter, const QRectF &box, const ElementLook &look, const Theme &theme,
             const Detail &detail);
void zone(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme,
          const Detail &detail);
void flow(QPainter &painter, const QPolygonF &line, const FlowLook &look, const Theme &theme,
          const Detail &detail = {});
/// A zone that is folded; zone() paints it for such a look.
void foldedZone(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme,
                const Detail &detail);
/// Where a zone's chevron is.
QRectF chevronBox(const QRectF &zone);
/// The name of a zone, whether it is folded or not, with its chevron; `room` is kept free beside
/// the name of one that is not.
void zoneTitle(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme,
               qreal room);
/// A flow that is being drawn: dashed, with a ring at its free end.
void draft(QPainter &painter, const QPolygonF &line, const Theme &theme);
/// The four places on an element's edge from which a flow can be drawn.
QList<QPointF> connectionPoints(const QRectF &box);
/// A flow's label with its badge, in a box of labelSize().
void label(QPainter &painter, const QRectF &box, const FlowLook &look, const Theme &theme);
/// The pill "4 C" around a centre; gives the box that it took.
QRectF badge(QPainter &painter, const QPointF &centre, const Badge &badge, const Theme &theme,
             bool letterOnly);

} // namespace painting
