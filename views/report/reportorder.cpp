#include "views/report/reportorder.h"

#include "model/baseline/statement.h"
#include "model/report/reportedbaseline.h"

namespace {

ReportOptions optionsOf(const ReportChoice &choice, const ViewContext &context,
                        const BaselineLedger &ledger)
{
    ReportOptions options { context.document.today(), {}, 0, choice.audience, choice.sections,
                            choice.zoneOperator };
    const QList<JournalEntry> entries = ledger.entries();
    const Baseline *baseline = choice.baseline;
    options.entries = baseline ? baseline->entries : entries.size();
    const QByteArray head = baseline            ? baseline->journal
                            : entries.isEmpty() ? QByteArray()
                                                : entries.last().hash;
    options.head = QString::fromLatin1(head.toHex());
    if (baseline) {
        QList<QByteArray> envelopes;
        for (const StoredSignature &signature : ledger.signaturesOf(baseline->id))
            envelopes.append(signature.envelope);
        options.baseline = reportedbaseline::of(
                *baseline,
                documentcontrol::linesOf(*baseline, statement::bytesOf(*baseline), envelopes, {}));
    }
    return options;
}

} // namespace

namespace reportorder {

Result<ReportJob::Order> of(const ReportChoice &choice, const ViewContext &context,
                            const ReportSource &source)
{
    ReportJob::Order order { context.project(), context.threats.catalogsPointer(),
                             optionsOf(choice, context, source.ledger), choice.paper };
    if (choice.baseline) {
        const Result<Project> then = source.ledger.stateAt(choice.baseline->journal);
        if (!then)
            return then.error();
        order.project = *then;
        order.catalogs = source.catalogsOf(*then);
    }
    if (choice.since) {
        const Result<Project> then = source.ledger.stateAt(choice.since->journal);
        if (!then)
            return then.error();
        order.since = EarlierState { *choice.since, *then, source.catalogsOf(*then) };
    }
    return order;
}

} // namespace reportorder
