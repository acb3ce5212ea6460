#include "model/report/reportedchange.h"

#include "model/report/reportedbaseline.h"

namespace reportedchange {

ReportedChange of(const Baseline &since, const Difference &difference)
{
    ReportedChange change { reportedbaseline::nameOf(since), since.at.date(), {} };
    for (const ModelChange &each : difference.changes) {
        QStringList text { differencewords::kind(each.kind), each.summary };
        text.removeAll(QString());
        QString said = text.join(QStringLiteral(": "));
        if (each.source)
            said += QStringLiteral(" (%1, %2)")
                            .arg(each.source->author, each.source->at.date().toString(Qt::ISODate));
        change.lines.append({ differencewords::heading(each.topic), each.title, said });
    }
    return change;
}

} // namespace reportedchange
