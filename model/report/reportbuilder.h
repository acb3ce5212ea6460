#pragma once

#include "model/report/report.h"

/// Writes the sections of a report one after another.
class ReportBuilder
{
public:
    ReportBuilder(const Project &project, const Register &threats, const ReportOptions &options,
                  Report &into);

    void summary();
    void scope();
    void architecture();
    void artifacts();
    void method();
    void threats();
    void controls();
    void risks();
    void leftOut();
    void record();

private:
    void heading(const QString &text, int level = 1);
    void say(const QString &text, bool note = false);
    reportpart::Cell letter(const Levels &levels, bool filled) const;
    int count(Levels ThreatRow::*figure, Rating rating) const;
    QString personName(const Id<Person> &id) const;
    void threatTable(const QList<const ThreatRow *> &rows);

    const Project &m_project;
    const Register &m_threats;
    const Catalogs &m_catalogs;
    const ReportOptions &m_options;
    Report &m_report;
    QList<const ThreatRow *> m_rows;
    int m_section = 0;
};
