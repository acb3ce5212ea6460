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

    static Detail at(qreal scale) { return { scale >= 0.35, scale >= 0.6 }; }
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
};

struct ElementLook : Look
{
    QString name;
    QString icon;
    Base base = Base::Process;
    std::optional<Badge> badge;
};

struct ZoneLook : Look
{
    QString name;
    /// "trust 3"; empty when unknown.
    QString trust;
};

struct FlowLook : Look
{
    QString label;
    std::optional<Badge> badge;
};

QFont nameFont();
QFont labelFont();

/// Size that an element needs for its name in at most two lines; at least the usual one.
QSizeF elementSize(const QString &name);
QSizeF labelSize(const QString &label, const std::optional<Badge> &badge);

void element(QPainter &painter, const QRectF &box, const ElementLook &look, const Theme &theme,
             const Detail &detail);
void zone(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme,
          const Detail &detail);
void flow(QPainter &painter, const QPolygonF &line, const FlowLook &look, const Theme &theme);
/// A flow's label with its badge, in a box of labelSize().
void label(QPainter &painter, const QRectF &box, const FlowLook &look, const Theme &theme);
/// The pill "4 C" around a centre; gives the box that it took.
QRectF badge(QPainter &painter, const QPointF &centre, const Badge &badge, const Theme &theme,
             bool letterOnly);

} // namespace painting
