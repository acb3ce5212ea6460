#include "views/report/preparedreport.h"

namespace {

std::unique_ptr<Register> registerOf(const Project &project, CatalogsPointer catalogs,
                                     const QDate &today)
{
    auto threats = std::make_unique<Register>(std::move(catalogs));
    threats->reset(project, today);
    // Sorted on first use: here, so that reading it from another thread changes nothing.
    threats->rows();
    return threats;
}

} // namespace

PreparedReport::PreparedReport(const Project &project, CatalogsPointer catalogs,
                               const ReportOptions &options, Paper paper)
    : m_project(project)
    , m_threats(registerOf(m_project, std::move(catalogs), options.date))
    , m_report(buildReport(m_project, *m_threats, options))
    , m_pages(m_report, *m_threats, paper)
{
}
