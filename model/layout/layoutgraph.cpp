#include "model/layout/layoutgraph.h"

#include "model/core/operations/model.h"

#include <QCoreApplication>
#include <QHash>
#include <QMap>
#include <QRect>

#include <algorithm>
#include <cmath>

namespace layout {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(layout)
};

/// One scene unit is one point of the layout; frames are stored in hundredths.
constexpr double storedPerPoint = 100;
constexpr double pointsPerInch = 72;
/// Grid of the canvas in stored units: ten scene units.
constexpr int grid = 1000;
/// Room inside a zone's frame for its title and for lines along its edge, in points.
constexpr int zoneRoom = 32;
/// Graphviz lets neighbouring clusters touch: frames are drawn this much smaller, in points.
constexpr int zoneInset = 10;

/// A box of the diagram: the placement and what it shows.
struct Box
{
    const Placement *placement = nullptr;
    QString name;
    QUuid record;
    /// The zone around it as far as the diagram shows it; null: none.
    QUuid zone;
};

struct Boxes
{
    QList<Box> zones;
    QList<Box> elements;
};

/// The innermost zone from `zone` outwards that the diagram shows.
QUuid shownZone(const Project &project, Id<Zone> zone, const QSet<QUuid> &shown)
{
    while (!zone.isNull() && !shown.contains(zone.value())) {
        const Zone *record = project.find(zone);
        zone = record ? record->parent : Id<Zone>();
    }
    return zone.value();
}

Boxes boxesOf(const Project &project, const Id<Diagram> &diagram)
{
    Boxes boxes;
    QSet<QUuid> shown;
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        const Placement *placement = project.find(Id<Placement>(ref.id));
        if (!placement)
            continue;
        if (const Zone *zone = project.find(placement->zone)) {
            boxes.zones.append({ placement, zone->name, zone->id.value(), zone->parent.value() });
            shown.insert(zone->id.value());
        } else if (const Element *element = project.find(placement->element)) {
            boxes.elements.append(
                    { placement, element->name, element->id.value(), element->zone.value() });
        }
    }
    for (QList<Box> *list : { &boxes.zones, &boxes.elements }) {
        for (Box &box : *list)
            box.zone = shownZone(project, Id<Zone>(box.zone), shown);
        std::ranges::sort(*list, [](const Box &a, const Box &b) {
            return std::tie(a.name, a.record) < std::tie(b.name, b.record);
        });
    }
    return boxes;
}

QByteArray quoted(const char *prefix, const QUuid &id)
{
    return '"' + QByteArray(prefix) + id.toByteArray(QUuid::Id128) + '"';
}

QByteArray node(const Box &box)
{
    const double width = box.placement->width / storedPerPoint / pointsPerInch;
    const double height = box.placement->height / storedPerPoint / pointsPerInch;
    return quoted("n", box.placement->id.value()) + " [width=" + QByteArray::number(width, 'f', 4)
           + " height=" + QByteArray::number(height, 'f', 4) + "]\n";
}

/// What stands directly in a zone, and the zones in it, each a cluster of its own.
QByteArray contentOf(const Boxes &boxes, const QUuid &zone)
{
    QByteArray dot;
    for (const Box &inner : boxes.zones) {
        if (inner.zone != zone)
            continue;
        const QByteArray content = contentOf(boxes, inner.record);
        // Graphviz knows no empty cluster: an empty zone goes in as a box.
        if (content.isEmpty())
            dot += node(inner);
        else
            dot += "subgraph " + quoted("cluster", inner.placement->id.value()) + " {\nmargin="
                   + QByteArray::number(zoneRoom + zoneInset) + "\n" + content + "}\n";
    }
    for (const Box &box : boxes.elements) {
        if (box.zone == zone)
            dot += node(box);
    }
    return dot;
}

int snapped(double points)
{
    return static_cast<int>(std::lround(points * storedPerPoint / grid)) * grid;
}

/// A line of the answer as a frame in stored units, y downward; none when it is no such line.
std::optional<QRect> frameOf(const QList<QByteArray> &words, const Placement &placement)
{
    QList<double> numbers;
    for (const QByteArray &word : words.sliced(2)) {
        bool ok = false;
        numbers.append(word.toDouble(&ok));
        if (!ok || !std::isfinite(numbers.last()) || std::abs(numbers.last()) > 1e6)
            return {};
    }
    if (words.first() == "node" && numbers.size() == 2) {
        QRect frame(0, 0, placement.width, placement.height);
        frame.moveTo(snapped(numbers.at(0) - placement.width / storedPerPoint / 2),
                     snapped(-numbers.at(1) - placement.height / storedPerPoint / 2));
        return frame;
    }
    if (words.first() == "cluster" && numbers.size() == 4) {
        const QPoint corner(snapped(numbers.at(0) + zoneInset),
                            snapped(-numbers.at(3) + zoneInset));
        const QPoint other(snapped(numbers.at(2) - zoneInset), snapped(-numbers.at(1) - zoneInset));
        return QRect(corner, QSize(other.x() - corner.x(), other.y() - corner.y()));
    }
    return {};
}

} // namespace

QByteArray graphOf(const Project &project, const Id<Diagram> &diagram)
{
    const Boxes boxes = boxesOf(project, diagram);
    QHash<QUuid, qsizetype> order;
    for (qsizetype i = 0; i < boxes.elements.size(); ++i)
        order.insert(boxes.elements.at(i).record, i);

    // Flows between the same two boxes pull once, and harder.
    QMap<QPair<qsizetype, qsizetype>, int> pulls;
    project.forEach<Flow>([&](const Flow &flow) {
        const auto source = order.constFind(flow.source.value());
        const auto target = order.constFind(flow.target.value());
        if (source != order.constEnd() && target != order.constEnd() && *source != *target)
            ++pulls[{ *source, *target }];
    });

    QByteArray dot = "digraph {\nrankdir=LR\nnodesep=0.5\nranksep=1.1\nsplines=false\n"
                     "nslimit=2\nnslimit1=2\nmclimit=1\n"
                     "node [shape=box fixedsize=true label=\"\"]\n";
    dot += contentOf(boxes, {});
    for (auto it = pulls.constBegin(); it != pulls.constEnd(); ++it) {
        const auto end = [&](qsizetype index) {
            return quoted("n", boxes.elements.at(index).placement->id.value());
        };
        dot += end(it.key().first) + " -> " + end(it.key().second)
               + " [weight=" + QByteArray::number(it.value()) + "]\n";
    }
    return dot + "}\n";
}

Result<Edit> arranged(const Project &project, const Id<Diagram> &diagram, const QByteArray &answer)
{
    QList<operations::Move> moves;
    QRect before;
    QRect after;
    int number = 0;
    for (const QByteArray &line : answer.split('\n')) {
        ++number;
        if (line.isEmpty())
            continue;
        const QList<QByteArray> words = line.split(' ');
        const QUuid id = words.size() < 2
                                 ? QUuid()
                                 : QUuid::fromRfc4122(QByteArray::fromHex(words.at(1).right(32)));
        const Placement *placement = project.find(Id<Placement>(id));
        // Taken off the diagram since the question.
        if (!id.isNull() && (!placement || placement->diagram != diagram))
            continue;
        const std::optional<QRect> frame =
                placement ? frameOf(words, *placement) : std::optional<QRect>();
        if (!frame)
            return Error { Text::tr("The layout helper gave an answer that cannot be read: %1")
                                   .arg(QString::fromUtf8(line.left(80))),
                           Text::tr("line %1").arg(number),
                           Text::tr("Nothing was moved. Reinstall Redoubt so that the window and "
                                    "its helper are of one version.") };
        moves.append({ placement->id, *frame });
        before |= QRect(placement->x, placement->y, placement->width, placement->height);
        after |= *frame;
    }

    QPoint shift = before.topLeft() - after.topLeft();
    shift = { shift.x() / grid * grid, shift.y() / grid * grid };
    for (operations::Move &move : moves)
        move.frame.translate(shift);
    Edit edit = operations::moveTo(project, moves);
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        if (const Route *route = project.find(Id<Route>(ref.id)))
            edit.remove(*route);
    }
    return edit;
}

} // namespace layout
