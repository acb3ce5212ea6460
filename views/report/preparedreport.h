#pragma once

#include "model/baseline/baseline.h"
#include "model/report/report.h"
#include "views/report/pagepainter.h"

/// A state that a report of changes starts from.
struct EarlierState
{
    Baseline baseline;
    Project project;
    CatalogsPointer catalogs;
};

/// A report laid out in pages with everything that it is painted from: it stays whole while the
/// document goes on. Made in a worker thread, painted in any.
class PreparedReport
{
public:
    PreparedReport(const Project &project, CatalogsPointer catalogs, const ReportOptions &options,
                   Paper paper, const std::optional<EarlierState> &since = {});

    /// See PagePainter::layOut.
    bool layOut(const std::function<bool(int pages)> &goOn)
    {
        const TextKeep kept;
        return m_pages.layOut(goOn);
    }

    const Project &project() const { return m_project; }
    const Register &threats() const { return *m_threats; }
    const Report &report() const { return m_report; }
    const PagePainter &pages() const { return m_pages; }

private:
    const Project m_project;
    const std::unique_ptr<Register> m_threats;
    const Report m_report;
    PagePainter m_pages;
};
