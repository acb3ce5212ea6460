#include "model/threats/ageing.h"

#include "model/core/operations/splice.h"
#include "model/threats/why.h"

#include <QCoreApplication>

#include <algorithm>

namespace ageing {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ageing)
};

// Keys of a decision's memory besides the predicates of its rule.
const QString likelihoodKey = QStringLiteral("level-likelihood");
const QString impactKey = QStringLiteral("level-impact");

QString factOf(const QString &key)
{
    const qsizetype at = key.lastIndexOf(QStringLiteral("fact-"));
    return at < 0 ? QString() : key.mid(at + 5);
}

/// Position of a value from least to most dangerous; -1 when the key has no order.
int danger(const QString &key, const QString &value, const Vocabulary &words)
{
    if (value == u"unknown")
        return 1000; // an answer that was withdrawn may be anything
    const QString plain =
            key.startsWith(QStringLiteral("source-")) || key.startsWith(QStringLiteral("target-"))
                    ? key.mid(7)
                    : key;
    const auto position = [&](const QList<Term> &terms) {
        const auto it = std::ranges::find(terms, value, &Term::id);
        return it == terms.end() ? -1 : static_cast<int>(it - terms.begin());
    };
    if (plain == u"exposure")
        return position(words.exposures);
    if (plain == u"crosses-zone")
        return value == u"true" ? 1 : 0;
    if (plain == u"trust")
        return value == u"same" ? 0 : 1;
    const Fact *fact = words.fact(factOf(key));
    return fact && fact->ordered ? position(fact->values) : -1;
}

QString nameOfKey(const QString &key, const Vocabulary &words)
{
    if (const Fact *fact = words.fact(factOf(key)))
        return inSentence(fact->name);
    if (key.endsWith(QStringLiteral("exposure")))
        return Text::tr("exposure");
    if (key == u"crosses-zone")
        return Text::tr("zone crossing");
    return key == u"trust" ? Text::tr("trust") : key;
}

} // namespace

Facts seenNow(const ThreatRow &row, const Proposal *proposal, const Project &project,
              const Catalogs &catalogs)
{
    Facts seen;
    if (proposal)
        seen = why(*proposal, project, catalogs).seen;
    seen.insert(likelihoodKey, QString::number(row.derived.likelihood));
    seen.insert(impactKey, QString::number(row.derived.impact));
    return seen;
}

QStringList worseThan(const Decision &decision, const ThreatRow &row, const Proposal *proposal,
                      const Project &project, const Catalogs &catalogs)
{
    QStringList worse;
    const Facts now = seenNow(row, proposal, project, catalogs);
    // Left by a catalog update; a new decision on this threat takes it away.
    if (const QString old = decision.seen.value(QStringLiteral("rule")); !old.isEmpty())
        worse.append(Text::tr("it was said of rule %1, which another replaced").arg(old));
    if (const QString end = decision.seen.value(operations::decisionCarried); !end.isEmpty())
        worse.append(Text::tr("it was said while the flow went straight to %1").arg(end));
    if (const QString was = decision.seen.value(operations::decisionReplaced); !was.isEmpty())
        worse.append(Text::tr("it was said of %1, before it was replaced or copied").arg(was));
    for (auto it = decision.seen.constBegin(); it != decision.seen.constEnd(); ++it) {
        const QString value = now.value(it.key());
        if (value.isEmpty() || value == *it)
            continue;
        if (it.key() == likelihoodKey || it.key() == impactKey) {
            if (value.toInt() > it->toInt())
                worse.append((it.key() == likelihoodKey ? Text::tr("likelihood rose from %1 to %2")
                                                        : Text::tr("impact rose from %1 to %2"))
                                     .arg(it->toInt() / 1000)
                                     .arg(value.toInt() / 1000));
            continue;
        }
        const int then = danger(it.key(), *it, catalogs.vocabulary);
        const int today = danger(it.key(), value, catalogs.vocabulary);
        if (then >= 0 && today > then)
            worse.append(Text::tr("%1: was %2, is %3")
                                 .arg(nameOfKey(it.key(), catalogs.vocabulary), *it, value));
    }
    return worse;
}

Levels levelsSeen(const Decision &decision)
{
    Levels levels { decision.seen.value(likelihoodKey).toInt(),
                    decision.seen.value(impactKey).toInt() };
    if (decision.likelihood > 0)
        levels.likelihood = decision.likelihood;
    if (decision.impact > 0)
        levels.impact = decision.impact;
    return levels;
}

} // namespace ageing
