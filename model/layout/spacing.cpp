#include "model/layout/spacing.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace layout {

namespace {

/// Least space between neighbours.
constexpr int gap = 1000;
/// Room inside a zone's frame, and for its title.
constexpr int room = 2000;
constexpr int titleRoom = 3000;
/// Middles closer than this were meant to be in one line.
constexpr int nearly = 1500;
/// Straightening can bring overlaps, and taking them apart new near rows: rounds until it rests.
constexpr int mostRounds = 8;

int down(int value)
{
    return static_cast<int>(std::floor(static_cast<double>(value) / grid)) * grid;
}

int up(int value)
{
    return -down(-value);
}

int nearest(int value)
{
    return down(value + grid / 2);
}

QRect grown(const QRect &frame)
{
    return frame.adjusted(-gap, -gap, gap, gap);
}

/// Takes the children of one zone after another apart, the innermost first.
class Spacer
{
public:
    Spacer(const QList<Spot> &spots, Rows rows) : m_spots(spots), m_rows(rows)
    {
        std::ranges::sort(m_spots, {}, &Spot::id);
        for (qsizetype i = 0; i < m_spots.size(); ++i) {
            m_index.insert(m_spots.at(i).id, i);
            m_children[m_spots.at(i).zone].append(i);
        }
        for (const Spot &spot : std::as_const(m_spots)) {
            for (QUuid id = spot.isLocked ? spot.id : QUuid(); m_index.contains(id);
                 id = m_spots.at(m_index.value(id)).zone) {
                if (m_pinned.contains(id))
                    break;
                m_pinned.insert(id);
            }
        }
    }

    QHash<QUuid, QRect> frames()
    {
        for (int round = 0; round < mostRounds; ++round) {
            const QList<Spot> before = m_spots;
            settle({});
            if (std::ranges::equal(before, m_spots, {}, &Spot::frame, &Spot::frame))
                break;
        }
        QHash<QUuid, QRect> frames;
        for (const Spot &spot : std::as_const(m_spots))
            frames.insert(spot.id, spot.frame);
        return frames;
    }

private:
    /// Returns what the children take up.
    QRect settle(const QUuid &zone)
    {
        QList<qsizetype> children = m_children.value(zone);
        for (const qsizetype child : std::as_const(children)) {
            if (!m_spots.at(child).isZone)
                continue;
            const QRect content = settle(m_spots.at(child).id);
            if (!content.isEmpty() && !m_spots.at(child).isLocked)
                m_spots[child].frame |= content.adjusted(-room, -titleRoom, room, room);
        }
        if (m_rows == Rows::Straight) {
            straighten(children, Qt::Vertical);
            straighten(children, Qt::Horizontal);
        }
        std::ranges::sort(children, {}, [this](qsizetype child) {
            const Spot &spot = m_spots.at(child);
            return std::tuple(!m_pinned.contains(spot.id), !spot.keepsPlace, spot.frame.top(),
                              spot.frame.left(), spot.id);
        });
        QList<QRect> taken;
        QRect all;
        for (const qsizetype child : std::as_const(children)) {
            if (!m_pinned.contains(m_spots.at(child).id)) {
                const QRect frame = m_spots.at(child).frame;
                moveBy(child, freePlace(frame, taken) - frame.topLeft());
            }
            taken.append(m_spots.at(child).frame);
            all |= taken.last();
        }
        return all;
    }

    void moveBy(qsizetype index, const QPoint &by)
    {
        if (by.isNull())
            return;
        m_spots[index].frame.translate(by);
        const QList<qsizetype> children = m_children.value(m_spots.at(index).id);
        for (const qsizetype child : children)
            moveBy(child, by);
    }

    static bool isFree(const QRect &frame, const QList<QRect> &taken)
    {
        const QRect wide = grown(frame).adjusted(1, 1, -1, -1);
        return std::ranges::none_of(taken,
                                    [&wide](const QRect &other) { return other.intersects(wide); });
    }

    /// The top left corner nearest to where a box is that keeps it clear of what is placed.
    static QPoint freePlace(const QRect &frame, const QList<QRect> &taken)
    {
        if (isFree(frame, taken))
            return frame.topLeft();
        QList<int> across { frame.left() };
        QList<int> along { frame.top() };
        for (const QRect &other : taken) {
            across.append({ down(other.left() - gap - frame.width()),
                            up(other.left() + other.width() + gap) });
            along.append({ down(other.top() - gap - frame.height()),
                           up(other.top() + other.height() + gap) });
        }
        const auto sorted = [](QList<int> &values, int from) {
            std::ranges::sort(values, {}, [from](int value) {
                return std::pair(std::abs(value - from), value);
            });
            values.erase(std::unique(values.begin(), values.end()), values.end());
        };
        sorted(across, frame.left());
        sorted(along, frame.top());
        qint64 least = std::numeric_limits<qint64>::max();
        QPoint best;
        for (const int x : std::as_const(across)) {
            const qint64 dx = std::abs(x - frame.left());
            if (dx >= least)
                break;
            for (const int y : std::as_const(along)) {
                const qint64 distance = dx + std::abs(y - frame.top());
                if (distance >= least)
                    break;
                if (isFree(QRect(QPoint(x, y), frame.size()), taken)) {
                    least = distance;
                    best = { x, y };
                }
            }
        }
        return best;
    }

    /// Brings middles that nearly agree to where that of most of them is.
    void straighten(const QList<qsizetype> &children, Qt::Orientation which)
    {
        const bool rows = which == Qt::Vertical;
        const auto middle = [&](qsizetype child) {
            const QRect &frame = m_spots.at(child).frame;
            return rows ? frame.top() + frame.height() / 2 : frame.left() + frame.width() / 2;
        };
        QList<qsizetype> line;
        for (const qsizetype child : children) {
            if (!m_spots.at(child).isZone)
                line.append(child);
        }
        std::ranges::sort(line, {}, [&](qsizetype child) {
            return std::pair(middle(child), m_spots.at(child).id);
        });
        for (qsizetype from = 0; from < line.size();) {
            qsizetype to = from + 1;
            while (to < line.size() && middle(line.at(to)) - middle(line.at(from)) <= nearly)
                ++to;
            const QList<qsizetype> group = line.sliced(from, to - from);
            bringInto(group, middle(group.at(group.size() / 2)), rows);
            from = to;
        }
    }

    void bringInto(const QList<qsizetype> &group, int middle, bool rows)
    {
        const auto pinned = std::ranges::find_if(
                group, [this](qsizetype child) { return m_pinned.contains(m_spots.at(child).id); });
        if (pinned != group.end()) {
            const QRect &frame = m_spots.at(*pinned).frame;
            middle = rows ? frame.top() + frame.height() / 2 : frame.left() + frame.width() / 2;
        } else {
            const QRect &frame = m_spots.at(group.at(group.size() / 2)).frame;
            const int half = (rows ? frame.height() : frame.width()) / 2;
            middle = nearest(middle - half) + half;
        }
        for (const qsizetype child : group) {
            QRect &frame = m_spots[child].frame;
            if (m_pinned.contains(m_spots.at(child).id))
                continue;
            if (rows)
                frame.moveTop(middle - frame.height() / 2);
            else
                frame.moveLeft(middle - frame.width() / 2);
        }
    }

    QList<Spot> m_spots;
    const Rows m_rows;
    QHash<QUuid, qsizetype> m_index;
    QHash<QUuid, QList<qsizetype>> m_children;
    /// What is locked, and the zones around it.
    QSet<QUuid> m_pinned;
};

} // namespace

QHash<QUuid, QRect> spaced(const QList<Spot> &spots, Rows rows)
{
    return Spacer(spots, rows).frames();
}

} // namespace layout
