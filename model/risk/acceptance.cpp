#include "model/risk/acceptance.h"

#include "model/core/operations/change.h"

#include <QCoreApplication>

#include <algorithm>

namespace risk {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(acceptance)
};

const Id<Role> &leastRole(const Settings &settings, Rating rating)
{
    switch (rating) {
    case Rating::Low:
        return settings.acceptsLow;
    case Rating::Moderate:
        return settings.acceptsModerate;
    case Rating::High:
        return settings.acceptsHigh;
    case Rating::Critical:
        break;
    }
    return settings.acceptsCritical;
}

QString nameOf(Rating rating)
{
    switch (rating) {
    case Rating::Low:
        return Text::tr("low");
    case Rating::Moderate:
        return Text::tr("moderate");
    case Rating::High:
        return Text::tr("high");
    case Rating::Critical:
        break;
    }
    return Text::tr("critical");
}

} // namespace

Result<void> mayAccept(const Project &project, const Id<Risk> &risk, const Id<Person> &person,
                       Rating rating)
{
    const Person *who = project.find(person);
    const Risk *what = project.find(risk);
    if (!who || !what)
        return Error { Text::tr("nobody is named who accepts the risk"),
                       what ? what->title : QString(),
                       Text::tr("Name a risk owner whose authority reaches it.") };
    const Settings &settings = project.settings();
    const Id<Role> &least = leastRole(settings, rating);
    if (least.isNull()) {
        if (what->owner.isNull() || what->owner == person)
            return {};
        const Person *owner = project.find(what->owner);
        return Error { Text::tr("%1 does not own this risk").arg(who->name), what->title,
                       Text::tr("Its owner is %1.").arg(owner ? owner->name : QString()) };
    }
    for (int each = static_cast<int>(rating); each <= static_cast<int>(Rating::Critical); ++each) {
        const Id<Role> &role = leastRole(settings, static_cast<Rating>(each));
        if (!role.isNull() && who->roles.contains(role))
            return {};
    }
    const Role *role = project.find(least);
    return Error {
        Text::tr("the authority of %1 does not reach a %2 risk").arg(who->name, nameOf(rating)),
        what->title,
        Text::tr("It takes the role \"%1\". Project > People and Roles says who has it.")
                .arg(role ? role->name : QString())
    };
}

Result<Edit> accept(const Project &project, const Id<Risk> &risk, Rating current,
                    const AcceptanceTerms &terms)
{
    if (const Result<void> may = mayAccept(project, risk, terms.by, current); !may)
        return may.error();
    const QString title = project.find(risk)->title;
    if (terms.reason.trimmed().isEmpty())
        return Error { Text::tr("the acceptance has no rationale"), title,
                       Text::tr("Say why the organisation can live with what is left.") };
    if (!terms.on.isValid() || !terms.until.isValid() || terms.until <= terms.on)
        return Error { Text::tr("the acceptance does not say until when it holds"), title,
                       Text::tr("Give a day after that of the acceptance.") };
    return operations::change(project, risk, [&](Risk &next) {
        next.treatment = Treatment::Accept;
        next.acceptedBy = terms.by;
        next.acceptedOn = terms.on.toString(Qt::ISODate);
        next.acceptedUntil = terms.until.toString(Qt::ISODate);
        next.acceptanceReason = terms.reason.trimmed();
        next.acceptedRating = letter(current);
        if (next.owner.isNull())
            next.owner = terms.by;
    });
}

Edit withdrawAcceptance(const Project &project, const Id<Risk> &risk)
{
    return operations::change(project, risk, [](Risk &next) {
        next.acceptedBy = {};
        next.acceptedOn.clear();
        next.acceptedUntil.clear();
        next.acceptanceReason.clear();
        next.acceptedRating.clear();
        if (next.treatment == Treatment::Accept)
            next.treatment = Treatment::Undecided;
    });
}

Rating appetite(const Settings &settings)
{
    return enumFrom<Rating>(settings.appetite).value_or(Rating::Moderate);
}

} // namespace risk
