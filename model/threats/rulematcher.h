#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"
#include "model/threats/subjectrows.h"

#include <vector>

/// Which rules hold of a subject, on its own and with each artifact that it holds or carries.
/// Reading only, so that several threads may match subjects of one project at once.
class RuleMatcher
{
public:
    explicit RuleMatcher(const Catalogs &catalogs);

    /// Takes over which rules a project wants: by its packs, without what it silenced.
    void switchRules(const Project &project);

    /// One rule that holds: eight bytes, because there are tens of thousands.
    struct Hit
    {
        /// Index into Catalogs::rules.
        quint16 rule;
        /// 1 to 5.
        qint8 likelihood;
        qint8 assumptions;
        /// As SubjectRows numbers them; 0 is none.
        quint32 artifact;
    };
    using Hits = std::vector<Hit>;

    /// Appends what holds of a subject whose rows are prepared, without what another rule that
    /// holds of it subsumes.
    void match(const SubjectRows &rows, const Element &element, Hits &into) const;
    void match(const SubjectRows &rows, const Flow &flow, Hits &into) const;

private:
    using Rules = std::vector<CompiledRule>;

    /// The row of a subject alone and with each of its artifacts, of which these are the parts that
    /// speak of such subjects.
    void match(const SubjectRows &rows, const Row &row, const Rules &plain,
               const QList<Id<Artifact>> &artifacts, Row SubjectRows::ArtifactPart::*onSubject,
               const Rules *SubjectRows::ArtifactPart::*withArtifact, Hits &into) const;
    void match(const Rules &rules, const Row &row, quint32 artifact, Hits &into) const;
    void dropSubsumed(Hits &hits, size_t first) const;

    const Catalogs &m_catalogs;
    std::vector<bool> m_on;
    /// By rule: the rules that subsume it.
    std::vector<std::vector<quint16>> m_subsumers;
};
