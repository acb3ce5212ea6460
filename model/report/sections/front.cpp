// What a reader meets first: who answers for the report, what it comes to, what changed.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr Rating worstFirst[] = { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low };

/// "2 Critical, 1 High": ratings that occur, worst first.
QString countsOf(const QList<RiskRow> &risks, const Settings &settings, Levels RiskRow::*figure)
{
    QStringList parts;
    for (const Rating rating : worstFirst) {
        const auto count = std::ranges::count_if(risks, [&](const RiskRow &row) {
            return risk::rating(settings, row.*figure) == rating;
        });
        if (count > 0)
            parts.append(
                    QStringLiteral("%1 %2").arg(QString::number(count), reportwords::of(rating)));
    }
    return parts.join(QStringLiteral(", "));
}

void addSignOff(ReportBuilder &to)
{
    Table table { Text::tr("Sign-off"),
                  { { Text::tr("Name"), 26 },
                    { Text::tr("Role"), 26 },
                    { Text::tr("Date"), 14, Column::Kind::Date },
                    { Text::tr("Signature"), 34 } } };
    if (to.options().baseline) {
        for (const ReportedSignature &signature : to.options().baseline->signatures)
            table.rows.append({ reportcell::text(signature.name), reportcell::text(signature.role),
                                reportcell::date(signature.on.toString(Qt::ISODate)),
                                reportcell::text(signature.standing) });
    }
    if (table.rows.isEmpty()) {
        for (const Person *person : to.project().all<Person>()) {
            QStringList roles;
            for (const Id<Role> &id : person->roles) {
                if (const Role *role = to.project().find(id))
                    roles.append(role->name);
            }
            table.rows.append({ reportcell::text(person->name),
                                reportcell::text(roles.join(QStringLiteral(", "))),
                                {},
                                reportcell::text(Text::tr("self-declared, not signed")) });
        }
    }
    if (table.rows.isEmpty()) {
        to.note(Text::tr("The project names no people yet."));
        return;
    }
    to.heading(Text::tr("Sign-off"));
    to.add(table);
    to.note(Text::tr("A name without a signature is self-declared: nothing but this page binds "
                     "it."));
}

/// Fewer columns than the register has: it stands on an upright page.
void addTopThreats(ReportBuilder &to)
{
    Table table { Text::tr("Top threats"),
                  { { Text::tr("Threat"), 44 },
                    { Text::tr("Where"), 24 },
                    { Text::tr("Current"), 12, Column::Kind::Rating },
                    { Text::tr("Target"), 12, Column::Kind::Rating },
                    { Text::tr("State"), 10 } } };
    for (const ThreatRow *row : to.open().mid(0, 10))
        table.rows.append({ { row->title },
                            { row->subjectName },
                            to.letter(row->current, true),
                            to.letter(row->target, false),
                            { reportwords::stateOf(*row) } });
    to.add(table);
}

} // namespace

void sections::control(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::DocumentControl));
    reportpart::Facts facts;
    facts.rows = { { Text::tr("Document"),
                     QStringLiteral("%1 \u2013 %2").arg(to.report().title, to.report().subtitle) },
                   { Text::tr("Audience"), reportsection::name(to.options().audience) } };
    facts.rows += to.report().front;
    for (auto &[name, value] : facts.rows)
        value = reportcell::text(value).text;
    if (to.options().baseline)
        facts.rows.append({ Text::tr("State hash"), to.options().baseline->stateHash });
    to.add(facts);
    if (!to.options().baseline || !to.options().baseline->approved)
        to.warn(Text::tr("Draft"),
                Text::tr("This report shows a state that nobody has approved. It may change; do "
                         "not rely on it as a record."));
    if (!to.forPartner())
        addSignOff(to);
}

void sections::summary(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Summary));
    const auto undecided =
            std::ranges::count(to.open(), DecisionState::Proposed, &ThreatRow::state);
    const Project &project = to.project();
    const auto counted = [&](RecordKind kind) { return static_cast<int>(project.count(kind)); };
    to.say(Text::tr("This report assesses the security risk of %1. The model has %2, %3 and %4; %5 "
                    "to it, and %6 for a decision.")
                   .arg(to.settings().name,
                        Text::tr("%n elements", nullptr, counted(RecordKind::Element)),
                        Text::tr("%n flows", nullptr, counted(RecordKind::Flow)),
                        Text::tr("%n artifacts", nullptr, counted(RecordKind::Artifact)),
                        Text::tr("%n threats apply", nullptr, static_cast<int>(to.open().size())),
                        Text::tr("%n of them still wait", nullptr, static_cast<int>(undecided))));
    const QList<RiskRow> &risks = to.risks();
    if (risks.isEmpty()) {
        to.note(Text::tr("No threats have been gathered into risks yet."));
    } else {
        const Rating appetite = enumFrom<Rating>(to.settings().appetite).value_or(Rating::Moderate);
        const auto above = std::ranges::count_if(
                risks, [](const RiskRow &row) { return !row.withinAppetite; });
        const auto lapsed = std::ranges::count(risks, Acceptance::Lapsed, &RiskRow::acceptance);
        QStringList sentences {
            Text::tr("They are gathered into %n risks.", nullptr, static_cast<int>(risks.size())),
            Text::tr("With the controls that are in place today: %1; when everything planned is "
                     "done: %2.")
                    .arg(countsOf(risks, to.settings(), &RiskRow::current),
                         countsOf(risks, to.settings(), &RiskRow::target)),
            Text::tr("The appetite is %1; %2 above it today.")
                    .arg(reportwords::of(appetite),
                         Text::tr("%n risks are", nullptr, static_cast<int>(above)))
        };
        if (lapsed > 0)
            sentences.append(
                    Text::tr("%n acceptances have lapsed.", nullptr, static_cast<int>(lapsed)));
        to.say(sentences.join(u' '));
        to.add(HeatMaps { risks });
    }
    Table totals { Text::tr("Totals"),
                   { { Text::tr("Open threats"), 40 },
                     { reportwords::of(Rating::Critical), 15, Column::Kind::Number },
                     { reportwords::of(Rating::High), 15, Column::Kind::Number },
                     { reportwords::of(Rating::Moderate), 15, Column::Kind::Number },
                     { reportwords::of(Rating::Low), 15, Column::Kind::Number } } };
    const std::pair<QString, Levels ThreatRow::*> figures[] = {
        { Text::tr("Inherent: before any control"), &ThreatRow::inherent },
        { Text::tr("Current: with the controls in place today"), &ThreatRow::current },
        { Text::tr("Target: when all planned controls are in place"), &ThreatRow::target }
    };
    for (const auto &[name, figure] : figures) {
        QList<Cell> row { { name } };
        for (const Rating rating : worstFirst)
            row.append(reportcell::number(to.count(figure, rating)));
        totals.rows.append(row);
    }
    to.add(totals);
    if (risks.isEmpty() || to.options().audience != Audience::Executive) {
        to.heading(Text::tr("The ten threats that weigh most today"));
        addTopThreats(to);
    } else {
        to.heading(Text::tr("The risks that weigh most today"));
        Table top { Text::tr("Top risks"),
                    { { Text::tr("Id"), 7 },
                      { Text::tr("Risk and consequence"), 53 },
                      { Text::tr("Current"), 13, Column::Kind::Rating },
                      { Text::tr("Target"), 13, Column::Kind::Rating },
                      { Text::tr("Owner"), 14 } } };
        for (const RiskRow &row : risks.mid(0, 5)) {
            const Risk *risk = project.find(row.id);
            top.rows.append({ { QStringLiteral("R-%1").arg(row.number) },
                              { risk->consequence.isEmpty() ? row.title
                                                            : QStringLiteral("%1. %2").arg(
                                                                    row.title, risk->consequence) },
                              to.letter(row.current, true),
                              to.letter(row.target, false),
                              reportcell::text(row.owner) });
        }
        to.add(top);
    }
}

void sections::changes(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Changes));
    if (!to.options().since) {
        to.say(Text::tr("No earlier baseline was chosen to compare with."));
        return;
    }
    const ReportedChange &change = *to.options().since;
    to.say(Text::tr("Since baseline %1 of %2, %3.")
                   .arg(change.baseline, change.on.toString(Qt::ISODate),
                        Text::tr("%n things changed", nullptr,
                                 static_cast<int>(change.lines.size()))));
    QStringList groups;
    for (const ReportedChange::Line &line : change.lines) {
        if (!groups.contains(line.group))
            groups.append(line.group);
    }
    for (const QString &group : groups) {
        to.heading(group);
        Table table { group, { { Text::tr("What"), 34 }, { Text::tr("Change"), 66 } } };
        for (const ReportedChange::Line &line : change.lines) {
            if (line.group == group)
                table.rows.append({ { line.subject }, { line.text } });
        }
        to.add(table);
    }
}
