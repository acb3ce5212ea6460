#include "views/registers/threats/threatcells.h"

#include "views/registers/filter/threatfilter.h"
#include "views/style/riskletter.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ThreatCells)
};

} // namespace

ThreatCells::ThreatCells(const ViewContext &context) : m_context(context)
{
    refresh();
}

void ThreatCells::refresh()
{
    m_riskOf.clear();
    m_context.project().forEach<Risk>([this](const Risk &risk) {
        for (const QString &key : risk.threats)
            m_riskOf.insert(key, risk.number);
    });
}

QString ThreatCells::ratingName(const Levels &levels) const
{
    return riskletter::name(risk::rating(m_context.project().settings(), levels));
}

QString ThreatCells::text(const ThreatRow &row, int column) const
{
    const Decision *decision = nullptr;
    switch (column) {
    case Title:
        return row.title;
    case Subject:
        return row.subjectName;
    case Artifact:
        return row.artifactName;
    case Class:
        return m_context.catalogs().strideName(row.stride);
    case Phase:
        return m_context.vocabulary().name(row.phase);
    case Atlas:
        return row.atlas.join(QStringLiteral(", "));
    case Inherent:
    case Current:
    case Target:
        return ratingName(*levels(row, column));
    case Score:
        return QLocale().toString(row.current.score() / 1000.0, 'f', 1);
    case State:
        return stateName(shownState(row));
    case Owner:
        return row.owner.isEmpty() ? QStringLiteral("\u2013") : row.owner;
    case RiskNumber: {
        const int risk = m_riskOf.isEmpty() ? 0 : m_riskOf.value(row.key.text());
        return risk > 0 ? QStringLiteral("R-%1").arg(risk) : QString();
    }
    case Controls:
        return row.controls.isEmpty() ? QString() : QString::number(row.controls.size());
    case Assumed:
        return row.assumptions == 0 ? QString() : QString::number(row.assumptions);
    case RuleId:
        return row.key.isOwn() ? Text::tr("own threat") : row.key.rule;
    case By:
        decision = m_context.project().find(row.decision);
        return decision ? decision->by : QString();
    case On:
        decision = m_context.project().find(row.decision);
        return decision ? decision->on : QString();
    default:
        return {};
    }
}

std::optional<int> ThreatCells::number(const ThreatRow &row, int column) const
{
    switch (column) {
    case Inherent:
    case Current:
    case Target: {
        // The rating first, the unrounded score inside it: with an edited matrix they may differ.
        const Levels &shown = *levels(row, column);
        constexpr int aboveScores = 100000;
        return static_cast<int>(risk::rating(m_context.project().settings(), shown)) * aboveScores
               + shown.score();
    }
    case Score:
        return row.current.score();
    case State:
        return static_cast<int>(allShownStates().indexOf(shownState(row)));
    case RiskNumber:
        return m_riskOf.isEmpty() ? 0 : m_riskOf.value(row.key.text());
    case Controls:
        return static_cast<int>(row.controls.size());
    case Assumed:
        return row.assumptions;
    default:
        return std::nullopt;
    }
}

const Levels *ThreatCells::levels(const ThreatRow &row, int column)
{
    return column == Inherent  ? &row.inherent
           : column == Current ? &row.current
           : column == Target  ? &row.target
                               : nullptr;
}

QString ThreatCells::name(int column)
{
    const QString names[] = { Text::tr("Threat"),     Text::tr("Flow or element"),
                              Text::tr("Artifact"),   Text::tr("STRIDE-AI"),
                              Text::tr("Phase"),      Text::tr("ATLAS"),
                              Text::tr("Inh"),        Text::tr("Cur"),
                              Text::tr("Tgt"),        Text::tr("L + I"),
                              Text::tr("State"),      Text::tr("Owner"),
                              Text::tr("Risk"),       Text::tr("Controls"),
                              Text::tr("Assumed"),    Text::tr("Rule"),
                              Text::tr("Decided by"), Text::tr("Decided on") };
    static_assert(std::size(names) == ColumnCount);
    return names[column];
}

QString ThreatCells::tip(int column)
{
    switch (column) {
    case Inherent:
        return Text::tr("Inherent rating: before any control");
    case Current:
        return Text::tr("Current rating: with the controls that are there");
    case Target:
        return Text::tr("Target rating: with the planned controls too");
    case Score:
        return Text::tr("Current likelihood and impact, unrounded");
    case RiskNumber:
        return Text::tr("The risk that it is gathered into");
    case Controls:
        return Text::tr("How many controls are placed against it");
    case Assumed:
        return Text::tr("How many unanswered facts it rests on");
    default:
        return name(column);
    }
}

int ThreatCells::width(int column)
{
    constexpr int widths[] = { 420, 200, 150, 148, 140, 110, 48,  48,  48,
                               52,  104, 112, 52,  66,  70,  170, 120, 92 };
    static_assert(std::size(widths) == ColumnCount);
    return widths[column];
}

bool ThreatCells::isHiddenAtFirst(int column)
{
    switch (column) {
    case Title:
    case Class:
    case Inherent:
    case Current:
    case Target:
    case State:
    case Owner:
        return false;
    default:
        return true;
    }
}
