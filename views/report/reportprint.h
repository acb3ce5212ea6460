#pragma once

#include "views/report/preparedreport.h"

class QWidget;

/// Printing of a report's pages.
namespace reportprint {

/// The system's print preview over these pages; prints when the user says so.
void preview(const std::shared_ptr<PreparedReport> &report, QWidget *parent);

} // namespace reportprint
