// The register, by phase of the life cycle.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

double level(int thousandths)
{
    return thousandths / 1000.0;
}

QList<Column> columns()
{
    using Kind = Column::Kind;
    // References are many and short: two fit beside one another, and rows stay low.
    return { { Text::tr("Threat"), 29 },
             { Text::tr("Where"), 17 },
             { Text::tr("Class"), 10 },
             { Text::tr("References"), 25 },
             { Text::tr("Inherent"), 10, Kind::Rating },
             { Text::tr("Current"), 10, Kind::Rating },
             { Text::tr("Target"), 10, Kind::Rating },
             { Text::tr("State"), 8 },
             { Text::tr("Owner"), 7 },
             { Text::tr("Phase"), 0 },
             { Text::tr("Artifact"), 0 },
             { Text::tr("Rule"), 0 },
             { Text::tr("Current likelihood"), 0, Kind::Number },
             { Text::tr("Current impact"), 0, Kind::Number },
             { Text::tr("Decided by"), 0 },
             { Text::tr("Decided on"), 0, Kind::Date },
             { Text::tr("Rationale"), 0 },
             { Text::tr("Key"), 0 } };
}

QList<Cell> cellsOf(const ReportBuilder &to, const ThreatRow &row)
{
    QStringList references = row.atlas;
    references += row.owaspMl;
    const Decision *decision = to.project().find(row.decision);
    // A partner learns what is decided, not who said what inside.
    const bool reasons = decision && !to.forPartner();
    return { { row.title },
             { row.subjectName },
             { to.catalogs().strideName(row.stride) },
             reportcell::text(references.join(QStringLiteral(", "))),
             to.letter(row.inherent, false),
             to.letter(row.current, true),
             to.letter(row.target, false),
             { reportwords::stateOf(row) },
             reportcell::text(to.forPartner() ? QString() : row.owner),
             { to.catalogs().vocabulary.name(row.phase) },
             { row.artifactName },
             { row.key.rule },
             reportcell::number(level(row.current.likelihood)),
             reportcell::number(level(row.current.impact)),
             { reasons ? decision->by : QString() },
             reasons ? reportcell::date(decision->on) : Cell(),
             { reasons ? decision->rationale : QString() },
             { row.key.text() } };
}

} // namespace

Table sections::threatTable(const ReportBuilder &to, const QString &name,
                            const QList<const ThreatRow *> &rows)
{
    Table table { name, columns(), {}, true };
    table.rows.reserve(rows.size());
    for (const ThreatRow *row : rows)
        table.rows.append(cellsOf(to, *row));
    return table;
}

void sections::threats(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Threats));
    QHash<QString, QList<const ThreatRow *>> phases;
    for (const ThreatRow *row : to.rows()) {
        if (row->state != DecisionState::Dismissed)
            phases[row->phase].append(row);
    }
    if (phases.isEmpty())
        to.say(Text::tr("No threat applies to what is drawn."));
    else
        to.note(Text::tr(
                "Filled letters are current ratings, hollow ones inherent or target. Worst "
                "current first within each phase. Dismissed threats are listed in their own "
                "section with the reason."));
    const QString name = reportsection::title(ReportSection::Threats);
    for (const Term &phase : to.catalogs().vocabulary.phases) {
        const QList<const ThreatRow *> rows = phases.take(phase.id);
        if (rows.isEmpty())
            continue;
        to.heading(phase.name);
        to.add(threatTable(to, name, rows));
    }
    QList<const ThreatRow *> rest;
    for (const ThreatRow *row : to.rows()) {
        if (row->state != DecisionState::Dismissed && phases.contains(row->phase))
            rest.append(row);
    }
    if (!rest.isEmpty()) {
        to.heading(Text::tr("Without a phase"));
        to.add(threatTable(to, name, rest));
    }
}
