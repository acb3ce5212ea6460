// What the organisation decides on: risks, what is left of them, who accepted it, and who does what
// by when.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString idOf(const RiskRow &row)
{
    return QStringLiteral("R-%1").arg(row.number);
}

void addRegister(ReportBuilder &to)
{
    using Kind = Column::Kind;
    Table table { Text::tr("Risks"),
                  { { Text::tr("Id"), 6 },
                    { Text::tr("Risk and consequence"), 34 },
                    { Text::tr("Owner"), 13 },
                    { Text::tr("Treatment"), 10 },
                    { Text::tr("Inherent"), 12, Kind::Rating },
                    { Text::tr("Current"), 12, Kind::Rating },
                    { Text::tr("Target"), 12, Kind::Rating },
                    { Text::tr("Threats"), 0, Kind::Number },
                    { Text::tr("Due"), 0, Kind::Date },
                    { Text::tr("Rating reason"), 0 } } };
    for (const RiskRow &row : to.risks()) {
        const Risk *risk = to.project().find(row.id);
        table.rows.append({ { idOf(row) },
                            { risk->consequence.isEmpty() ? row.title
                                                          : QStringLiteral("%1. %2").arg(
                                                                  row.title, risk->consequence) },
                            reportcell::text(row.owner),
                            { reportwords::of(row.treatment) },
                            to.letter(row.inherent, false),
                            to.letter(row.current, true),
                            to.letter(row.target, false),
                            reportcell::number(static_cast<double>(row.threats.size())),
                            reportcell::date(risk->due),
                            { risk->ratingReason } });
    }
    to.add(table);
    to.note(Text::tr("By current score, worst first. Hollow letters are inherent and target."));
}

void addAcceptances(ReportBuilder &to)
{
    using Kind = Column::Kind;
    to.heading(Text::tr("Residual risk and its acceptance"));
    Table table { Text::tr("Acceptances"),
                  { { Text::tr("Id"), 7 },
                    { Text::tr("Current"), 13, Kind::Rating },
                    { Text::tr("Appetite"), 13 },
                    { Text::tr("Acceptance"), 14 },
                    { Text::tr("By"), 15 },
                    { Text::tr("Until"), 12, Kind::Date },
                    { Text::tr("Reason"), 26 },
                    { Text::tr("On"), 0, Kind::Date } } };
    for (const RiskRow &row : to.risks()) {
        const Risk *risk = to.project().find(row.id);
        const bool accepted = row.acceptance != Acceptance::None;
        table.rows.append({ { idOf(row) },
                            to.letter(row.current, true),
                            { row.withinAppetite ? Text::tr("within") : Text::tr("above") },
                            { reportwords::of(row.acceptance) },
                            accepted ? to.person(risk->acceptedBy) : reportcell::text({}),
                            accepted ? reportcell::date(risk->acceptedUntil) : reportcell::text({}),
                            reportcell::text(accepted ? risk->acceptanceReason : QString()),
                            accepted ? reportcell::date(risk->acceptedOn) : Cell() });
    }
    to.add(table);
    const auto bare = std::ranges::count_if(to.risks(), [](const RiskRow &row) {
        return !row.withinAppetite && row.acceptance != Acceptance::Valid;
    });
    if (bare > 0)
        to.warn(Text::tr("Not accepted"),
                Text::tr("%n of %1 risks are above the appetite today without a valid acceptance.",
                         nullptr, static_cast<int>(bare))
                        .arg(to.risks().size()));
    QStringList lapsed;
    for (const RiskRow &row : to.risks()) {
        if (row.acceptance == Acceptance::Lapsed)
            lapsed.append(idOf(row));
    }
    if (!lapsed.isEmpty())
        to.warn(Text::tr("Lapsed"), Text::tr("Nobody answers any more for what was accepted of %1.")
                                            .arg(lapsed.join(QStringLiteral(", "))));
}

/// The rows of the treatment plan: one for each control or action of a risk.
class Plan
{
public:
    explicit Plan(ReportBuilder &to) : m_to(to)
    {
        using Kind = Column::Kind;
        m_table = { reportsection::title(ReportSection::Plan),
                    { { Text::tr("Risk"), 24 },
                      { Text::tr("Treatment"), 9 },
                      { Text::tr("Current"), 10, Kind::Rating },
                      { Text::tr("Target"), 10, Kind::Rating },
                      { Text::tr("What is done"), 27 },
                      { Text::tr("Status"), 11 },
                      { Text::tr("Owner"), 12 },
                      { Text::tr("Due"), 10, Kind::Date },
                      { Text::tr("Late"), 0 },
                      { Text::tr("Kind"), 0 },
                      { Text::tr("Cost once, %1").arg(to.settings().currency), 0, Kind::Number },
                      { Text::tr("Cost a year, %1").arg(to.settings().currency), 0,
                        Kind::Number } },
                    {},
                    true };
        for (const Action *action : to.project().all<Action>())
            m_actions.append(action);
    }

    Table write()
    {
        for (const RiskRow &row : m_to.risks())
            addRisk(row);
        m_risk = nullptr;
        for (const Control *control : m_to.livingControls()) {
            if (!m_written.contains(control->id) && control->status < ControlStatus::Implemented)
                addControl(*control);
        }
        for (const Action *action : std::as_const(m_actions))
            addAction(*action);
        return m_table;
    }

private:
    void addRisk(const RiskRow &row)
    {
        m_risk = &row;
        const auto before = m_table.rows.size();
        QSet<Id<Control>> serving;
        for (const QString &key : row.threats) {
            if (const ThreatRow *threat = m_to.threats().row(key)) {
                for (const ControlEffect &effect : threat->controls)
                    serving.insert(effect.control);
            }
        }
        for (const Control *control : m_to.livingControls()) {
            if (serving.contains(control->id))
                addControl(*control);
        }
        const QList<const Action *> all = m_actions;
        for (const Action *action : all) {
            if (action->risk == row.id || row.threats.contains(action->threat)) {
                addAction(*action);
                m_actions.removeOne(action);
            }
        }
        if (m_table.rows.size() == before) {
            const Risk *risk = m_to.project().find(row.id);
            append(Text::tr("nothing is planned"), {}, reportcell::text(row.owner), risk->due,
                   false, {}, 0, 0);
        }
    }

    void addControl(const Control &control)
    {
        m_written.insert(control.id);
        append(control.name, reportwords::of(control.status), m_to.person(control.owner),
               control.due, control.status >= ControlStatus::Implemented, Text::tr("control"),
               control.cost, control.costPerYear);
    }

    void addAction(const Action &action)
    {
        append(action.text, action.done ? Text::tr("done") : Text::tr("open"),
               m_to.person(action.owner), action.due, action.done, Text::tr("action"), 0, 0);
    }

    void append(const QString &what, const QString &status, const Cell &owner, const QString &due,
                bool done, const QString &kind, qint64 cost, qint64 costPerYear)
    {
        const bool late =
                !done && !due.isEmpty() && due < m_to.options().date.toString(Qt::ISODate);
        m_table.rows.append(
                { { m_risk ? QStringLiteral("%1 %2").arg(idOf(*m_risk), m_risk->title)
                           : Text::tr("no risk named") },
                  reportcell::text(m_risk ? reportwords::of(m_risk->treatment) : QString()),
                  m_risk ? m_to.letter(m_risk->current, true) : Cell(),
                  m_risk ? m_to.letter(m_risk->target, false) : Cell(),
                  { what },
                  reportcell::text(late ? Text::tr("%1, late").arg(status) : status),
                  owner,
                  reportcell::date(due),
                  { late ? Text::tr("late") : QString() },
                  { kind },
                  reportcell::number(static_cast<double>(cost) / 100),
                  reportcell::number(static_cast<double>(costPerYear) / 100) });
    }

    ReportBuilder &m_to;
    Table m_table;
    const RiskRow *m_risk = nullptr;
    QList<const Action *> m_actions;
    QSet<Id<Control>> m_written;
};

} // namespace

void sections::risks(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Risks));
    if (to.risks().isEmpty()) {
        to.say(Text::tr("No threats have been gathered into risks yet."));
        return;
    }
    if (to.options().audience != Audience::Executive)
        to.add(HeatMaps { to.risks() });
    to.heading(Text::tr("Register of risks"));
    addRegister(to);
    addLosses(to);
    addAcceptances(to);
}

void sections::plan(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Plan));
    const Table table = Plan(to).write();
    if (table.rows.isEmpty()) {
        to.say(Text::tr("Nothing is planned: there are neither risks nor controls nor actions."));
        return;
    }
    to.say(Text::tr("What is done about each risk, by whom and by when; a control that serves "
                    "several stands under each."));
    to.add(table);
}
