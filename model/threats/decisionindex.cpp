#include "model/threats/decisionindex.h"

namespace {

QUuid subjectNamed(const QString &threat)
{
    const std::optional<ThreatKey> key = ThreatKey::fromText(threat);
    return key ? key->subject : QUuid();
}

} // namespace

void DecisionIndex::reset(const Project &project)
{
    m_decisions.clear();
    m_decisionOf.clear();
    m_own.clear();
    m_subjectOfOwn.clear();
    for (const Decision *decision : project.all<Decision>()) {
        m_decisions[subjectNamed(decision->threat)].append(decision->id);
        m_decisionOf.insert(decision->threat, decision->id);
    }
    for (const OwnThreat *own : project.all<OwnThreat>()) {
        m_own[own->subject.value()].append(own->id);
        m_subjectOfOwn.insert(own->id, own->subject.value());
    }
}

void DecisionIndex::follow(const Edit &edit)
{
    for (const Patch &patch : edit.patches()) {
        if (patch.before)
            note(*patch.before, false);
        if (patch.after)
            note(*patch.after, true);
    }
}

void DecisionIndex::note(const Record &record, bool there)
{
    const auto put = [there](auto &lists, const QUuid &subject, const auto &id) {
        auto &list = lists[subject];
        list.removeAll(id);
        if (there)
            list.append(id);
        else if (list.isEmpty())
            lists.remove(subject);
    };
    if (const auto *decision = std::get_if<Decision>(&record)) {
        put(m_decisions, subjectNamed(decision->threat), decision->id);
        if (there)
            m_decisionOf.insert(decision->threat, decision->id);
        else if (m_decisionOf.value(decision->threat) == decision->id)
            m_decisionOf.remove(decision->threat);
    } else if (const auto *own = std::get_if<OwnThreat>(&record)) {
        put(m_own, own->subject.value(), own->id);
        if (there)
            m_subjectOfOwn.insert(own->id, own->subject.value());
        else
            m_subjectOfOwn.remove(own->id);
    }
}

QSet<QUuid> DecisionIndex::subjects() const
{
    QSet<QUuid> subjects(m_decisions.keyBegin(), m_decisions.keyEnd());
    subjects.unite(QSet<QUuid>(m_own.keyBegin(), m_own.keyEnd()));
    return subjects;
}

QUuid DecisionIndex::subjectOf(const ThreatKey &key) const
{
    return key.isOwn() ? m_subjectOfOwn.value(Id<OwnThreat>(key.subject)) : key.subject;
}
