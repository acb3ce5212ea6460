#include "model/report/report.h"

#include "model/report/partnerview.h"
#include "model/report/sections/sections.h"

#include <array>

namespace {

constexpr std::array<void (*)(ReportBuilder &), enumWords<ReportSection>.size()> writers = {
    sections::control, sections::changes,   sections::summary,  sections::scope,
    sections::system,  sections::artifacts, sections::method,   sections::risks,
    sections::plan,    sections::threats,   sections::controls, sections::applicability,
    sections::aiAct,   sections::coverage,  sections::workshop, sections::leftOut,
    sections::record
};

QString statusOf(const ReportOptions &options)
{
    if (!options.baseline)
        return ReportText::tr("DRAFT: working state, not frozen");
    if (!options.baseline->approved)
        return ReportText::tr("DRAFT: baseline %1 is not approved").arg(options.baseline->name);
    return ReportText::tr("Approved: baseline %1").arg(options.baseline->name);
}

QString subtitleOf(const ReportOptions &options)
{
    switch (options.audience) {
    case Audience::Executive:
        return ReportText::tr("Risk assessment: executive report");
    case Audience::Auditor:
        return ReportText::tr("Risk assessment: report for audit");
    case Audience::Partner:
        return ReportText::tr("Risk assessment: zones and obligations of a partner");
    case Audience::Change:
        return ReportText::tr("Risk assessment: change report");
    case Audience::Technical:
        break;
    }
    return ReportText::tr("Risk assessment");
}

void addFront(const Catalogs &catalogs, const ReportOptions &options, Report &report)
{
    const Settings &settings = report.settings;
    report.front = { { ReportText::tr("Owner"), settings.owner },
                     { ReportText::tr("Organisation"), settings.organisation },
                     { ReportText::tr("Classification"), settings.classification },
                     { ReportText::tr("Date"), options.date.toString(Qt::ISODate) },
                     { ReportText::tr("Status"), statusOf(options) } };
    if (options.audience == Audience::Partner)
        report.front.append(
                { ReportText::tr("Prepared for"), catalogs.vocabulary.name(options.zoneOperator) });
    report.front.append({ ReportText::tr("Record"), report.footer });
}

QList<ReportSection> sectionsOf(const ReportOptions &options)
{
    QList<ReportSection> sections =
            options.sections.isEmpty() ? reportsection::usual(options.audience) : options.sections;
    std::ranges::sort(sections);
    sections.removeIf([&](ReportSection section) {
        return !reportsection::allowed(section, options.audience);
    });
    return sections;
}

} // namespace

Report buildReport(const Project &project, const Register &threats, const ReportOptions &options)
{
    Report report;
    report.settings = project.settings();
    report.title = report.settings.name;
    report.subtitle = subtitleOf(options);
    report.date = options.date;
    report.drawn = options.audience == Audience::Partner
                           ? partnerview::of(project, options.zoneOperator)
                           : project;
    QStringList marking { report.settings.classification };
    if (!options.baseline || !options.baseline->approved)
        marking.append(ReportText::tr("DRAFT"));
    marking.removeAll(QString());
    report.marking = marking.join(QStringLiteral(" \u00b7 "));
    report.footer = options.head.isEmpty()
                            ? ReportText::tr("no journal entry yet")
                            : ReportText::tr("Journal entry %1 \u00b7 head %2")
                                      .arg(QString::number(options.entries), options.head.left(16));
    addFront(threats.catalogs(), options, report);
    ReportBuilder builder(project, threats, options, report);
    for (const ReportSection section : sectionsOf(options))
        writers.at(static_cast<size_t>(section))(builder);
    return report;
}
