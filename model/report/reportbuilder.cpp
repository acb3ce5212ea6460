#include "model/report/reportbuilder.h"

#include <QCoreApplication>

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr Rating worstFirst[] = { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low };

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("\u2013") : text;
}

} // namespace

ReportBuilder::ReportBuilder(const Project &project, const Register &threats,
                             const ReportOptions &options, Report &into)
    : m_project(project)
    , m_threats(threats)
    , m_catalogs(threats.catalogs())
    , m_options(options)
    , m_report(into)
    , m_rows(threats.rows())
{
}

void ReportBuilder::heading(const QString &text, int level)
{
    QString numbered = text;
    if (level == 1)
        numbered = QStringLiteral("%1  %2").arg(QString::number(++m_section), text);
    m_report.blocks.append(Heading { level, numbered });
}

void ReportBuilder::say(const QString &text, bool note)
{
    if (!text.isEmpty())
        m_report.blocks.append(Paragraph { text, note });
}

Cell ReportBuilder::letter(const Levels &levels, bool filled) const
{
    return { {}, risk::rating(m_project.settings(), levels), filled };
}

int ReportBuilder::count(Levels ThreatRow::*figure, Rating rating) const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [&](const ThreatRow *row) {
        return row->isOpen() && risk::rating(m_project.settings(), row->*figure) == rating;
    }));
}

QString ReportBuilder::personName(const Id<Person> &id) const
{
    const Person *person = m_project.find(id);
    return orDash(person ? person->name : QString());
}

void ReportBuilder::summary()
{
    heading(Text::tr("Summary"));
    const auto open = std::ranges::count_if(m_rows, &ThreatRow::isOpen);
    const auto undecided = std::ranges::count_if(m_rows, [](const ThreatRow *row) {
        return row->isOpen() && row->state == DecisionState::Proposed;
    });
    say(Text::tr("This report assesses the security risk of %1. The model has %2 elements, %3 "
                 "flows and %4 artifacts; "
                 "%5 threats apply to it, of which %6 still wait for a decision.")
                .arg(m_project.settings().name,
                     QString::number(m_project.count(RecordKind::Element)),
                     QString::number(m_project.count(RecordKind::Flow)),
                     QString::number(m_project.count(RecordKind::Artifact)), QString::number(open),
                     QString::number(undecided)));
    Table totals { { Text::tr("Open threats"), Text::tr("Critical"), Text::tr("High"),
                     Text::tr("Moderate"), Text::tr("Low") },
                   { 40, 15, 15, 15, 15 },
                   {} };
    const std::pair<QString, Levels ThreatRow::*> figures[] = {
        { Text::tr("Inherent: before any control"), &ThreatRow::inherent },
        { Text::tr("Current: with the controls in place today"), &ThreatRow::current },
        { Text::tr("Target: when all planned controls are in place"), &ThreatRow::target }
    };
    for (const auto &[name, figure] : figures) {
        QList<Cell> row { { name } };
        for (const Rating rating : worstFirst)
            row.append({ QString::number(count(figure, rating)) });
        totals.rows.append(row);
    }
    m_report.blocks.append(totals);
    const QList<RiskRow> risks = riskRows(m_project, m_threats, m_options.date);
    if (!risks.isEmpty())
        m_report.blocks.append(HeatMaps { risks });
    else
        say(Text::tr("No threats have been gathered into risks yet."), true);
    heading(Text::tr("The ten threats that weigh most today"), 2);
    QList<const ThreatRow *> top = m_rows;
    top.removeIf([](const ThreatRow *row) { return !row->isOpen(); });
    threatTable(top.mid(0, 10));
}

void ReportBuilder::threatTable(const QList<const ThreatRow *> &rows)
{
    Table table { { Text::tr("Threat"), Text::tr("Where"), Text::tr("Class and references"),
                    Text::tr("I"), Text::tr("C"), Text::tr("T"), Text::tr("State, owner") },
                  { 36, 22, 19, 4, 4, 4, 11 },
                  {} };
    for (const ThreatRow *row : rows) {
        QString state = row->stale                    ? Text::tr("stale")
                        : !row->reviewAgain.isEmpty() ? Text::tr("review again")
                                                      : textOf(row->state);
        if (!row->owner.isEmpty())
            state += QStringLiteral(", ") + row->owner;
        QStringList references { m_catalogs.strideName(row->stride) };
        references += row->atlas;
        references += row->owaspMl;
        table.rows.append({ { row->title },
                            { row->subjectName },
                            { references.join(QStringLiteral(", ")) },
                            letter(row->inherent, false),
                            letter(row->current, true),
                            letter(row->target, false),
                            { state } });
    }
    m_report.blocks.append(table);
}

void ReportBuilder::scope()
{
    const Settings &settings = m_project.settings();
    heading(Text::tr("Scope and assumptions"));
    reportpart::Facts facts;
    const std::pair<QString, QString> rows[] = {
        { Text::tr("System"), settings.name },
        { Text::tr("Description"), settings.description },
        { Text::tr("Intended purpose"), settings.purpose },
        { Text::tr("Scope"), settings.scope },
        { Text::tr("Owner"), settings.owner },
        { Text::tr("Organisation"), settings.organisation },
        { Text::tr("EU AI Act role"), settings.aiActRole },
        { Text::tr("EU AI Act risk class"), settings.aiActClass },
        { Text::tr("Classification"), settings.classification },
    };
    for (const auto &row : rows)
        facts.rows.append({ row.first, orDash(row.second) });
    m_report.blocks.append(facts);
    if (m_project.count(RecordKind::Person) > 0) {
        heading(Text::tr("People"), 2);
        Table people { { Text::tr("Name"), Text::tr("Organisation"), Text::tr("Roles") },
                       { 30, 30, 40 },
                       {} };
        for (const Person *person : m_project.all<Person>()) {
            QStringList roles;
            for (const Id<Role> &id : person->roles) {
                if (const Role *role = m_project.find(id))
                    roles.append(role->name);
            }
            people.rows.append({ { person->name },
                                 { orDash(person->organisation) },
                                 { orDash(roles.join(QStringLiteral(", "))) } });
        }
        m_report.blocks.append(people);
        say(Text::tr("Names are self-declared: no signature binds them."), true);
    }
    if (m_project.count(RecordKind::Assumption) > 0) {
        heading(Text::tr("Assumptions"), 2);
        Table table { { Text::tr("Assumption"), Text::tr("Status") }, { 84, 16 }, {} };
        for (const Assumption *assumption : m_project.all<Assumption>())
            table.rows.append({ { assumption->text }, { textOf(assumption->status) } });
        m_report.blocks.append(table);
    }
}

void ReportBuilder::method()
{
    const Settings &settings = m_project.settings();
    heading(Text::tr("Method"));
    say(Text::tr("Threats are proposed from rule catalogs for every flow and element of the drawn "
                 "model, by STRIDE-AI (Mauri and Damiani) and MITRE ATLAS, "
                 "and carry references to the OWASP Machine Learning Security Top Ten. Facts "
                 "decide which threats exist; controls decide how much risk remains: "
                 "a control never makes a threat disappear. Facts that nobody answered count as if "
                 "the worse were true, and are named as assumptions."));
    say(Text::tr("Likelihood and impact are levels 1 to 5 on a log scale: likelihood level 1 is "
                 "below %1 events a year, impact level 1 below %2 %3; each further level is %4 and "
                 "%5 times the one before. "
                 "A control with effect e takes -log(1 - e) levels off, times its coverage, times "
                 "%6 % while it is implemented but unverified. Within a family of controls the "
                 "strongest counts; "
                 "over families reductions add, at most %7 levels an axis.")
                .arg(QString::number(static_cast<double>(settings.likelihoodFirst) / 1e6),
                     QString::number(settings.impactFirst), settings.currency,
                     QString::number(settings.likelihoodRatio),
                     QString::number(settings.impactRatio),
                     QString::number(settings.unverifiedQuality),
                     QString::number(settings.reductionCap / 1000.0)));
    say(settings.matrix.isEmpty() ? Text::tr("Rating: likelihood plus impact up to 4 is low, up to "
                                             "6 moderate, up to 8 high, above critical.")
                                  : Text::tr("Rating: from the matrix that the project has set."));
}

void ReportBuilder::threats()
{
    heading(Text::tr("Threat register"));
    for (const Term &phase : m_catalogs.vocabulary.phases) {
        QList<const ThreatRow *> rows = m_rows;
        rows.removeIf([&](const ThreatRow *row) {
            return row->phase != phase.id || row->state == DecisionState::Dismissed;
        });
        if (rows.isEmpty())
            continue;
        heading(phase.name, 2);
        threatTable(rows);
    }
    QList<const ThreatRow *> rest = m_rows;
    rest.removeIf([&](const ThreatRow *row) {
        return row->state == DecisionState::Dismissed
               || std::ranges::any_of(m_catalogs.vocabulary.phases,
                                      [&](const Term &phase) { return phase.id == row->phase; });
    });
    if (!rest.isEmpty()) {
        heading(Text::tr("Without a phase"), 2);
        threatTable(rest);
    }
    say(Text::tr("I, C, T: inherent, current and target rating. L low, M moderate, H high, C "
                 "critical."),
        true);
}

void ReportBuilder::controls()
{
    heading(Text::tr("Controls"));
    if (m_project.count(RecordKind::Control) == 0) {
        say(Text::tr("No control has been placed yet."));
        return;
    }
    Table table { { Text::tr("Control"), Text::tr("Status"), Text::tr("Placed on"),
                    Text::tr("Owner"), Text::tr("Due") },
                  { 34, 13, 29, 14, 10 },
                  {} };
    for (const Control *control : m_project.all<Control>()) {
        QStringList places;
        m_project.forEach<ControlPlacement>([&](const ControlPlacement &placement) {
            if (placement.control != control->id)
                return;
            const Record *subject = m_project.find(placement.subject);
            const QString name =
                    placement.subjectKind == SubjectKind::Flow
                            ? subjectName(m_project, RecordKind::Flow, placement.subject.value())
                    : subject ? nameOf(*subject)
                              : Text::tr("whole project");
            places.append(
                    QStringLiteral("%1 (%2 %)").arg(name, QString::number(placement.coverage)));
        });
        places.sort();
        table.rows.append({ { control->name },
                            { textOf(control->status) },
                            { orDash(places.join(QStringLiteral("; "))) },
                            { personName(control->owner) },
                            { orDash(control->due) } });
    }
    m_report.blocks.append(table);
    heading(Text::tr("Control baseline of the white paper"), 2);
    QSet<QString> answered;
    m_project.forEach<Control>([&](const Control &control) {
        const ControlEntry *entry = m_catalogs.control(control.catalogId);
        if (entry && control.status != ControlStatus::Rejected
            && control.status != ControlStatus::NotApplicable)
            answered.unite(QSet<QString>(entry->statements.begin(), entry->statements.end()));
    });
    Table coverage { { Text::tr("Phase"), Text::tr("Statements"),
                       Text::tr("Answered by a control") },
                     { 50, 25, 25 },
                     {} };
    for (const Term &phase : m_catalogs.vocabulary.phases) {
        int all = 0;
        int done = 0;
        for (const Statement &statement : m_catalogs.statements) {
            all += statement.phase == phase.id ? 1 : 0;
            done += statement.phase == phase.id && answered.contains(statement.id) ? 1 : 0;
        }
        if (all > 0)
            coverage.rows.append(
                    { { phase.name }, { QString::number(all) }, { QString::number(done) } });
    }
    m_report.blocks.append(coverage);
}

void ReportBuilder::risks()
{
    heading(Text::tr("Risks and treatment"));
    const QList<RiskRow> rows = riskRows(m_project, m_threats, m_options.date);
    if (rows.isEmpty()) {
        say(Text::tr("No threats have been gathered into risks yet."));
        return;
    }
    Table table { { Text::tr("Id"), Text::tr("Risk and consequence"), Text::tr("Owner"),
                    Text::tr("Treatment"), Text::tr("I"), Text::tr("C"), Text::tr("T"),
                    Text::tr("Acceptance") },
                  { 6, 38, 14, 12, 4, 4, 4, 18 },
                  {} };
    for (const RiskRow &row : rows) {
        const Risk *risk = m_project.find(row.id);
        const QString text = risk->consequence.isEmpty()
                                     ? row.title
                                     : QStringLiteral("%1. %2").arg(row.title, risk->consequence);
        QString acceptance = textOf(row.acceptance);
        if (row.acceptance != Acceptance::None)
            acceptance += QStringLiteral(": %1, %2")
                                  .arg(personName(risk->acceptedBy), orDash(risk->acceptedUntil));
        table.rows.append({ { QStringLiteral("R-%1").arg(row.number) },
                            { text },
                            { orDash(row.owner) },
                            { textOf(row.treatment) },
                            letter(row.inherent, false),
                            letter(row.current, true),
                            letter(row.target, false),
                            { acceptance } });
    }
    m_report.blocks.append(table);
}

void ReportBuilder::leftOut()
{
    heading(Text::tr("What was left out"));
    Table dismissed { { Text::tr("Dismissed threat"), Text::tr("Where"), Text::tr("Reason"),
                        Text::tr("Who, when") },
                      { 36, 22, 26, 16 },
                      {} };
    int overrides = 0;
    for (const Decision *decision : m_project.all<Decision>()) {
        overrides += decision->likelihood > 0 || decision->impact > 0 ? 1 : 0;
        if (decision->state == DecisionState::Dismissed)
            dismissed.rows.append({ { decision->title },
                                    { decision->subjectName },
                                    { orDash(decision->rationale) },
                                    { QStringLiteral("%1, %2").arg(decision->by, decision->on) } });
    }
    if (!dismissed.rows.isEmpty())
        m_report.blocks.append(dismissed);
    int defaults = 0;
    m_project.forEach<Artifact>([&](const Artifact &a) {
        defaults += a.confidentiality == 0 && a.integrity == 0 && a.availability == 0 ? 1 : 0;
    });
    reportpart::Facts facts;
    const auto undecided = std::ranges::count_if(m_rows, [](const ThreatRow *row) {
        return row->isOpen() && row->state == DecisionState::Proposed;
    });
    const auto stale =
            std::ranges::count_if(m_rows, [](const ThreatRow *row) { return row->stale; });
    facts.rows = { { Text::tr("Dismissed threats"), QString::number(dismissed.rows.size()) },
                   { Text::tr("Proposals without a decision"), QString::number(undecided) },
                   { Text::tr("Decisions whose threat no longer applies"), QString::number(stale) },
                   { Text::tr("Ratings set by the team itself"), QString::number(overrides) },
                   { Text::tr("Artifacts with default ratings only"), QString::number(defaults) },
                   { Text::tr("Silenced rules"),
                     QString::number(m_project.count(RecordKind::SilencedRule)) },
                   { Text::tr("Rule packs switched"),
                     QString::number(m_project.count(RecordKind::PackSwitch)) } };
    m_report.blocks.append(facts);
}

void ReportBuilder::record()
{
    heading(Text::tr("Catalogs and record"));
    Table table { { Text::tr("Catalog"), Text::tr("Version"), Text::tr("Licence"),
                    Text::tr("SHA-256") },
                  { 22, 10, 28, 40 },
                  {} };
    for (const CatalogInfo &info : m_catalogs.info)
        table.rows.append({ { info.title }, { info.version }, { info.licence }, { info.sha256 } });
    m_report.blocks.append(table);
    for (const QString &gap : m_catalogs.atlas.gaps)
        say(gap, true);
    say(m_options.head.isEmpty() ? Text::tr("This project has no journal entry yet.")
                                 : Text::tr("Journal head: %1. Keep it apart from the file: with "
                                            "it, a cut or rewritten journal can be told.")
                                           .arg(m_options.head));
}
