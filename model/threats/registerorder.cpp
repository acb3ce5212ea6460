#include "model/threats/registerorder.h"

#include <algorithm>
#include <compare>
#include <limits>

namespace {

std::strong_ordering order(const QUuid &a, const QUuid &b)
{
    if (const auto head =
                std::tie(a.data1, a.data2, a.data3) <=> std::tie(b.data1, b.data2, b.data3);
        head != 0)
        return head;
    return std::lexicographical_compare_three_way(std::begin(a.data4), std::end(a.data4),
                                                  std::begin(b.data4), std::end(b.data4));
}

/// The order of the keys' texts, without making them: rows of equal score are many.
bool keyBefore(const ThreatKey &a, const ThreatKey &b)
{
    if (a.rule != b.rule) {
        const qsizetype both = std::min(a.rule.size(), b.rule.size());
        const int head = QStringView(a.rule).left(both).compare(QStringView(b.rule).left(both));
        if (head != 0)
            return head < 0;
        // One begins with the other, whose text goes on with the mark before the subject.
        return a.rule.size() < b.rule.size() ? u'@' < b.rule.at(both).unicode()
                                             : a.rule.at(both).unicode() < u'@';
    }
    const auto subjects = order(a.subject, b.subject);
    return subjects != 0 ? subjects < 0 : order(a.artifact, b.artifact) < 0;
}

} // namespace

bool registerorder::before(const ThreatRow *a, const ThreatRow *b)
{
    if (a->current.score() != b->current.score())
        return a->current.score() > b->current.score();
    if (a->assumptions != b->assumptions)
        return a->assumptions < b->assumptions;
    // What the team found itself matters to it; of the rest, what was seen in the wild comes first.
    const auto relevance = [](const ThreatRow *row) {
        return row->rule ? row->rule->relevance : row->stale ? -1 : std::numeric_limits<int>::max();
    };
    if (relevance(a) != relevance(b))
        return relevance(a) > relevance(b);
    return keyBefore(a->key, b->key);
}
