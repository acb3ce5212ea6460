#include "views/operationtext.h"

#include <QCoreApplication>
#include <QHash>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(operationText)
};

/// One phrase an operation; arguments are put in with the multi-argument form, so that a "%2"
/// inside a name stays a "%2".
QString phraseOf(const QString &name)
{
    static const QHash<QString, QString> phrases {
        { QStringLiteral("move"), Text::tr("Move %1") },
        { QStringLiteral("resize"), Text::tr("Resize %1") },
        { QStringLiteral("rename"), Text::tr("Rename to %1") },
        { QStringLiteral("connect"), Text::tr("Connect %1 to %2") },
        { QStringLiteral("add-element"), Text::tr("Add %1") },
        { QStringLiteral("add-zone"), Text::tr("Add %1") },
        { QStringLiteral("add-diagram"), Text::tr("Add diagram %1") },
        { QStringLiteral("add-artifact"), Text::tr("Add artifact %1") },
        { QStringLiteral("add-artifact-to"), Text::tr("Add %1") },
        { QStringLiteral("take-artifact-off"), Text::tr("Take %1 off") },
        { QStringLiteral("take-off-diagram"), Text::tr("Take %1 off the diagram") },
        { QStringLiteral("paste"), Text::tr("Paste %1") },
        { QStringLiteral("insert-into"), Text::tr("Put %1 into %2") },
        { QStringLiteral("replace"), Text::tr("Replace %1 by %2") },
        { QStringLiteral("reconnect"), Text::tr("Reconnect %1 to %2") },
        { QStringLiteral("reroute"), Text::tr("Reroute %1") },
        { QStringLiteral("straighten"), Text::tr("Straighten %1") },
        { QStringLiteral("align"), Text::tr("Align %1") },
        { QStringLiteral("distribute"), Text::tr("Distribute %1") },
        { QStringLiteral("bring-to-front"), Text::tr("Bring %1 to the front") },
        { QStringLiteral("send-to-back"), Text::tr("Send %1 to the back") },
        { QStringLiteral("lock"), Text::tr("Lock %1") },
        { QStringLiteral("unlock"), Text::tr("Unlock %1") },
        { QStringLiteral("fold"), Text::tr("Fold %1") },
        { QStringLiteral("unfold"), Text::tr("Unfold %1") },
        { QStringLiteral("duplicate"), Text::tr("Duplicate %1") },
        { QStringLiteral("place"), Text::tr("Show %1 here too") },
        { QStringLiteral("move-into-zone"), Text::tr("Move %1 into %2") },
        { QStringLiteral("order-diagrams"), Text::tr("Reorder diagrams") },
        { QStringLiteral("delete-diagram"), Text::tr("Delete diagram %1") },
        { QStringLiteral("duplicate-diagram"), Text::tr("Duplicate diagram as %1") },
        { QStringLiteral("delete"), Text::tr("Delete %1 from the model") },
        { QStringLiteral("change-field"), Text::tr("Change %1") },
        { QStringLiteral("change-zone"), Text::tr("Change zone") },
        { QStringLiteral("answer"), Text::tr("Answer %1") },
        { QStringLiteral("rate-artifact"), Text::tr("Rate %1") },
        { QStringLiteral("confirm"), Text::tr("Confirm %1") },
        { QStringLiteral("dismiss"), Text::tr("Dismiss %1") },
        { QStringLiteral("reopen"), Text::tr("Reopen %1") },
        { QStringLiteral("rate"), Text::tr("Rate %1") },
        { QStringLiteral("assign"), Text::tr("Assign %1") },
        { QStringLiteral("park"), Text::tr("Park %1") },
        { QStringLiteral("unpark"), Text::tr("Take %1 up again") },
        { QStringLiteral("add-threat"), Text::tr("Add threat %1") },
        { QStringLiteral("add-action"), Text::tr("Add action %1") },
        { QStringLiteral("workshop-notes"), Text::tr("Write notes of %1") },
        { QStringLiteral("workshop-attendance"), Text::tr("Say who is at %1") },
        { QStringLiteral("workshop-place"), Text::tr("Keep the place of %1") },
        { QStringLiteral("gather-risk"), Text::tr("Gather risk %1") },
        { QStringLiteral("change-risk"), Text::tr("Change risk %1") },
        { QStringLiteral("place-control"), Text::tr("Place %1") },
        { QStringLiteral("change-control"), Text::tr("Change %1") },
        { QStringLiteral("remove-control"), Text::tr("Remove %1") },
        { QStringLiteral("add-evidence"), Text::tr("Add evidence for %1") },
        { QStringLiteral("verify-control"), Text::tr("Mark %1 verified") },
        { QStringLiteral("remove-evidence"), Text::tr("Remove evidence of %1") },
        { QStringLiteral("link-control"), Text::tr("Set the effect of %1") },
        { QStringLiteral("accept-risk"), Text::tr("Accept risk %1") },
        { QStringLiteral("withdraw-acceptance"), Text::tr("Withdraw the acceptance of %1") },
        { QStringLiteral("gather-risks"), Text::tr("Gather %1") },
        { QStringLiteral("add-own-threat"), Text::tr("Add threat %1") },
        { QStringLiteral("change-own-threat"), Text::tr("Change threat %1") },
        { QStringLiteral("remove-own-threat"), Text::tr("Delete threat %1") },
        { QStringLiteral("comment"), Text::tr("Comment on %1") },
        { QStringLiteral("people"), Text::tr("Change people and roles") },
        { QStringLiteral("new-project"), Text::tr("New project %1") },
        { QStringLiteral("import"), Text::tr("Import %1") },
        { QStringLiteral("merge"), Text::tr("Merge %1") },
        { QStringLiteral("arrange"), Text::tr("Arrange") },
        { QStringLiteral("arrange-selection"), Text::tr("Arrange the selection") },
        { QStringLiteral("tidy"), Text::tr("Tidy") },
        { QStringLiteral("update-catalog"), Text::tr("Update catalog %1 to %2") },
        { QStringLiteral("pack-on"), Text::tr("Switch pack %1 on") },
        { QStringLiteral("pack-off"), Text::tr("Switch pack %1 off") },
        { QStringLiteral("silence"), Text::tr("Silence %1") },
        { QStringLiteral("unsilence"), Text::tr("Let %1 speak again") },
        { QStringLiteral("freeze-baseline"), Text::tr("Freeze baseline %1") },
        { QStringLiteral("baseline-status"), Text::tr("Status of baseline %1") },
        { QStringLiteral("sign-baseline"), Text::tr("Sign baseline %1") },
        { QStringLiteral("review-copy"), Text::tr("Copy for review of %1") },
        { QStringLiteral("change-settings"), Text::tr("Change settings") },
        { QStringLiteral("declare-metrics"), Text::tr("Declare metrics") },
        { QStringLiteral("change-method"), Text::tr("Change the risk method") },
        { QStringLiteral("plan-controls"), Text::tr("Plan %1 controls") },
    };
    return phrases.value(name);
}

} // namespace

QString operationText(const Operation &operation)
{
    QString phrase = phraseOf(operation.name);
    if (phrase.isEmpty())
        return operation.name;
    const QString first = operation.arguments.value(0);
    const QString second = operation.arguments.value(1);
    if (phrase.contains(QStringLiteral("%2")))
        return phrase.arg(first, second);
    return phrase.contains(QStringLiteral("%1")) ? phrase.arg(first) : phrase;
}
