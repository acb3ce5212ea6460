#pragma once

#include "model/core/project.h"
#include "model/core/threatkey.h"

/// Finds decisions and own threats by the subject that they speak of, and decisions by threat.
class DecisionIndex
{
public:
    void reset(const Project &project);
    void follow(const Edit &edit);

    /// Subjects that a decision or an own threat speaks of.
    QSet<QUuid> subjects() const;
    QList<Id<Decision>> decisionsOn(const QUuid &subject) const
    {
        return m_decisions.value(subject);
    }
    Id<Decision> decisionOf(const QString &threat) const { return m_decisionOf.value(threat); }
    QList<Id<OwnThreat>> ownThreatsOn(const QUuid &subject) const { return m_own.value(subject); }
    /// The subject under which the rows of a threat stand.
    QUuid subjectOf(const ThreatKey &key) const;

private:
    void note(const Record &record, bool there);

    QHash<QUuid, QList<Id<Decision>>> m_decisions;
    QHash<QString, Id<Decision>> m_decisionOf;
    QHash<QUuid, QList<Id<OwnThreat>>> m_own;
    QHash<Id<OwnThreat>, QUuid> m_subjectOfOwn;
};
