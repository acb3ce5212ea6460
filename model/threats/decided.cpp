#include "model/threats/decided.h"

#include "model/threats/ageing.h"

operations::Decided decidedFrom(const ThreatRow &row, const Project &project,
                                const Register &threats, const QString &by, const QDate &on)
{
    const QList<Proposal> proposals = threats.proposer().of(row.key.subject);
    const Proposal *proposal = nullptr;
    for (const Proposal &each : proposals) {
        if (keyOf(each, threats.catalogs()) == row.key)
            proposal = &each;
    }
    // A stale row keeps the memory of its decision: nothing of today is about it.
    const Decision *known = project.find(row.decision);
    const Facts seen = row.stale && known
                               ? known->seen
                               : ageing::seenNow(row, proposal, project, threats.catalogs());
    return { row.key.text(), row.title, row.subjectName, row.artifactName, seen, by, on,
             row.decision };
}
