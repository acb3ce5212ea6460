#pragma once

#include "model/baseline/difference.h"
#include "model/store/baselineledger.h"
#include "views/viewcontext.h"

/// One side of a comparison, as the reader chooses it.
struct ComparedState
{
    enum class Kind { Now, Frozen, Entry };
    Kind kind = Kind::Now;
    /// Of a baseline.
    QUuid baseline = {};
    /// Of an entry: its place on the main line, from 1.
    int entry = 0;

    friend bool operator==(const ComparedState &, const ComparedState &) = default;
};

/// Two states of an open project and what lies between them; or one alone, with nothing before it.
struct Comparison
{
    Project before;
    Project after;
    Difference difference;
    /// The register of the later state, as frozen or derived.
    QList<FrozenThreat> threats = {};
};

/// Everything that a comparison needs, read in the document's thread; a worker does the rest.
struct ComparisonOrder
{
    struct Side
    {
        std::variant<Project, PastState> state;
        /// The register, where it is known without deriving it.
        std::optional<QList<FrozenThreat>> threats;
    };
    /// Nothing: the later state is looked at alone.
    std::optional<Side> before;
    Side after;
    QList<JournalStep> steps;
    CatalogsPointer catalogs;
    /// The day that acceptances lapse by.
    QDate today;
};

namespace comparison {

/// "B3 Pilot exit, 30 Oct 2026", "Now, entry 1,284".
QString name(const ComparedState &state, const ViewContext &context, const BaselineLedger &ledger);

/// Reads what it takes to show one state alone.
Result<ComparisonOrder> lookAt(const ComparedState &state, const ViewContext &context,
                               const BaselineLedger &ledger);

/// Reads what it takes to compare two states, and the steps between them.
Result<ComparisonOrder> order(const ComparedState &before, const ComparedState &after,
                              const ViewContext &context, const BaselineLedger &ledger);

/// Goes back to the states, derives what is not known and compares. Pure; any thread.
Result<Comparison> carryOut(const ComparisonOrder &order);

/// The entry that a state stands at (32 bytes); empty for now.
QByteArray entryOf(const ComparedState &state, const ViewContext &context,
                   const BaselineLedger &ledger);

} // namespace comparison
