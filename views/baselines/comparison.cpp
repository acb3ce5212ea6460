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

Result<Project> projectOf(const ComparedState &state, const ViewContext &context,
                          const BaselineLedger &ledger)
{
    if (state.kind == ComparedState::Kind::Now)
        return ledger.present();
    return ledger.stateAt(entryOf(state, context, ledger));
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

Result<ComparisonOrder> order(const ComparedState &before, const ComparedState &after,
                              const ViewContext &context, const BaselineLedger &ledger)
{
    Result<Project> then = projectOf(before, context, ledger);
    Result<Project> now = projectOf(after, context, ledger);
    if (!then || !now)
        return !then ? then.error() : now.error();
    const auto first = knownRegister(before, context, ledger);
    const auto second = knownRegister(after, context, ledger);
    if (!first || !second)
        return !first ? first.error() : second.error();
    // From later to earlier there are no steps: then nothing is said of who and when.
    QList<JournalStep> steps;
    if (before.kind != ComparedState::Kind::Now) {
        const auto between =
                stepsBetween(context.document.journal(), entryOf(before, context, ledger),
                             entryOf(after, context, ledger));
        if (between)
            steps = *between;
    }
    return ComparisonOrder { { std::move(*then), *first },
                             { std::move(*now), *second },
                             std::move(steps),
                             context.threats.catalogsPointer(),
                             context.document.today() };
}

Comparison carryOut(const ComparisonOrder &order)
{
    const auto rowsOf = [&](const ComparisonOrder::Side &side) {
        if (side.threats)
            return *side.threats;
        Register derived(order.catalogs);
        derived.reset(side.project, order.today);
        return freezing::rowsOf(derived);
    };
    const QList<FrozenThreat> first = rowsOf(order.before);
    Comparison result { order.before.project, order.after.project, {}, rowsOf(order.after) };
    result.difference = differenceOf({ result.before, first, order.catalogs },
                                     { result.after, result.threats, order.catalogs }, order.steps);
    return result;
}

} // namespace comparison
