#include "model/quality/checklist.h"
#include "model/risk/residual.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

bool isMeant(const Control &control)
{
    return control.status == ControlStatus::Planned || control.status == ControlStatus::Implemented
           || control.status == ControlStatus::Verified;
}

/// Raises for every control that fits; `%1` is its name.
template<typename Fits>
void raiseControls(const Subject &subject, Raise &raise, const QString &text, Fits &&fits)
{
    for (const Control *control : subject.project.all<Control>()) {
        if (fits(*control))
            raise(text.arg(called(subject.project, refOf(*control))), refOf(*control));
    }
}

bool refersToIt(const Subject &subject, const Control &control, RecordKind kind)
{
    return std::ranges::any_of(subject.project.referrers(control.id.value()),
                               [&](const RecordRef &ref) { return ref.kind == kind; });
}

void ofNobody(const Subject &subject, Raise &raise)
{
    raiseControls(subject, raise, Text::tr("Nobody owes \u201c%1\u201d."),
                  [](const Control &c) { return isMeant(c) && c.owner.isNull(); });
}

void withoutDate(const Subject &subject, Raise &raise)
{
    raiseControls(
            subject, raise, Text::tr("\u201c%1\u201d is planned for no date."),
            [](const Control &c) { return c.status == ControlStatus::Planned && c.due.isEmpty(); });
}

void overdue(const Subject &subject, Raise &raise)
{
    raiseControls(subject, raise, Text::tr("\u201c%1\u201d is overdue."), [&](const Control &c) {
        const QDate due = dayOf(c.due);
        return due.isValid() && due < subject.today
               && (c.status == ControlStatus::Planned || c.status == ControlStatus::Proposed);
    });
}

void verifiedWithoutEvidence(const Subject &subject, Raise &raise)
{
    raiseControls(subject, raise, Text::tr("Nothing shows that \u201c%1\u201d is verified."),
                  [&](const Control &c) {
                      return c.status == ControlStatus::Verified
                             && !refersToIt(subject, c, RecordKind::Evidence);
                  });
}

void verifiedByOwner(const Subject &subject, Raise &raise)
{
    raiseControls(subject, raise,
                  Text::tr("\u201c%1\u201d was verified by its owner, or by nobody who is named."),
                  [](const Control &c) {
                      return c.status == ControlStatus::Verified
                             && (c.verifier.isNull() || c.verifier == c.owner);
                  });
}

void verifiedSomehow(const Subject &subject, Raise &raise)
{
    raiseControls(subject, raise, Text::tr("Nobody said how or when \u201c%1\u201d was verified."),
                  [](const Control &c) {
                      return c.status == ControlStatus::Verified
                             && (c.verificationMethod.trimmed().isEmpty()
                                 || !dayOf(c.verifiedOn).isValid());
                  });
}

void verificationOver(const Subject &subject, Raise &raise)
{
    raiseControls(
            subject, raise,
            Text::tr("The verification of \u201c%1\u201d has run out; it counts as implemented."),
            [&](const Control &c) {
                return c.status == ControlStatus::Verified && dayOf(c.verifiedOn).isValid()
                       && risk::statusOn(c, subject.today) != ControlStatus::Verified;
            });
}

void evidenceOver(const Subject &subject, Raise &raise)
{
    for (const Evidence *evidence : subject.project.all<Evidence>()) {
        const QDate expires = dayOf(evidence->expires);
        if (expires.isValid() && expires < subject.today)
            raise(Text::tr("Evidence for \u201c%1\u201d expired on %2.")
                          .arg(called(subject.project,
                                      { RecordKind::Control, evidence->control.value() }),
                               evidence->expires),
                  { RecordKind::Control, evidence->control.value() });
    }
}

void nowhere(const Subject &subject, Raise &raise)
{
    raiseControls(subject, raise, Text::tr("\u201c%1\u201d stands nowhere."),
                  [&](const Control &c) {
                      return isMeant(c) && !refersToIt(subject, c, RecordKind::ControlPlacement)
                             && !refersToIt(subject, c, RecordKind::ControlLink);
                  });
}

void withoutEffect(const Subject &subject, Raise &raise)
{
    QSet<Id<Control>> effective;
    for (const ThreatRow *row : subject.threats.rows()) {
        for (const ControlEffect &effect : row->controls)
            effective.insert(effect.control);
    }
    raiseControls(subject, raise, Text::tr("\u201c%1\u201d counts for no threat where it stands."),
                  [&](const Control &c) {
                      return isMeant(c) && !effective.contains(c.id)
                             && refersToIt(subject, c, RecordKind::ControlPlacement);
                  });
}

void linkWithoutReason(const Subject &subject, Raise &raise)
{
    for (const ControlLink *link : subject.project.all<ControlLink>()) {
        if ((link->likelihood >= 0 || link->impact >= 0) && link->reason.trimmed().isEmpty())
            raise(Text::tr("The effect of \u201c%1\u201d was set by the team, and nobody said why.")
                          .arg(called(subject.project,
                                      { RecordKind::Control, link->control.value() })),
                  { RecordKind::Control, link->control.value() }, link->threat);
    }
}

} // namespace

QList<Rule> controlRules()
{
    using enum Severity;
    constexpr Area area = Area::Controls;
    return {
        { { QStringLiteral("control-without-owner"), area, Warning,
            Text::tr("Control without owner"), Text::tr("Name who owes it.") },
          ofNobody },
        { { QStringLiteral("control-without-date"), area, Warning, Text::tr("Planned for no date"),
            Text::tr("Say by when it is there.") },
          withoutDate },
        { { QStringLiteral("control-overdue"), area, Warning, Text::tr("Overdue control"),
            Text::tr("Put it in place, or agree on another date.") },
          overdue },
        { { QStringLiteral("control-nowhere"), area, Warning, Text::tr("Control without a place"),
            Text::tr("Place it on the flow, element or zone that it protects.") },
          nowhere },
        { { QStringLiteral("control-without-effect"), area, Hint,
            Text::tr("Control without effect"),
            Text::tr("Place it where a rule counts it, or link it to the threat that it lowers.") },
          withoutEffect },
        { { QStringLiteral("verified-without-evidence"), area, Error,
            Text::tr("Verified without evidence"),
            Text::tr("Add a link, a note or a file that shows it.") },
          verifiedWithoutEvidence },
        { { QStringLiteral("verified-by-owner"), area, Error, Text::tr("Verified by its owner"),
            Text::tr("Have somebody else verify it, and name them.") },
          verifiedByOwner },
        { { QStringLiteral("verified-without-method"), area, Warning,
            Text::tr("Verified, but not how or when"), Text::tr("Write down method and date.") },
          verifiedSomehow },
        { { QStringLiteral("verification-expired"), area, Warning,
            Text::tr("Verification has run out"), Text::tr("Verify it again.") },
          verificationOver },
        { { QStringLiteral("evidence-expired"), area, Warning, Text::tr("Expired evidence"),
            Text::tr("Ask for current evidence.") },
          evidenceOver },
        { { QStringLiteral("effect-without-reason"), area, Error,
            Text::tr("Effect without a reason"),
            Text::tr("Say why it counts more or less here, or keep what the rule says.") },
          linkWithoutReason },
    };
}

} // namespace quality
