#pragma once

#include "model/threats/proposal.h"

/// Why a threat was proposed, in words with the team's own names. Computed only when asked.
struct Why
{
    /// "carries Subscriber KPIs (training dataset)", "crosses Internet -> Data lake", ...
    QStringList sentences;
    /// Facts that nobody answered and the rule took for true: "file format may run code".
    QStringList assumed;
    /// Those of them without which there would be no threat; the others only raise its likelihood.
    QStringList decisive;
    /// Base likelihood and what raised it: "2: needs a foothold", "+1: crosses a zone".
    QStringList likelihood;
    /// Facts and values that held, for *review again*: key -> value, unknown as "unknown".
    Facts seen;
};

Why why(const Proposal &proposal, const Project &project, const Catalogs &catalogs);

/// Why a rule did not propose for a flow or element (and, where it takes one, an artifact): the
/// first condition that failed, in words. Empty when all of them hold.
QString whyNot(const Rule &rule, const QUuid &subject, const QUuid &artifact,
               const Project &project, const Catalogs &catalogs);
