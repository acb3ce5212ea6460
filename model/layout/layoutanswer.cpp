#include "model/core/operations/model.h"
#include "model/layout/drawing.h"
#include "model/layout/folding.h"
#include "model/layout/layoutgraph.h"
#include "model/layout/spacing.h"

#include <QCoreApplication>

#include <cmath>

namespace layout {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(layout)
};

constexpr double storedPerPoint = 100;
/// As in the question: what frames of zones are drawn smaller, in points.
constexpr int zoneInset = 10;

using Frames = QHash<QUuid, QRect>;

int snapped(double points)
{
    return static_cast<int>(std::lround(points * storedPerPoint / grid)) * grid;
}

/// A line of the answer as a frame in stored units, y downward; none when it is no such line.
std::optional<QRect> frameOf(const QList<QByteArray> &words, const QRect &drawn)
{
    QList<double> numbers;
    for (const QByteArray &word : words.sliced(2)) {
        bool ok = false;
        numbers.append(word.toDouble(&ok));
        if (!ok || !std::isfinite(numbers.last()) || std::abs(numbers.last()) > 1e6)
            return {};
    }
    if (words.first() == "node" && numbers.size() == 2) {
        QRect frame(QPoint(), drawn.size());
        frame.moveTo(snapped(numbers.at(0) - drawn.width() / storedPerPoint / 2),
                     snapped(-numbers.at(1) - drawn.height() / storedPerPoint / 2));
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

/// The frames of an answer by placement, as they stand there.
Result<Frames> read(const Project &project, const Id<Diagram> &diagram, const QByteArray &answer)
{
    const Folding folding(project, diagram);
    Frames frames;
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
                placement ? frameOf(words, folding.frameOf(*placement)) : std::optional<QRect>();
        if (!frame)
            return Error { Text::tr("The layout helper gave an answer that cannot be read: %1")
                                   .arg(QString::fromUtf8(line.left(80))),
                           Text::tr("line %1").arg(number),
                           Text::tr("Nothing was moved. Reinstall Redoubt so that the window and "
                                    "its helper are of one version.") };
        frames.insert(id, *frame);
    }
    return frames;
}

/// A drawing whose boxes get new frames, or keep theirs.
class Rearrangement
{
public:
    Rearrangement(const Project &project, const Id<Diagram> &diagram)
        : m_project(project)
        , m_folding(project, diagram)
        , m_drawing(drawingOf(project, diagram))
    {
        for (const QList<Box> *list : { &m_drawing.zones, &m_drawing.elements }) {
            for (const Box &box : *list)
                m_placements.insert(box.record, box.placement->id.value());
        }
    }

    /// Takes those frames of an answer that belong to what may move: `only` and what is in it.
    void take(const Frames &answer, const QSet<QUuid> &only)
    {
        struct Home
        {
            QRect before;
            QRect after;
            std::optional<QPoint> fixed;
        };
        QHash<QUuid, Home> homes;
        for (const QList<Box> *list : { &m_drawing.zones, &m_drawing.elements }) {
            for (const Box &box : *list) {
                const auto frame = answer.constFind(box.placement->id.value());
                if (frame == answer.constEnd() || !isAsked(box, only))
                    continue;
                Home &home = homes[homeOf(box, only)];
                if (box.placement->locked) {
                    home.fixed = home.fixed.value_or(box.frame.topLeft() - frame->topLeft());
                    continue;
                }
                home.before |= box.frame;
                home.after |= *frame;
                m_moved.insert(box.placement->id.value(), *frame);
            }
        }
        for (const QList<Box> *list : { &m_drawing.zones, &m_drawing.elements }) {
            for (const Box &box : *list) {
                const auto frame = m_moved.find(box.placement->id.value());
                if (frame == m_moved.end())
                    continue;
                const Home &home = homes.value(homeOf(box, only));
                const QPoint by = home.fixed.value_or(home.before.topLeft() - home.after.topLeft());
                frame->translate(by.x() / grid * grid, by.y() / grid * grid);
            }
        }
    }

    Edit edit(Rows rows) const
    {
        QList<Spot> spots;
        for (const QList<Box> *list : { &m_drawing.zones, &m_drawing.elements }) {
            for (const Box &box : *list) {
                const Box *zone = m_drawing.zone(box.zone);
                const QUuid id = box.placement->id.value();
                spots.append({ id, zone ? zone->placement->id.value() : QUuid(),
                               m_moved.value(id, box.frame), list == &m_drawing.zones,
                               box.placement->locked,
                               !m_moved.isEmpty() && !m_moved.contains(id) });
            }
        }
        const Frames frames = spaced(spots, rows);
        QList<operations::Move> moves;
        for (const QList<Box> *list : { &m_drawing.zones, &m_drawing.elements }) {
            for (const Box &box : *list) {
                const QRect frame = frames.value(box.placement->id.value());
                if (!box.isFolded) {
                    moves.append({ box.placement->id, frame });
                    continue;
                }
                // What is folded away goes along, so that it is there when it is unfolded.
                moves += m_folding.moves(*box.placement, frame.topLeft() - box.frame.topLeft());
            }
        }
        const Edit moved = operations::moveTo(m_project, moves);
        return merged(moved, operations::routesAlong(m_project, moved));
    }

    /// Whether a folded zone hides a flow with both its ends.
    bool isHidden(const Flow &flow) const
    {
        const QUuid zone = folding(flow.source);
        return !zone.isNull() && zone == folding(flow.target);
    }

    /// The placement that an element is arranged by: its own, or that of the folded zone that hides
    /// it.
    QUuid placementFor(const Id<Element> &element) const
    {
        const QUuid zone = folding(element);
        return m_placements.value(zone.isNull() ? element.value() : zone);
    }

private:
    bool isAsked(const Box &box, const QSet<QUuid> &only) const
    {
        for (const Box *at = &box; at; at = m_drawing.zone(at->zone)) {
            if (only.isEmpty() || only.contains(at->placement->id.value()))
                return true;
        }
        return false;
    }

    QUuid folding(const Id<Element> &element) const
    {
        const Element *found = m_project.find(element);
        return found ? m_folding.around(found->zone) : QUuid();
    }

    /// The innermost zone around a box that stays where it is; null for the paper.
    QUuid homeOf(const Box &box, const QSet<QUuid> &only) const
    {
        for (const Box *at = m_drawing.zone(box.zone); at; at = m_drawing.zone(at->zone)) {
            if (at->placement->locked || !isAsked(*at, only))
                return at->record;
        }
        return {};
    }

    const Project &m_project;
    const Folding m_folding;
    const Drawing m_drawing;
    /// Of what is shown, by record.
    QHash<QUuid, QUuid> m_placements;
    Frames m_moved;
};

} // namespace

Result<Edit> arranged(const Project &project, const Id<Diagram> &diagram, const QByteArray &answer,
                      const QSet<QUuid> &only)
{
    const Result<Frames> frames = read(project, diagram, answer);
    if (!frames)
        return frames.error();
    Rearrangement rearrangement(project, diagram);
    rearrangement.take(*frames, only);
    Edit edit = rearrangement.edit(Rows::AsTheyAre);
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        const Route *route = project.find(Id<Route>(ref.id));
        const Flow *flow = route ? project.find(route->flow) : nullptr;
        if (!flow)
            continue;
        // Inside a folded zone nothing is arranged, and waypoints went along with it.
        if (rearrangement.isHidden(*flow))
            continue;
        if (only.isEmpty() || frames->contains(rearrangement.placementFor(flow->source))
            || frames->contains(rearrangement.placementFor(flow->target)))
            edit.remove(*route);
    }
    return edit;
}

Edit tidied(const Project &project, const Id<Diagram> &diagram)
{
    return Rearrangement(project, diagram).edit(Rows::Straight);
}

} // namespace layout
