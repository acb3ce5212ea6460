#pragma once

#include "model/store/baselineledger.h"
#include "views/report/reportjob.h"
#include "views/viewcontext.h"

/// What a report is made from besides the document.
struct ReportSource
{
    BaselineLedger &ledger;
    /// The catalogs that a state was assessed with.
    std::function<CatalogsPointer(const Project &)> catalogsOf;
};

/// What the reader chose in the workspace.
struct ReportChoice
{
    Audience audience = Audience::Technical;
    QList<ReportSection> sections = {};
    QString zoneOperator = {};
    Paper paper = Paper::A4;
    /// The baseline that is reported; null for the working state.
    const Baseline *baseline = nullptr;
    /// The baseline that a report of changes starts from; null for none.
    const Baseline *since = nullptr;
};

namespace reportorder {

/// What a worker needs to make the report; fails when a frozen state cannot be read.
Result<ReportJob::Order> of(const ReportChoice &choice, const ViewContext &context,
                            const ReportSource &source);

} // namespace reportorder
