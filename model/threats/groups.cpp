#include "model/threats/groups.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(groups)
};

/// A place that two rows of one rule can share.
struct Place
{
    QString rule;
    QUuid where;
    QUuid artifact;

    bool operator==(const Place &) const = default;
};

size_t qHash(const Place &place, size_t seed = 0)
{
    return qHashMulti(seed, place.rule, place.where, place.artifact);
}

/// Rows that are joined, by index; the classic forest.
class Joined
{
public:
    explicit Joined(qsizetype count) : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), 0);
    }
    qsizetype root(qsizetype at)
    {
        while (m_parents.at(at) != at)
            at = m_parents[at] = m_parents.at(m_parents.at(at));
        return at;
    }
    void join(qsizetype a, qsizetype b)
    {
        // The earlier row leads: it is the worse one.
        const auto [low, high] = std::minmax({ root(a), root(b) });
        m_parents[high] = low;
    }

private:
    QList<qsizetype> m_parents;
};

QList<Place> placesOf(const Project &project, const ThreatRow &row)
{
    const QString &rule = row.key.rule;
    QList<Place> places { { rule, row.key.subject, {} } };
    if (const Flow *flow = project.find(Id<Flow>(row.key.subject))) {
        places.append({ rule, flow->source.value(), row.key.artifact });
        places.append({ rule, flow->target.value(), row.key.artifact });
    } else {
        places.append({ rule, row.key.subject, row.key.artifact });
    }
    return places;
}

} // namespace

QString ThreatGroup::title() const
{
    return rows.size() == 1
                   ? worst().title
                   : Text::tr("%1 (and %n more)", nullptr, static_cast<int>(rows.size() - 1))
                             .arg(worst().title);
}

QList<ThreatGroup> threatGroups(const Project &project, QList<const ThreatRow *> rows)
{
    std::ranges::stable_sort(rows, [](const ThreatRow *a, const ThreatRow *b) {
        return a->current.score() > b->current.score();
    });
    Joined joined(rows.size());
    QHash<Place, qsizetype> first;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows.at(i)->key.isOwn())
            continue;
        for (const Place &place : placesOf(project, *rows.at(i))) {
            const auto known = first.constFind(place);
            if (known == first.constEnd())
                first.insert(place, i);
            else
                joined.join(*known, i);
        }
    }
    QList<ThreatGroup> groups;
    QHash<qsizetype, qsizetype> groupOf;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const qsizetype root = joined.root(i);
        if (!groupOf.contains(root)) {
            groupOf.insert(root, groups.size());
            groups.append(ThreatGroup());
        }
        groups[groupOf.value(root)].rows.append(rows.at(i));
    }
    return groups;
}
