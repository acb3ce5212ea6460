#include "views/baselines/comparison.h"

#include "model/baseline/freeze.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(comparison)
};

/// The register of a state where it was frozen or stands in the window.
Result<std::optional<QList<FrozenThreat>>> knownRegister(const ComparedState &state,
                                                         const ViewContext &context,
                                                         const BaselineLedger &ledger)
{
    using Rows = std::optional<QList<FrozenThreat>>;
    if (state.kind == ComparedState::Kind::Frozen) {
        const Result<QList<FrozenThreat>> frozen = ledger.registerOf(state.baseline);
        return frozen ? Result<Rows>(*frozen) : Result<Rows>(frozen.error());
    }
    if (state.kind == ComparedState::Kind::Now && !ledger.review())
        return Rows(freezing::rowsOf(context.threats));
    return Rows();
}

Result<ComparisonOrder::Side> sideOf(const ComparedState &state, const ViewContext &context,
                                     const BaselineLedger &ledger)
{
    auto threats = knownRegister(state, context, ledger);
    if (!threats)
        return threats.error();
    if (state.kind == ComparedState::Kind::Now)
        return ComparisonOrder::Side { ledger.present(), std::move(*threats) };
    Result<PastState> past = ledger.pastState(comparison::entryOf(state, context, ledger));
    if (!past)
        return past.error();
    return ComparisonOrder::Side { std::move(*past), std::move(*threats) };
}

Result<Project> projectOf(const ComparisonOrder::Side &side)
{
    if (const auto *past = std::get_if<PastState>(&side.state))
        return past->project();
    return std::get<Project>(side.state);
}

QList<FrozenThreat> rowsOf(const ComparisonOrder::Side &side, const Project &project,
                           const ComparisonOrder &order)
{
    if (side.threats)
        return *side.threats;
    Register derived(order.catalogs);
    derived.reset(project, order.today);
    return freezing::rowsOf(derived);
}

} // namespace

namespace comparison {

QString name(const ComparedState &state, const ViewContext &context, const BaselineLedger &ledger)
{
    const QLocale locale;
    const QList<JournalEntry> entries = context.document.journal().entries();
    if (state.kind == ComparedState::Kind::Now)
        return Text::tr("Now, entry %1").arg(locale.toString(entries.size()));
    if (state.kind == ComparedState::Kind::Entry) {
        const QDateTime at = entries.value(state.entry - 1).draft.at.toLocalTime();
        return Text::tr("Entry %1, %2")
                .arg(locale.toString(state.entry), locale.toString(at, QLocale::ShortFormat));
    }
    const Baseline *baseline = ledger.baseline(state.baseline);
    return baseline ? Text::tr("B%1 %2, %3")
                              .arg(QString::number(baseline->number), baseline->name,
                                   locale.toString(baseline->at.toLocalTime().date(),
                                                   QLocale::ShortFormat))
                    : QString();
}

QByteArray entryOf(const ComparedState &state, const ViewContext &context,
                   const BaselineLedger &ledger)
{
    if (state.kind == ComparedState::Kind::Frozen) {
        const Baseline *baseline = ledger.baseline(state.baseline);
        return baseline ? baseline->journal : QByteArray();
    }
    const QList<JournalEntry> entries = context.document.journal().entries();
    return state.kind == ComparedState::Kind::Entry ? entries.value(state.entry - 1).hash
                                                    : QByteArray();
}

Result<ComparisonOrder> lookAt(const ComparedState &state, const ViewContext &context,
                               const BaselineLedger &ledger)
{
    Result<ComparisonOrder::Side> side = sideOf(state, context, ledger);
    if (!side)
        return side.error();
    return ComparisonOrder {
        {}, std::move(*side), {}, context.threats.catalogsPointer(), context.document.today()
    };
}

Result<ComparisonOrder> order(const ComparedState &before, const ComparedState &after,
                              const ViewContext &context, const BaselineLedger &ledger)
{
    Result<ComparisonOrder::Side> first = sideOf(before, context, ledger);
    Result<ComparisonOrder> order = lookAt(after, context, ledger);
    if (!first || !order)
        return !first ? Result<ComparisonOrder>(first.error()) : order;
    order->before = std::move(*first);
    // From later to earlier there are no steps: then nothing is said of who and when.
    if (before.kind != ComparedState::Kind::Now) {
        const auto between =
                stepsBetween(context.document.journal(), entryOf(before, context, ledger),
                             entryOf(after, context, ledger));
        if (between)
            order->steps = *between;
    }
    return order;
}

Result<Comparison> carryOut(const ComparisonOrder &order)
{
    Result<Project> after = projectOf(order.after);
    if (!after)
        return after.error();
    Comparison result { {}, std::move(*after), {} };
    if (!order.before)
        return result;
    Result<Project> before = projectOf(*order.before);
    if (!before)
        return before.error();
    result.before = std::move(*before);
    result.threats = rowsOf(order.after, result.after, order);
    const QList<FrozenThreat> first = rowsOf(*order.before, result.before, order);
    result.difference = differenceOf({ result.before, first, order.catalogs },
                                     { result.after, result.threats, order.catalogs }, order.steps);
    return result;
}

} // namespace comparison
