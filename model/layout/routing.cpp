#include "model/layout/routing.h"

#include "model/core/operations/model.h"
#include "model/layout/drawing.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace layout {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(layout)
};

constexpr double storedPerPoint = 100;
constexpr double pointsPerInch = 72;
/// Lines keep about this far from boxes, in points; less than half of the least gap between them.
constexpr double clearance = 4;
/// On some drawings Graphviz aborts, and not when a few boxes are a little smaller: it is asked in
/// so many ways, the later half without the titles of zones.
constexpr int ways = 6;
/// About the height of a zone's title and the width of a letter in it, in points.
constexpr int titleHeight = 22;
constexpr int letterWidth = 7;

constexpr auto settings =
        "splines=ortho\nnotranslate=true\nnode [shape=box fixedsize=true label=\"\"]\n"
        "edge [dir=none]\n";

QByteArray hex(const QUuid &id)
{
    return id.toByteArray(QUuid::Id128);
}

/// A box that lines go around; `name` as it is quoted in DOT.
QByteArray obstacle(const QByteArray &name, const QRectF &box)
{
    const auto number = [](double value) { return QByteArray::number(value, 'f', 4); };
    return '"' + name + "\" [pos=\"" + number(box.center().x()) + ',' + number(-box.center().y())
           + "!\" width=" + number(box.width() / pointsPerInch)
           + " height=" + number(box.height() / pointsPerInch) + "]\n";
}

QRectF inPoints(const QRect &frame)
{
    return { frame.x() / storedPerPoint, frame.y() / storedPerPoint, frame.width() / storedPerPoint,
             frame.height() / storedPerPoint };
}

/// The frames of elements that a flow can end at: a folded zone stands for ends that are not shown.
QHash<QUuid, QRect> endsOf(const Drawing &drawing)
{
    QHash<QUuid, QRect> ends;
    for (const Box &box : drawing.elements) {
        if (!box.isFolded)
            ends.insert(box.record, box.frame);
    }
    return ends;
}

bool isLed(const Flow *flow, const QHash<QUuid, QRect> &ends)
{
    return flow && flow->source != flow->target && ends.contains(flow->source.value())
           && ends.contains(flow->target.value());
}

/// The corners of a line of the answer, in stored units with y downward; empty when it is none.
QList<QPoint> cornersOf(const QList<QByteArray> &words)
{
    QList<int> numbers;
    for (const QByteArray &word : words.sliced(2)) {
        bool ok = false;
        const double number = word.toDouble(&ok);
        if (!ok || !std::isfinite(number) || std::abs(number) > 1e6)
            return {};
        numbers.append(static_cast<int>(std::lround(number * storedPerPoint)));
    }
    if (words.first() != "route" || numbers.size() < 4 || numbers.size() % 2 != 0)
        return {};
    QList<QPoint> corners;
    for (qsizetype i = 0; i < numbers.size(); i += 2)
        corners.append({ numbers.at(i), -numbers.at(i + 1) });
    return corners;
}

/// Without points that are no corners.
QList<QPoint> withoutStops(const QList<QPoint> &line)
{
    QList<QPoint> corners;
    for (const QPoint &point : line) {
        const auto onOneLeg = [&](auto coordinate) {
            const qsizetype count = corners.size();
            return coordinate(corners.at(count - 2)) == coordinate(corners.at(count - 1))
                   && coordinate(corners.at(count - 1)) == coordinate(point);
        };
        if (!corners.isEmpty() && corners.last() == point)
            continue;
        if (corners.size() > 1
            && (onOneLeg([](const QPoint &p) { return p.x(); })
                || onOneLeg([](const QPoint &p) { return p.y(); })))
            corners.removeLast();
        corners.append(point);
    }
    return corners;
}

bool isRightAngled(const QList<QPoint> &line)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPoint leg = line.at(i) - line.at(i - 1);
        if (leg.x() != 0 && leg.y() != 0)
            return false;
    }
    return line.size() > 1;
}

/// Whether a line that ends at this point ends at this box.
bool meets(const QPoint &end, const QRect &box)
{
    constexpr int reach = static_cast<int>(2 * clearance * storedPerPoint);
    return box.adjusted(-reach, -reach, reach, reach).contains(end);
}

bool passes(const QList<QPoint> &line, const QRect &box)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QRect leg = QRect(line.at(i - 1), line.at(i)).normalized().adjusted(-1, -1, 1, 1);
        if (leg.intersects(box))
            return true;
    }
    return false;
}

QByteArray obstaclesOf(const Drawing &drawing, int way)
{
    QByteArray dot;
    int number = 0;
    for (const Box &box : drawing.elements) {
        const double room = clearance - way * (++number * (way + 2) % 7) / 10.0;
        dot += obstacle('n' + hex(box.record),
                        inPoints(box.frame).adjusted(-room, -room, room, room));
    }
    if (way >= ways / 2)
        return dot;
    for (const Box &zone : drawing.zones) {
        const QRectF frame = inPoints(zone.frame);
        const double width = std::min<double>(
                frame.width(), letterWidth * (2 + static_cast<double>(zone.name.size())));
        dot += obstacle('t' + hex(zone.record), { frame.topLeft(), QSizeF(width, titleHeight) });
    }
    return dot;
}

QByteArray flowsOf(const Project &project, const Drawing &drawing)
{
    const QHash<QUuid, QRect> ends = endsOf(drawing);
    QList<const Flow *> flows;
    project.forEach<Flow>([&](const Flow &flow) {
        if (isLed(&flow, ends))
            flows.append(&flow);
    });
    std::ranges::sort(flows, {}, [](const Flow *flow) { return flow->id.value(); });
    QByteArray dot;
    for (const Flow *flow : std::as_const(flows))
        dot += "\"n" + hex(flow->source.value()) + "\" -> \"n" + hex(flow->target.value())
               + "\" [key=\"f" + hex(flow->id.value()) + "\"]\n";
    return dot;
}

} // namespace

Question routesQuestionOf(const Project &project, const Id<Diagram> &diagram)
{
    const Drawing drawing = drawingOf(project, diagram);
    const QByteArray flows = flowsOf(project, drawing);
    Question question { QStringLiteral("routes"), {} };
    for (int way = 0; way < ways; ++way)
        question.instead.append("digraph {\n" + QByteArray(settings) + obstaclesOf(drawing, way)
                                + flows + "}\n");
    question.graph = question.instead.takeFirst();
    return question;
}

Result<Edit> routed(const Project &project, const Id<Diagram> &diagram, const QByteArray &answer)
{
    const Drawing drawing = drawingOf(project, diagram);
    const QHash<QUuid, QRect> ends = endsOf(drawing);
    Edit edit;
    int number = 0;
    for (const QByteArray &said : answer.split('\n')) {
        ++number;
        if (said.isEmpty())
            continue;
        const QList<QByteArray> words = said.split(' ');
        const QList<QPoint> line =
                words.size() > 2 ? withoutStops(cornersOf(words)) : QList<QPoint>();
        if (line.isEmpty())
            return Error { Text::tr("The layout helper gave an answer that cannot be read: %1")
                                   .arg(QString::fromUtf8(said.left(80))),
                           Text::tr("line %1").arg(number),
                           Text::tr("Reinstall Redoubt so that the window and its helper are of "
                                    "one version.") };
        const QUuid id = QUuid::fromRfc4122(QByteArray::fromHex(words.at(1).right(32)));
        // Gone, or led to somewhere else, since the question.
        const Flow *flow = project.find(Id<Flow>(id));
        if (!isLed(flow, ends) || !isRightAngled(line)
            || !meets(line.first(), ends.value(flow->source.value()))
            || !meets(line.last(), ends.value(flow->target.value())))
            continue;
        const bool blocked = std::ranges::any_of(drawing.elements, [&](const Box &box) {
            return box.record != flow->source.value() && box.record != flow->target.value()
                   && passes(line, box.frame);
        });
        if (blocked)
            continue;
        // Inner corners are what is kept; of a straight line its middle, so that it stays where
        // there was room for it.
        QList<QPoint> inner = line.sliced(1, line.size() - 2);
        if (inner.isEmpty())
            inner.append((line.first() + line.last()) / 2);
        const Edit route = operations::setRoute(project, flow->id, diagram, inner);
        for (const Patch &patch : route.patches())
            edit.append(patch);
    }
    return edit;
}

} // namespace layout
