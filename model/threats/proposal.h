#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"
#include "model/core/threatkey.h"

/// A proposed threat as a small key: text is looked up when it is shown.
struct Proposal
{
    /// Index into Catalogs::rules.
    int rule = 0;
    /// Likelihood level after raises, 1 to 5.
    qint8 likelihood = 1;
    /// How many unknown facts it rests on.
    qint8 assumptions = 0;
    /// Element or Flow.
    RecordKind subjectKind = RecordKind::Flow;
    QUuid subject;
    QUuid artifact;

    friend bool operator==(const Proposal &, const Proposal &) = default;
};

/// Key of a proposal.
ThreatKey keyOf(const Proposal &proposal, const Catalogs &catalogs);

/// A rule's title with the team's names in it.
QString titleOf(const Rule &rule, const Project &project, RecordKind subjectKind,
                const QUuid &subject, const QUuid &artifact);

/// A rule's title as it stands in a catalog: "the source" and "the artifact" for what it names.
QString plainTitleOf(const Rule &rule);

/// Name of an element; "source -> target" (or the flow's own name) for a flow.
QString subjectName(const Project &project, RecordKind kind, const QUuid &subject);
