#include "model/baseline/threatcauses.h"

#include "model/core/threatkey.h"
#include "model/core/writtenedit.h"
#include "model/threats/proposer.h"

namespace {

/// Keeps in mind which of the wanted threats are proposed.
class Watch
{
public:
    Watch(const QSet<QString> &keys, const Proposer &proposer) : m_proposer(proposer)
    {
        for (const QString &key : keys) {
            if (const auto parsed = ThreatKey::fromText(key); parsed && !parsed->isOwn())
                m_wanted[parsed->subject].append({ *parsed, key });
        }
        for (auto it = m_wanted.keyBegin(); it != m_wanted.keyEnd(); ++it)
            look(*it, -1);
    }

    void look(const QUuid &subject, qsizetype step)
    {
        const auto wanted = m_wanted.constFind(subject);
        if (wanted == m_wanted.constEnd())
            return;
        const QList<Proposal> proposals = m_proposer.of(subject);
        for (const auto &[key, text] : *wanted) {
            const bool now = std::ranges::any_of(proposals, [&](const Proposal &proposal) {
                return keyOf(proposal, m_proposer.catalogs()) == key;
            });
            if (now == m_proposed.contains(text))
                continue;
            if (now)
                m_proposed.insert(text);
            else
                m_proposed.remove(text);
            if (step >= 0)
                m_moved.insert(text, step);
        }
    }

    const QHash<QString, qsizetype> &moved() const { return m_moved; }

private:
    const Proposer &m_proposer;
    QHash<QUuid, QList<std::pair<ThreatKey, QString>>> m_wanted;
    QSet<QString> m_proposed;
    QHash<QString, qsizetype> m_moved;
};

} // namespace

QHash<QString, qsizetype> threatcauses::of(const QSet<QString> &keys, const Project &before,
                                           const QList<JournalStep> &steps,
                                           const CatalogsPointer &catalogs)
{
    if (keys.isEmpty() || steps.isEmpty())
        return {};
    Project project = before;
    Proposer proposer(catalogs);
    proposer.reset(project);
    Watch watch(keys, proposer);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const Result<Edit> edit = writtenedit::forward(steps.at(i).edit, project);
        if (!edit || !project.tryApply(*edit))
            break;
        for (const QUuid &subject : proposer.follow(project, *edit))
            watch.look(subject, i);
    }
    return watch.moved();
}
