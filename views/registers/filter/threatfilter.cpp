#include "views/registers/filter/threatfilter.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ThreatFilter)
};

} // namespace

bool ThreatFilter::accepts(const ThreatRow &row, const Settings &settings) const
{
    if (!states.isEmpty() && !states.contains(shownState(row)))
        return false;
    if (!ratings.isEmpty()
        && !ratings.contains(static_cast<int>(risk::rating(settings, row.current))))
        return false;
    if (!strides.isEmpty() && !strides.contains(static_cast<int>(row.stride)))
        return false;
    if (!phases.isEmpty() && !phases.contains(row.phase))
        return false;
    if (!owners.isEmpty() && !owners.contains(row.owner))
        return false;
    if (!keys.isEmpty() && !keys.contains(row.key.text()))
        return false;
    if (text.isEmpty())
        return true;
    return row.title.contains(text, Qt::CaseInsensitive)
           || row.subjectName.contains(text, Qt::CaseInsensitive)
           || row.artifactName.contains(text, Qt::CaseInsensitive)
           || row.atlas.join(u' ').contains(text, Qt::CaseInsensitive)
           || row.owner.contains(text, Qt::CaseInsensitive)
           || row.key.rule.contains(text, Qt::CaseInsensitive);
}

QString shownState(const ThreatRow &row)
{
    if (row.stale)
        return QStringLiteral("stale");
    if (!row.reviewAgain.isEmpty())
        return QStringLiteral("review-again");
    return textOf(row.state);
}

QString stateName(const QString &state)
{
    if (state == u"confirmed")
        return Text::tr("confirmed");
    if (state == u"dismissed")
        return Text::tr("dismissed");
    if (state == u"stale")
        return Text::tr("stale");
    if (state == u"review-again")
        return Text::tr("review again");
    return Text::tr("proposed");
}

QStringList allShownStates()
{
    return { QStringLiteral("proposed"), QStringLiteral("confirmed"),
             QStringLiteral("review-again"), QStringLiteral("dismissed"), QStringLiteral("stale") };
}
