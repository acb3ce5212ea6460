// What makes a report worth trusting: the room's own words, everything that was left out, and
// where the figures come from.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"
#include "model/threats/facts.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString titleOfThreat(const ReportBuilder &to, const QString &key)
{
    const ThreatRow *row = to.threats().row(key);
    return row ? row->title : QString();
}

QString byAndOn(const QString &by, const QString &on)
{
    QStringList parts { by, on };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

void addActions(ReportBuilder &to)
{
    Table table { Text::tr("Actions"),
                  { { Text::tr("Action"), 34 },
                    { Text::tr("About"), 30 },
                    { Text::tr("Owner"), 14 },
                    { Text::tr("Due"), 11, Column::Kind::Date },
                    { Text::tr("Status"), 11 } } };
    for (const Action *action : to.project().all<Action>()) {
        QString about = titleOfThreat(to, action->threat);
        if (const Risk *risk = to.project().find(action->risk); risk && about.isEmpty())
            about = QStringLiteral("R-%1 %2").arg(QString::number(risk->number), risk->title);
        table.rows.append({ { action->text },
                            reportcell::text(about),
                            to.person(action->owner),
                            reportcell::date(action->due),
                            { action->done ? Text::tr("done") : Text::tr("open") } });
    }
    if (table.rows.isEmpty())
        return;
    to.heading(Text::tr("Actions"));
    to.add(table);
}

/// A table of decisions, or nothing when there are none. `sheet` is its name where a heading would
/// be too long.
void addDecisions(ReportBuilder &to, const QString &name, const QString &sheet, const QString &what,
                  const QList<const Decision *> &decisions,
                  const std::function<QString(const Decision &)> &because)
{
    if (decisions.isEmpty())
        return;
    to.heading(name);
    Table table { sheet,
                  { { what, 36 },
                    { Text::tr("Where"), 20 },
                    { Text::tr("Reason"), 28 },
                    { Text::tr("Who, when"), 16 } } };
    for (const Decision *decision : decisions)
        table.rows.append({ reportcell::text(decision->title),
                            reportcell::text(decision->subjectName),
                            reportcell::text(because(*decision)),
                            reportcell::text(byAndOn(decision->by, decision->on)) });
    to.add(table);
}

QString overrideOf(const ReportBuilder &to, const Decision &decision)
{
    QStringList parts;
    const ThreatRow *row = to.threats().row(decision.threat);
    const auto level = [](int thousandths) { return QString::number(thousandths / 1000.0); };
    if (decision.likelihood > 0)
        parts.append(Text::tr("likelihood %1 instead of %2")
                             .arg(level(decision.likelihood),
                                  row ? level(row->derived.likelihood) : QStringLiteral("?")));
    if (decision.impact > 0)
        parts.append(Text::tr("impact %1 instead of %2")
                             .arg(level(decision.impact),
                                  row ? level(row->derived.impact) : QStringLiteral("?")));
    return QStringLiteral("%1: %2").arg(parts.join(QStringLiteral(", ")),
                                        reportcell::text(decision.ratingReason).text);
}

void addSilenced(ReportBuilder &to)
{
    if (to.project().count(RecordKind::SilencedRule) > 0) {
        to.heading(Text::tr("Silenced rules"));
        Table table {
            Text::tr("Silenced rules"),
            { { Text::tr("Rule"), 48 }, { Text::tr("Reason"), 34 }, { Text::tr("Who, when"), 18 } }
        };
        for (const SilencedRule *silenced : to.project().all<SilencedRule>()) {
            const Rule *rule = to.catalogs().rule(silenced->rule);
            table.rows.append({ { rule ? QStringLiteral("%1 (%2)").arg(rule->title, rule->id)
                                       : silenced->rule },
                                reportcell::text(silenced->reason),
                                reportcell::text(byAndOn(silenced->by, silenced->on)) });
        }
        to.add(table);
    }
    QStringList off;
    for (const RulePack &pack : to.catalogs().packs) {
        if (!facts::isOn(to.project(), to.catalogs(), pack.id))
            off.append(pack.on ? Text::tr("%1 (switched off by the team)").arg(pack.name)
                               : Text::tr("%1 (off unless switched on)").arg(pack.name));
    }
    if (!off.isEmpty())
        to.say(Text::tr("Rule packs that are off: %1.").arg(off.join(QStringLiteral("; "))));
}

QStringList neverRated(const Project &project)
{
    QStringList names;
    for (const Artifact *artifact : project.all<Artifact>()) {
        if (artifact->confidentiality == 0 && artifact->integrity == 0
            && artifact->availability == 0)
            names.append(artifact->name);
    }
    names.sort();
    return names;
}

} // namespace

void sections::workshop(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Workshop));
    if (to.project().count(RecordKind::WorkshopNotes) == 0)
        to.say(Text::tr("No workshop has been recorded."));
    for (const WorkshopNotes *notes : to.project().all<WorkshopNotes>()) {
        to.heading(notes->title.isEmpty() ? Text::tr("Workshop") : notes->title);
        reportpart::Facts facts;
        facts.rows = { { Text::tr("Date"), reportcell::text(notes->on).text },
                       { Text::tr("Present"),
                         reportcell::text(notes->attendance.join(QStringLiteral(", "))).text },
                       { Text::tr("Flows and elements visited"),
                         QString::number(notes->visited.size()) } };
        to.add(facts);
        const QStringList paragraphs = notes->text.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &paragraph : paragraphs)
            to.say(paragraph);
    }
    addActions(to);
}

void sections::leftOut(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::LeftOut));
    QList<const Decision *> dismissed;
    QList<const Decision *> overridden;
    for (const Decision *decision : to.project().all<Decision>()) {
        if (decision->state == DecisionState::Dismissed)
            dismissed.append(decision);
        if (decision->likelihood > 0 || decision->impact > 0)
            overridden.append(decision);
    }
    const auto inState = [&](const auto &is) {
        return QString::number(std::ranges::count_if(to.rows(), is));
    };
    const QStringList unrated = neverRated(to.project());
    const auto assumptions = to.project().all<Assumption>();
    reportpart::Facts facts;
    facts.rows = {
        { Text::tr("Dismissed threats"), QString::number(dismissed.size()) },
        { Text::tr("Proposals without a decision"), inState([](const ThreatRow *row) {
              return row->isOpen() && row->state == DecisionState::Proposed;
          }) },
        { Text::tr("Threats that rest on an unanswered fact"),
          inState([](const ThreatRow *row) { return row->isOpen() && row->assumptions > 0; }) },
        { Text::tr("Decisions whose threat no longer applies"),
          inState([](const ThreatRow *row) { return row->stale; }) },
        { Text::tr("Decisions to review again"),
          inState([](const ThreatRow *row) { return !row->reviewAgain.isEmpty(); }) },
        { Text::tr("Ratings set by the team itself"), QString::number(overridden.size()) },
        { Text::tr("Assumptions not yet confirmed"),
          QString::number(std::ranges::count_if(assumptions,
                                                [](const Assumption *assumption) {
                                                    return assumption->status
                                                           != AssumptionStatus::Holds;
                                                })) },
        { Text::tr("Artifacts with default ratings only"),
          unrated.isEmpty() ? QStringLiteral("0")
                            : QStringLiteral("%1: %2").arg(QString::number(unrated.size()),
                                                           unrated.join(QStringLiteral(", "))) }
    };
    to.add(facts);
    addSilenced(to);
    if (to.options().audience == Audience::Executive)
        return;
    addDecisions(to, Text::tr("Dismissed threats"), Text::tr("Dismissed threats"),
                 Text::tr("Dismissed threat"), dismissed,
                 [](const Decision &decision) { return decision.rationale; });
    addDecisions(to, Text::tr("Ratings that the team set itself"), Text::tr("Own ratings"),
                 Text::tr("Threat"), overridden,
                 [&](const Decision &decision) { return overrideOf(to, decision); });
}

void sections::record(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Provenance));
    Table table { Text::tr("Catalogs"),
                  { { Text::tr("Catalog"), 26 },
                    { Text::tr("Version"), 10 },
                    { Text::tr("Licence"), 24 },
                    { Text::tr("SHA-256"), 40 } } };
    for (const CatalogInfo &info : to.catalogs().info)
        table.rows.append({ { info.title }, { info.version }, { info.licence }, { info.sha256 } });
    to.add(table);
    for (const QString &gap : to.catalogs().atlas.gaps)
        to.note(Text::tr("MITRE ATLAS: %1").arg(gap));
    to.heading(Text::tr("Journal"));
    reportpart::Facts facts;
    facts.rows = { { Text::tr("Entries"), QString::number(to.options().entries) },
                   { Text::tr("Head"), reportcell::text(to.options().head).text },
                   { Text::tr("Written by"),
                     QStringLiteral("Redoubt %1").arg(QStringLiteral(REDOUBT_VERSION)) } };
    to.add(facts);
    to.note(Text::tr("Keep the head apart from the file: with it, a cut or rewritten journal can "
                     "be told."));
}
