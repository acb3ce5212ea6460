#include "model/report/reportedbaseline.h"

namespace reportedbaseline {

QString nameOf(const Baseline &baseline)
{
    return QStringLiteral("B%1 %2").arg(QString::number(baseline.number), baseline.name);
}

ReportedBaseline of(const Baseline &baseline, const QList<ControlLine> &people)
{
    ReportedBaseline reported { nameOf(baseline),
                                textOf(baseline.status),
                                QString::fromLatin1(baseline.state.toHex()),
                                baseline.status == BaselineStatus::Approved,
                                {} };
    for (const ControlLine &line : people)
        reported.signatures.append({ line.name, documentcontrol::textOf(line.role), line.at.date(),
                                     documentcontrol::textOf(line.standing) });
    return reported;
}

} // namespace reportedbaseline
