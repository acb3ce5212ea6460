#pragma once

#include "model/threats/proposal.h"

#include <QSet>

#include <memory>

/// Proposes threats: a pure function of project and catalogs, kept up to date edit by edit.
/// Rules are compiled to bit masks once; a subject is a row of bits; matching is a few AND/compare.
/// Not thread safe; a worker makes its own.
class Proposer
{
public:
    explicit Proposer(CatalogsPointer catalogs);
    ~Proposer();
    Proposer(const Proposer &) = delete;
    Proposer &operator=(const Proposer &) = delete;
    Proposer(Proposer &&) = delete;
    Proposer &operator=(Proposer &&) = delete;

    /// Proposes for the whole project, from nothing.
    void reset(const Project &project);

    /// Follows an Edit that has been applied; recomputes the subjects that it touches and only
    /// those. Gives the ids of subjects whose proposals were recomputed (removed subjects
    /// included).
    QSet<QUuid> follow(const Project &project, const Edit &edit);

    /// Proposals of one flow or element, in rule order, then artifact.
    QList<Proposal> of(const QUuid &subject) const;

    /// All proposals, sorted by rule, subject, artifact: same input, same list.
    QList<Proposal> all() const;
    qsizetype count() const;

    const Catalogs &catalogs() const;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};
