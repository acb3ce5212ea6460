#include "views/baselines/comparison.h"

#include "model/baseline/freeze.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(comparison)
};

/// The journal entry that a state stands at; empty for now.
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

/// The register of a state: as frozen, as it is, or derived with the catalogs of today.
Result<QList<FrozenThreat>> registerOf(const ComparedState &state, const Project &project,
                                       const CatalogsPointer &catalogs, const ViewContext &context,
                                       const BaselineLedger &ledger)
{
    if (state.kind == ComparedState::Kind::Frozen)
        return ledger.registerOf(state.baseline);
    if (state.kind == ComparedState::Kind::Now)
        return freezing::rowsOf(context.threats);
    Register derived(catalogs);
    derived.reset(project, context.document.today());
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

Result<Project> projectOf(const ComparedState &state, const ViewContext &context,
                          const BaselineLedger &ledger)
{
    if (state.kind == ComparedState::Kind::Now)
        return context.project();
    return ledger.stateAt(entryOf(state, context, ledger));
}

Result<Comparison> between(const ComparedState &before, const ComparedState &after,
                           const ViewContext &context, const BaselineLedger &ledger)
{
    Result<Project> then = projectOf(before, context, ledger);
    Result<Project> now = projectOf(after, context, ledger);
    if (!then || !now)
        return !then ? then.error() : now.error();
    // The register of the context owns its catalogs; it outlives this call.
    const CatalogsPointer catalogs(CatalogsPointer(), &context.catalogs());
    const auto first = registerOf(before, *then, catalogs, context, ledger);
    const auto second = registerOf(after, *now, catalogs, context, ledger);
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
    Comparison result { std::move(*then), std::move(*now), {} };
    result.difference = differenceOf({ result.before, *first, catalogs },
                                     { result.after, *second, catalogs }, steps);
    return result;
}

} // namespace comparison
