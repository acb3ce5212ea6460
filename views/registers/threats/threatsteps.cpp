#include "views/registers/threats/threatsteps.h"

void ThreatSteps::run(const QStringList &keys,
                      const std::function<void(const QStringList &)> &gesture)
{
    const auto before = m_document.journal().entries().size();
    gesture(keys);
    for (const JournalEntry &entry : m_document.journal().entries().mid(before))
        m_keys.insert(entry.hash, keys);
}

QStringList ThreatSteps::reverted()
{
    const QList<JournalEntry> entries = m_document.journal().entries();
    if (entries.isEmpty() || entries.last().draft.reverts.isEmpty())
        return {};
    const QStringList keys = m_keys.value(entries.last().draft.reverts);
    // Taking this step back leads to the same threats.
    if (!keys.isEmpty())
        m_keys.insert(entries.last().hash, keys);
    return keys;
}
