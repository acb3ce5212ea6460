#include "model/quality/checklist.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

RecordRef placeOf(const ThreatRow &row)
{
    return { row.subjectKind, row.key.subject };
}

/// Raises for every row that fits, worst first.
template<typename Fits>
void raiseRows(const Subject &subject, Raise &raise, const QString &text, Fits &&fits)
{
    for (const ThreatRow *row : subject.threats.rows()) {
        if (fits(*row))
            raise(text.arg(row->title), placeOf(*row), row->key.text());
    }
}

void undecided(const Subject &subject, Raise &raise)
{
    raiseRows(subject, raise, Text::tr("Nobody decided: %1"), [&](const ThreatRow &row) {
        return row.state == DecisionState::Proposed && !row.stale
               && risk::rating(subject.project.settings(), row.current) >= Rating::High;
    });
}

void inNoRisk(const Subject &subject, Raise &raise)
{
    QSet<QString> gathered;
    for (const Risk *risk : subject.project.all<Risk>()) {
        for (const QString &key : risk->threats)
            gathered.insert(key);
    }
    raiseRows(subject, raise, Text::tr("Confirmed, but part of no risk: %1"),
              [&](const ThreatRow &row) {
                  return row.state == DecisionState::Confirmed && !row.stale
                         && !gathered.contains(row.key.text());
              });
}

void overriddenWithoutReason(const Subject &subject, Raise &raise)
{
    raiseRows(subject, raise, Text::tr("Rated by the team, and nobody said why: %1"),
              [&](const ThreatRow &row) {
                  const Decision *decision = subject.project.find(row.decision);
                  return decision && (decision->likelihood > 0 || decision->impact > 0)
                         && decision->ratingReason.trimmed().isEmpty();
              });
}

void dismissedWithoutReason(const Subject &subject, Raise &raise)
{
    raiseRows(subject, raise, Text::tr("Dismissed, and nobody said why: %1"),
              [&](const ThreatRow &row) {
                  const Decision *decision = subject.project.find(row.decision);
                  return decision && row.state == DecisionState::Dismissed
                         && decision->rationale.trimmed().isEmpty();
              });
}

void stale(const Subject &subject, Raise &raise)
{
    raiseRows(subject, raise, Text::tr("Decided, but the model no longer gives rise to it: %1"),
              [](const ThreatRow &row) { return row.stale; });
}

void reviewAgain(const Subject &subject, Raise &raise)
{
    raiseRows(subject, raise, Text::tr("Something got worse since it was decided: %1"),
              [](const ThreatRow &row) { return !row.stale && !row.reviewAgain.isEmpty(); });
}

void parked(const Subject &subject, Raise &raise)
{
    raiseRows(subject, raise, Text::tr("Put off by the room: %1"), [&](const ThreatRow &row) {
        const Decision *decision = subject.project.find(row.decision);
        return decision && decision->parked && row.state == DecisionState::Proposed;
    });
}

void confirmedOfNobody(const Subject &subject, Raise &raise)
{
    raiseRows(subject, raise, Text::tr("Confirmed, and nobody takes care of it: %1"),
              [](const ThreatRow &row) {
                  return row.state == DecisionState::Confirmed && !row.stale
                         && row.owner.trimmed().isEmpty();
              });
}

} // namespace

QList<Rule> threatRules()
{
    using enum Severity;
    constexpr Area area = Area::Threats;
    return {
        { { QStringLiteral("threat-undecided"), area, Warning,
            Text::tr("Undecided, high or critical"),
            Text::tr("Confirm it, or dismiss it with a reason.") },
          undecided },
        { { QStringLiteral("threat-in-no-risk"), area, Warning,
            Text::tr("Confirmed threat in no risk"),
            Text::tr("Gather it into a risk: only risks are owned, treated and accepted.") },
          inNoRisk },
        { { QStringLiteral("threat-without-owner"), area, Hint,
            Text::tr("Confirmed threat without owner"), Text::tr("Name who takes care of it.") },
          confirmedOfNobody },
        { { QStringLiteral("override-without-reason"), area, Error,
            Text::tr("Rating without a reason"),
            Text::tr("Say why the team rates it otherwise, or take the rating back.") },
          overriddenWithoutReason },
        { { QStringLiteral("dismissed-without-reason"), area, Error,
            Text::tr("Dismissed without a reason"), Text::tr("Say why, or open it again.") },
          dismissedWithoutReason },
        { { QStringLiteral("decision-stale"), area, Warning, Text::tr("Stale decision"),
            Text::tr("Look at what changed; take the decision away if it speaks of nothing.") },
          stale },
        { { QStringLiteral("review-again"), area, Error, Text::tr("Review again"),
            Text::tr("Look at it again and decide anew.") },
          reviewAgain },
        { { QStringLiteral("threat-parked"), area, Hint, Text::tr("Parked"),
            Text::tr("Take it up again in the next workshop.") },
          parked },
    };
}

} // namespace quality
