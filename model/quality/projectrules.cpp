#include "model/quality/checklist.h"
#include "model/threats/questions.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

RecordRef settingsOf(const Subject &subject)
{
    return refOf(subject.project.settings());
}

void noScope(const Subject &subject, Raise &raise)
{
    if (subject.project.settings().scope.trimmed().isEmpty())
        raise(Text::tr("Nobody said what is inside and outside of this assessment."),
              settingsOf(subject));
}

void noPurpose(const Subject &subject, Raise &raise)
{
    if (subject.project.settings().purpose.trimmed().isEmpty())
        raise(Text::tr("Nobody said what the system is for."), settingsOf(subject));
}

void noOwner(const Subject &subject, Raise &raise)
{
    if (subject.project.settings().owner.trimmed().isEmpty())
        raise(Text::tr("The project has no owner."), settingsOf(subject));
}

void openAssumption(const Subject &subject, Raise &raise)
{
    for (const Assumption *assumption : subject.project.all<Assumption>()) {
        if (assumption->status == AssumptionStatus::Open)
            raise(Text::tr("Nobody checked: %1").arg(assumption->text), refOf(*assumption));
    }
}

void brokenAssumption(const Subject &subject, Raise &raise)
{
    for (const Assumption *assumption : subject.project.all<Assumption>()) {
        if (assumption->status == AssumptionStatus::Broken)
            raise(Text::tr("Does not hold: %1").arg(assumption->text), refOf(*assumption));
    }
}

void silencedWithoutReason(const Subject &subject, Raise &raise)
{
    for (const SilencedRule *silenced : subject.project.all<SilencedRule>()) {
        if (silenced->reason.trimmed().isEmpty())
            raise(Text::tr("The rule %1 is silenced, and nobody said why.").arg(silenced->rule),
                  refOf(*silenced));
    }
}

void lateAction(const Subject &subject, Raise &raise)
{
    for (const Action *action : subject.project.all<Action>()) {
        const QDate due = dayOf(action->due);
        if (!action->done && due.isValid() && due < subject.today)
            raise(Text::tr("Due %1 and not done: %2").arg(action->due, action->text),
                  refOf(*action), action->threat);
    }
}

void actionOfNobody(const Subject &subject, Raise &raise)
{
    for (const Action *action : subject.project.all<Action>()) {
        if (!action->done && (action->owner.isNull() || action->due.isEmpty()))
            raise(Text::tr("Nobody has to do it, or by no date: %1").arg(action->text),
                  refOf(*action), action->threat);
    }
}

void unanswered(const Subject &subject, Raise &raise)
{
    for (const OpenQuestion &question : openQuestions(subject.project, subject.threats)) {
        const ThreatRow *row = subject.threats.row(question.threats.first());
        raise(question.text, row ? RecordRef { row->subjectKind, row->key.subject } : RecordRef {},
              question.threats.first());
    }
}

void metricWithoutEvidence(const Subject &subject, Raise &raise)
{
    for (const Metric *metric : subject.project.all<Metric>()) {
        if (metric->evidence.trimmed().isEmpty())
            raise(Text::tr("Nothing shows the declared \u201c%1\u201d.").arg(metric->name),
                  refOf(*metric));
    }
}

} // namespace

QList<Rule> projectRules()
{
    using enum Severity;
    constexpr Area area = Area::Project;
    return {
        { { QStringLiteral("project-without-scope"), area, Error, Text::tr("No scope"),
            Text::tr("Write the scope in the project's properties.") },
          noScope },
        { { QStringLiteral("project-without-purpose"), area, Error, Text::tr("No purpose"),
            Text::tr("Write the intended purpose in the project's properties.") },
          noPurpose },
        { { QStringLiteral("project-without-owner"), area, Warning, Text::tr("No owner"),
            Text::tr("Name who is responsible for the system.") },
          noOwner },
        { { QStringLiteral("fact-unanswered"), area, Warning, Text::tr("Unanswered fact"),
            Text::tr("Answer it in the inspector; threats that stand only on it may go.") },
          unanswered },
        { { QStringLiteral("assumption-open"), area, Warning, Text::tr("Open assumption"),
            Text::tr("Find out whether it holds.") },
          openAssumption },
        { { QStringLiteral("assumption-broken"), area, Error, Text::tr("Broken assumption"),
            Text::tr("Change the model to what is true, then take the assumption away.") },
          brokenAssumption },
        { { QStringLiteral("silenced-without-reason"), area, Warning,
            Text::tr("Silenced without a reason"),
            Text::tr("Say why in the catalog browser, or let the rule speak.") },
          silencedWithoutReason },
        { { QStringLiteral("action-overdue"), area, Warning, Text::tr("Overdue action"),
            Text::tr("Do it, or agree on another date.") },
          lateAction },
        { { QStringLiteral("action-without-owner"), area, Hint,
            Text::tr("Action without owner or date"), Text::tr("Name who does it, and by when.") },
          actionOfNobody },
        { { QStringLiteral("metric-without-evidence"), area, Warning,
            Text::tr("Declared metric without evidence"),
            Text::tr("Say where the measurement is kept.") },
          metricWithoutEvidence },
    };
}

} // namespace quality
