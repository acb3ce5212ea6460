#include "model/threats/why.h"

#include "model/threats/explanation.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(why)
};

} // namespace

Why why(const Proposal &proposal, const Project &project, const Catalogs &catalogs)
{
    const Rule &rule = catalogs.rules.at(proposal.rule);
    Explanation explanation(proposal, project, catalogs);
    explanation.introduce();
    explanation.explain(rule.when);
    Why reasons;
    reasons.decisive = explanation.assumed;
    reasons.likelihood.append(Text::tr("%1: %2").arg(QString::number(rule.base), rule.baseWhy));
    for (const Raise &raise : rule.raises) {
        Explanation step(explanation);
        if (step.explain(raise.when) == Truth::No) {
            explanation.seen.insert(step.seen);
            continue;
        }
        explanation.sentences = step.sentences;
        explanation.assumed = step.assumed;
        explanation.seen = step.seen;
        QString because = raise.because;
        if (because.isEmpty())
            because = step.sentences.isEmpty() ? Text::tr("circumstances") : step.sentences.last();
        reasons.likelihood.append(Text::tr("+%1: %2").arg(QString::number(raise.by), because));
    }
    reasons.sentences = explanation.sentences;
    reasons.assumed = explanation.assumed;
    reasons.seen = explanation.seen;
    return reasons;
}
