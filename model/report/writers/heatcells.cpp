#include "model/report/writers/heatcells.h"

#include <QCoreApplication>

namespace heatcells {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

} // namespace

QList<Figure> figures()
{
    return { { Text::tr("Inherent"), &RiskRow::inherent },
             { Text::tr("Current"), &RiskRow::current },
             { Text::tr("Target"), &RiskRow::target } };
}

QString risksIn(const QList<RiskRow> &risks, Levels RiskRow::*levels, int likelihood, int impact)
{
    QStringList ids;
    for (const RiskRow &row : risks) {
        if (risk::rounded((row.*levels).likelihood) == likelihood
            && risk::rounded((row.*levels).impact) == impact)
            ids.append(QStringLiteral("R-%1").arg(row.number));
    }
    return ids.join(u' ');
}

QString axes()
{
    return Text::tr("Likelihood upwards, impact to the right, levels 1 to 5.");
}

} // namespace heatcells
