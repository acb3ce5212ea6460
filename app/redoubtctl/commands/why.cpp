#include "model/threats/why.h"

#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/place.h"
#include "model/threats/relief.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(whycommand)
};

void printLines(const QString &heading, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    Command::print(heading + u'\n');
    for (const QString &line : lines)
        Command::print(QStringLiteral("  ") + line + u'\n');
}

/// What would lower a threat most, with what would be left.
QStringList reliefs(const ThreatRow &row, const Project &project, const Catalogs &catalogs)
{
    const auto levels = [](int thousandths) {
        return QString::number(thousandths / 1000.0, 'f', 2);
    };
    QStringList lines;
    for (const Relief &relief : reliefsOf(row, project, catalogs))
        lines.append(Text::tr("%1: likelihood -%2, impact -%3, target %4")
                             .arg(relief.control->name, levels(relief.likelihood),
                                  levels(relief.impact), levels(relief.left.score())));
    return lines;
}

int explain(const Assessed &assessed, const QString &key)
{
    const Register &threats = *assessed.threats;
    for (const Proposal &proposal : threats.proposer().all()) {
        if (keyOf(proposal, threats.catalogs()).text() != key)
            continue;
        const ThreatRow *row = threats.row(key);
        const Rule &rule = threats.catalogs().rules.at(proposal.rule);
        const Why reasons = why(proposal, assessed.project(), threats.catalogs());
        Command::print(row->title + u'\n');
        printLines(Text::tr("holds"), reasons.sentences);
        printLines(Text::tr("assumed, because nobody answered"), reasons.assumed);
        printLines(Text::tr("likelihood"), reasons.likelihood);
        QStringList controls;
        for (const ControlEffect &effect : row->controls) {
            const Control *control = assessed.project().find(effect.control);
            controls.append(Text::tr("%1: likelihood -%2, impact -%3%4")
                                    .arg(control ? control->name : QString(),
                                         QString::number(effect.currentLikelihood / 1000.0, 'f', 2),
                                         QString::number(effect.currentImpact / 1000.0, 'f', 2),
                                         effect.counts ? QString()
                                                       : Text::tr(" (a stronger one of its family "
                                                                  "counts)")));
        }
        printLines(Text::tr("controls that count now"), controls);
        printLines(Text::tr("what would lower it most"),
                   reliefs(*row, assessed.project(), threats.catalogs()));
        printLines(Text::tr("reported attacks"), sightingsOf(*row, threats.catalogs()));
        printLines(Text::tr("rule"), { rule.id, rule.rationale, rule.source });
        return status::done;
    }
    return Command::refuse({ Text::tr("\"%1\" is not proposed").arg(key),
                             {},
                             Text::tr("Ask why not: --rule RULE --on SUBJECT.") });
}

int explainAbsence(const Assessed &assessed, const QString &ruleId, const QString &subject)
{
    const Catalogs &catalogs = *assessed.catalogs;
    const Project &project = assessed.project();
    const Rule *rule = catalogs.rule(ruleId);
    if (!rule)
        return Command::refuse({ Text::tr("there is no rule \"%1\"").arg(ruleId),
                                 {},
                                 Text::tr("redoubtctl catalog show rules-models prints some.") });
    const Result<Place> place = placeOf(project, subject);
    if (!place)
        return Command::refuse(place.error());
    QList<Id<Artifact>> artifacts;
    if (const Flow *flow = project.find(Id<Flow>(place->subject.value())))
        artifacts = flow->artifacts;
    if (const Element *element = project.find(Id<Element>(place->subject.value())))
        artifacts = element->holds;
    if (!rule->takesArtifact() || artifacts.isEmpty())
        artifacts = { Id<Artifact>() };
    for (const Id<Artifact> &id : artifacts) {
        const Artifact *artifact = project.find(id);
        const QString reason = whyNot(*rule, place->subject.value(), id.value(), project, catalogs);
        Command::print((artifact && rule->takesArtifact() ? artifact->name + QStringLiteral(": ")
                                                          : QString())
                       + (reason.isEmpty()
                                  ? Text::tr("proposed, unless another rule says it better")
                                  : reason)
                       + u'\n');
    }
    return status::done;
}

} // namespace

namespace commands {

int why(Command &command)
{
    QCommandLineParser &parser = command.parser();
    parser.addOption({ QStringLiteral("threat"),
                       Text::tr("Why this one was proposed: its key, as propose prints it."),
                       QStringLiteral("key") });
    parser.addOption({ QStringLiteral("rule"), Text::tr("Why this rule did not propose ..."),
                       QStringLiteral("id") });
    parser.addOption({ QStringLiteral("on"),
                       Text::tr("... for this flow or element: an id or a unique name."),
                       QStringLiteral("subject") });
    if (const auto left =
                command.begin(QStringLiteral("why"),
                              Text::tr("Says why a threat was proposed, or why a rule proposed "
                                       "nothing."),
                              { QStringLiteral("FILE") }))
        return *left;
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    if (parser.isSet(QStringLiteral("threat")))
        return explain(*assessed, parser.value(QStringLiteral("threat")));
    if (parser.isSet(QStringLiteral("rule")) && parser.isSet(QStringLiteral("on")))
        return explainAbsence(*assessed, parser.value(QStringLiteral("rule")),
                              parser.value(QStringLiteral("on")));
    return Command::refuse({ Text::tr("say what to explain"),
                             {},
                             Text::tr("Give --threat KEY, or --rule RULE and --on SUBJECT.") });
}

} // namespace commands
