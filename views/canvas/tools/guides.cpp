#include "views/canvas/tools/guides.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace guides {

namespace {

/// A box seen along one axis, so that both directions share their code.
struct Span
{
    qreal from = 0;
    qreal to = 0;
    /// Across the axis.
    qreal low = 0;
    qreal high = 0;

    qreal middle() const { return (from + to) / 2; }
};

Span alongX(const QRectF &box)
{
    return { box.left(), box.right(), box.top(), box.bottom() };
}

Span alongY(const QRectF &box)
{
    return { box.top(), box.bottom(), box.left(), box.right() };
}

QList<qreal> stops(const Span &span)
{
    return { span.from, span.middle(), span.to };
}

/// The smallest step that brings one of `mine` onto a stop of another box.
std::optional<qreal> nearest(const QList<qreal> &mine, const QList<Span> &others, qreal reach)
{
    std::optional<qreal> best;
    for (const Span &other : others) {
        for (const qreal stop : stops(other)) {
            for (const qreal at : mine) {
                const qreal step = stop - at;
                if (std::abs(step) <= reach && (!best || std::abs(step) < std::abs(*best)))
                    best = step;
            }
        }
    }
    return best;
}

/// The step to equal spaces, in the row (or column) that the box stands in.
std::optional<qreal> evenly(const Span &box, const QList<Span> &others, qreal reach)
{
    QList<Span> before;
    QList<Span> after;
    for (const Span &other : others) {
        if (other.high <= box.low || other.low >= box.high)
            continue;
        if (other.to <= box.middle())
            before.append(other);
        else if (other.from >= box.middle())
            after.append(other);
    }
    std::ranges::sort(before, std::ranges::greater(), &Span::to);
    std::ranges::sort(after, {}, &Span::from);
    QList<qreal> starts;
    const qreal size = box.to - box.from;
    if (!before.isEmpty() && !after.isEmpty())
        starts.append((before[0].to + after[0].from - size) / 2);
    if (before.size() > 1 && before[0].from > before[1].to)
        starts.append(before[0].to + (before[0].from - before[1].to));
    if (after.size() > 1 && after[1].from > after[0].to)
        starts.append(after[0].from - (after[1].from - after[0].to) - size);
    std::optional<qreal> best;
    for (const qreal start : starts) {
        const qreal step = start - box.from;
        if (std::abs(step) <= reach && (!best || std::abs(step) < std::abs(*best)))
            best = step;
    }
    return best;
}

/// Lines through the stops that a box shares with others, from end to end.
QList<QLineF> shared(const QList<qreal> &mine, const Span &box, const QList<Span> &others,
                     bool horizontalAxis)
{
    QList<QLineF> lines;
    for (const qreal at : mine) {
        qreal low = box.low;
        qreal high = box.high;
        bool any = false;
        for (const Span &other : others) {
            for (const qreal stop : stops(other)) {
                if (std::abs(stop - at) > 0.5)
                    continue;
                any = true;
                low = std::min(low, other.low);
                high = std::max(high, other.high);
            }
        }
        if (any)
            lines.append(horizontalAxis ? QLineF(at, low, at, high) : QLineF(low, at, high, at));
    }
    return lines;
}

/// Lines in the spaces on both sides of a box.
QList<QLineF> spaces(const Span &box, const QList<Span> &others, bool horizontalAxis)
{
    QList<QLineF> lines;
    const qreal across = (box.low + box.high) / 2;
    qreal from = -std::numeric_limits<qreal>::max();
    qreal to = std::numeric_limits<qreal>::max();
    for (const Span &other : others) {
        if (other.high <= box.low || other.low >= box.high)
            continue;
        if (other.to <= box.from)
            from = std::max(from, other.to);
        if (other.from >= box.to)
            to = std::min(to, other.from);
    }
    const auto line = [&](qreal a, qreal b) {
        lines.append(horizontalAxis ? QLineF(a, across, b, across) : QLineF(across, a, across, b));
    };
    if (from > -1e9)
        line(from, box.from);
    if (to < 1e9)
        line(box.to, to);
    return lines;
}

QList<Span> spans(const QList<QRectF> &boxes, bool horizontalAxis)
{
    QList<Span> result;
    for (const QRectF &box : boxes)
        result.append(horizontalAxis ? alongX(box) : alongY(box));
    return result;
}

} // namespace

Snap moving(const QRectF &box, const QList<QRectF> &others, qreal reach)
{
    Snap snap;
    for (const bool horizontal : { true, false }) {
        Span mine = horizontal ? alongX(box) : alongY(box);
        const QList<Span> all = spans(others, horizontal);
        std::optional<qreal> step = nearest(stops(mine), all, reach);
        const bool even = !step;
        if (even)
            step = evenly(mine, all, reach);
        if (!step)
            continue;
        mine.from += *step;
        mine.to += *step;
        (horizontal ? snap.by.rx() : snap.by.ry()) = *step;
        (horizontal ? snap.x : snap.y) = true;
        snap.lines.append(even ? spaces(mine, all, horizontal)
                               : shared(stops(mine), mine, all, horizontal));
    }
    return snap;
}

Snap resizing(const QRectF &box, int x, int y, const QList<QRectF> &others, qreal reach)
{
    Snap snap;
    for (const bool horizontal : { true, false }) {
        const int edge = horizontal ? x : y;
        if (edge == 0)
            continue;
        const Span mine = horizontal ? alongX(box) : alongY(box);
        const QList<Span> all = spans(others, horizontal);
        const qreal at = edge < 0 ? mine.from : mine.to;
        const std::optional<qreal> step = nearest({ at }, all, reach);
        if (!step)
            continue;
        (horizontal ? snap.by.rx() : snap.by.ry()) = *step;
        (horizontal ? snap.x : snap.y) = true;
        snap.lines.append(shared({ at + *step }, mine, all, horizontal));
    }
    return snap;
}

} // namespace guides
