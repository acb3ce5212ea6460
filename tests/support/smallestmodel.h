#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

/// The smallest project in which a rule fires, built from its predicates alone, and one change that
/// takes the ground away from it.
class SmallestModel
{
public:
    SmallestModel(const Rule &rule, const Catalogs &catalogs);

    /// The project; with `silenced`, after a change of one predicate.
    Project project(bool silenced = false) const;
    /// The flow or element that the rule is about.
    QUuid subject() const;

private:
    struct End
    {
        Element element;
        Zone zone;
    };

    void satisfy(const ConditionGroup &group);
    void satisfy(const Condition &condition);
    void satisfyEnd(End &end, const QString &key, const QString &value);
    void carry(const QStringList &kinds, const Id<Element> &source, const Id<Element> &target);
    Artifact artifactOf(const QString &kind);
    QString typeFor(const QString &prefix) const;
    QStringList valuesOf(const QString &key) const;

    const Rule &m_rule;
    const Catalogs &m_catalogs;
    End m_source;
    End m_target;
    Flow m_flow;
    Artifact m_artifact;
    QStringList m_forbiddenTypes;
    QStringList m_forbiddenBases;
    bool m_crosses = true;
    QList<Record> m_more;
};
