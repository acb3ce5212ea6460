#include "views/report/reportprint.h"

#include "views/report/printedpages.h"

namespace reportprint {

void preview(const std::shared_ptr<PreparedReport> &report, QWidget *parent)
{
    printedpages::preview(
            parent, [report](QPrinter &printer) { printedpages::paint(printer, report->pages()); });
}

} // namespace reportprint
