#include "views/report/preparedreport.h"

#include "model/baseline/freeze.h"
#include "model/report/reportedchange.h"

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

/// The options with what lies between the earlier state and this one.
ReportOptions withChange(ReportOptions options, const std::optional<EarlierState> &since,
                         const Project &project, const Register &threats)
{
    if (!since)
        return options;
    const auto before = registerOf(since->project, since->catalogs, options.date);
    const QList<FrozenThreat> frozen = freezing::rowsOf(*before);
    const QList<FrozenThreat> now = freezing::rowsOf(threats);
    options.since = reportedchange::of(
            since->baseline, differenceOf({ since->project, frozen, since->catalogs },
                                          { project, now, threats.catalogsPointer() }, {}));
    return options;
}

} // namespace

PreparedReport::PreparedReport(const Project &project, CatalogsPointer catalogs,
                               const ReportOptions &options, Paper paper,
                               const std::optional<EarlierState> &since)
    : m_project(project)
    , m_threats(registerOf(m_project, std::move(catalogs), options.date))
    , m_report(
              buildReport(m_project, *m_threats, withChange(options, since, m_project, *m_threats)))
    , m_pages(m_report, *m_threats, paper)
{
}
