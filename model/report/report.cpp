#include "model/report/report.h"

#include "model/report/reportbuilder.h"

#include <QCoreApplication>

Report buildReport(const Project &project, const Register &threats, const ReportOptions &options)
{
    Report report;
    report.settings = project.settings();
    report.title = report.settings.name;
    report.subtitle = QCoreApplication::translate("Report", "Risk assessment");
    report.classification = report.settings.classification;
    report.date = options.date;
    report.footer = options.head.isEmpty()
                            ? QString()
                            : QCoreApplication::translate("Report", "journal head %1")
                                      .arg(options.head.left(16));
    ReportBuilder builder(project, threats, options, report);
    builder.summary();
    builder.scope();
    builder.architecture();
    builder.artifacts();
    builder.method();
    builder.threats();
    builder.controls();
    builder.risks();
    builder.leftOut();
    builder.record();
    return report;
}
