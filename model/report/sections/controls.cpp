// Safeguards: what stands where, what shows it, and how much of the white paper's baseline it is.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"
#include "model/risk/residual.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

bool owedBy(const ReportBuilder &to, const Control &control, const QString &who)
{
    const ControlEntry *entry = to.catalogs().control(control.catalogId);
    return entry && entry->owedBy.contains(who);
}

/// For a partner: what stands in its zones, and what it usually owes.
bool concerns(const ReportBuilder &to, const Control &control)
{
    return !to.forPartner() || owedBy(to, control, to.options().zoneOperator)
           || !to.placesOf(control).isEmpty();
}

QString verificationOf(const ReportBuilder &to, const Control &control)
{
    if (control.verifiedOn.isEmpty())
        return {};
    QStringList parts { control.verifiedOn };
    if (!to.forPartner())
        parts.append(to.personName(control.verifier));
    parts.append(control.verificationMethod);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString statusOf(const ReportBuilder &to, const Control &control)
{
    if (risk::statusOn(control, to.options().date) != control.status)
        return Text::tr("verification overdue, counts as implemented");
    return reportwords::of(control.status);
}

void addControls(ReportBuilder &to, const QList<const Control *> &controls)
{
    Table table {
        Text::tr("Controls"),
        { { Text::tr("Control"), 24 },
          { Text::tr("Status"), 13 },
          { Text::tr("Placed on"), 24 },
          { Text::tr("Owner"), 12 },
          { Text::tr("Due"), 11, Column::Kind::Date },
          { Text::tr("Verified"), 16 },
          { Text::tr("Catalog id"), 0 },
          { Text::tr("Cost once, %1").arg(to.settings().currency), 0, Column::Kind::Number },
          { Text::tr("Cost a year, %1").arg(to.settings().currency), 0, Column::Kind::Number } }
    };
    for (const Control *control : controls) {
        const bool inside = to.forPartner();
        table.rows.append(
                { { control->name },
                  { statusOf(to, *control) },
                  reportcell::text(to.placesOf(*control)),
                  inside ? reportcell::text({}) : to.person(control->owner),
                  reportcell::date(control->due),
                  reportcell::text(verificationOf(to, *control)),
                  { control->catalogId },
                  inside ? Cell() : reportcell::number(static_cast<double>(control->cost) / 100),
                  inside ? Cell()
                         : reportcell::number(static_cast<double>(control->costPerYear) / 100) });
    }
    to.add(table);
}

void addObligations(ReportBuilder &to, const QList<const Control *> &controls)
{
    to.heading(Text::tr("Obligations of %1")
                       .arg(to.catalogs().vocabulary.name(to.options().zoneOperator)));
    Table table { Text::tr("Obligations"),
                  { { Text::tr("What is owed"), 50 },
                    { Text::tr("Status"), 18 },
                    { Text::tr("Due"), 12, Column::Kind::Date },
                    { Text::tr("Open threats it serves"), 20, Column::Kind::Number } } };
    for (const Control *control : controls) {
        const auto served = std::ranges::count_if(to.open(), [&](const ThreatRow *row) {
            return std::ranges::any_of(row->controls, [&](const ControlEffect &effect) {
                return effect.control == control->id;
            });
        });
        if (owedBy(to, *control, to.options().zoneOperator) || served > 0)
            table.rows.append({ { control->name },
                                { statusOf(to, *control) },
                                reportcell::date(control->due),
                                reportcell::number(static_cast<double>(served)) });
    }
    if (table.rows.isEmpty())
        to.say(Text::tr("No control asks anything of this partner yet."));
    else
        to.add(table);
}

void addEvidence(ReportBuilder &to, const QList<const Control *> &controls)
{
    Table table { Text::tr("Evidence"),
                  { { Text::tr("Control"), 26 },
                    { Text::tr("Evidence"), 36 },
                    { Text::tr("From"), 16 },
                    { Text::tr("Given"), 11, Column::Kind::Date },
                    { Text::tr("Expires"), 11, Column::Kind::Date } } };
    for (const Control *control : controls) {
        for (const Evidence *evidence : to.evidenceOf(control->id)) {
            QStringList parts { evidence->note, evidence->link };
            if (const Attachment *file = to.project().find(evidence->attachment))
                parts.append(Text::tr("%1, SHA-256 %2").arg(file->name, file->sha256));
            if (!evidence->scope.isEmpty())
                parts.append(Text::tr("covers: %1").arg(evidence->scope));
            table.rows.append(
                    { { control->name },
                      reportcell::text(reportwords::joined(parts, QStringLiteral("; "))),
                      reportcell::text(evidence->provider.isEmpty()
                                               ? evidence->by
                                               : Text::tr("%1 (attested)").arg(evidence->provider)),
                      reportcell::date(evidence->on),
                      reportcell::date(evidence->expires) });
        }
    }
    to.heading(Text::tr("Evidence"));
    if (table.rows.isEmpty())
        to.say(Text::tr("No evidence has been recorded."));
    else
        to.add(table);
}

void addBaselineCoverage(ReportBuilder &to)
{
    to.heading(Text::tr("Control baseline of the white paper"));
    QSet<QString> placed;
    QSet<QString> working;
    for (const Control *control : to.livingControls()) {
        const ControlEntry *entry = to.catalogs().control(control->catalogId);
        if (!entry)
            continue;
        for (const QString &statement : entry->statements) {
            placed.insert(statement);
            if (control->status >= ControlStatus::Implemented)
                working.insert(statement);
        }
    }
    Table table { Text::tr("Control baseline"),
                  { { Text::tr("Phase"), 40 },
                    { Text::tr("Statements"), 15, Column::Kind::Number },
                    { Text::tr("Answered by a control"), 15, Column::Kind::Number },
                    { Text::tr("In place"), 15, Column::Kind::Number },
                    { Text::tr("In place, %"), 15, Column::Kind::Number } } };
    for (const Term &phase : to.catalogs().vocabulary.phases) {
        int all = 0;
        int answered = 0;
        int inPlace = 0;
        for (const Statement &statement : to.catalogs().statements) {
            if (statement.phase != phase.id)
                continue;
            ++all;
            answered += placed.contains(statement.id) ? 1 : 0;
            inPlace += working.contains(statement.id) ? 1 : 0;
        }
        if (all > 0)
            table.rows.append({ { phase.name },
                                reportcell::number(all),
                                reportcell::number(answered),
                                reportcell::number(inPlace),
                                reportcell::number(100 * inPlace / all) });
    }
    to.add(table);
}

} // namespace

void sections::controls(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Controls));
    QList<const Control *> controls = to.project().all<Control>();
    controls.removeIf([&](const Control *control) { return !concerns(to, *control); });
    std::ranges::stable_sort(controls, {}, [](const Control *control) { return control->name; });
    if (controls.isEmpty())
        to.say(Text::tr("No control has been placed yet."));
    else
        addControls(to, controls);
    if (to.forPartner()) {
        addObligations(to, controls);
        return;
    }
    addEvidence(to, controls);
    addBaselineCoverage(to);
}
