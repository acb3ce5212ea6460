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
            look(*it, nullptr);
    }

    void look(const QUuid &subject, const JournalStep *step)
    {
        const auto wanted = m_wanted.constFind(subject);
        if (wanted == m_wanted.constEnd())
            return;
        const QList<Proposal> proposals = m_proposer.of(subject);
        for (const auto &[key, text] : *wanted) {
            const bool now =
                    std::ranges::any_of(proposals, [&, &key = key](const Proposal &proposal) {
                        return keyOf(proposal, m_proposer.catalogs()) == key;
                    });
            if (now == m_proposed.contains(text))
                continue;
            if (now)
                m_proposed.insert(text);
            else
                m_proposed.remove(text);
            if (step)
                m_moved.insert(text, step);
        }
    }

    const QHash<QString, const JournalStep *> &moved() const { return m_moved; }

private:
    const Proposer &m_proposer;
    QHash<QUuid, QList<std::pair<ThreatKey, QString>>> m_wanted;
    QSet<QString> m_proposed;
    QHash<QString, const JournalStep *> m_moved;
};

enum class Misfit { Ends, Skipped };

using Causes = QHash<QString, const JournalStep *>;

/// Steps of another copy were made on another state: what does not fit on this one is skipped.
Causes causesOf(const QSet<QString> &keys, Project project, const QList<JournalStep> &steps,
                const CatalogsPointer &catalogs, Misfit misfit)
{
    if (keys.isEmpty() || steps.isEmpty())
        return {};
    Proposer proposer(catalogs);
    proposer.reset(project);
    Watch watch(keys, proposer);
    Causes exact;
    for (const JournalStep &step : steps) {
        const std::optional<Project> found =
                step.brought.isEmpty() ? std::nullopt : std::optional(project);
        const Result<Edit> edit = writtenedit::forward(step.edit, project);
        if (!edit || !project.tryApply(*edit)) {
            if (misfit == Misfit::Ends)
                break;
            continue;
        }
        for (const QUuid &subject : proposer.follow(project, *edit))
            watch.look(subject, &step);
        if (!found)
            continue;
        QSet<QString> here;
        for (const auto &[key, cause] : watch.moved().asKeyValueRange()) {
            if (cause == &step)
                here.insert(key);
        }
        const Causes inner = causesOf(here, *found, step.brought, catalogs, Misfit::Skipped);
        for (const QString &key : here)
            exact.insert(key, inner.value(key, &step));
    }
    Causes causes = watch.moved();
    for (const auto &[key, cause] : exact.asKeyValueRange()) {
        // A later step of the main line may have moved it again.
        if (causes.value(key)->number == cause->number)
            causes.insert(key, cause);
    }
    return causes;
}

} // namespace

QHash<QString, const JournalStep *> threatcauses::of(const QSet<QString> &keys,
                                                     const Project &before,
                                                     const QList<JournalStep> &steps,
                                                     const CatalogsPointer &catalogs)
{
    return causesOf(keys, before, steps, catalogs, Misfit::Ends);
}
