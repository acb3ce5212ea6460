#include "model/core/edit.h"

void Edit::change(Record before, Record after)
{
    if (before != after)
        append({ std::move(before), std::move(after) });
}

void Edit::append(Patch patch)
{
    const RecordRef ref = patch.ref();
    const auto known = m_index.constFind(ref);
    if (known == m_index.constEnd()) {
        m_index.insert(ref, m_patches.size());
        m_patches.append(std::move(patch));
        return;
    }
    Patch &earlier = m_patches[*known];
    earlier.after = std::move(patch.after);
    if (earlier.before == earlier.after) {
        m_patches.removeAt(*known);
        m_index.clear();
        for (qsizetype i = 0; i < m_patches.size(); ++i)
            m_index.insert(m_patches.at(i).ref(), i);
    }
}

Edit inverse(const Edit &edit)
{
    Edit back;
    const QList<Patch> &patches = edit.patches();
    for (auto it = patches.crbegin(); it != patches.crend(); ++it)
        back.append({ it->after, it->before });
    return back;
}

Edit merged(const Edit &first, const Edit &second)
{
    Edit both = first;
    for (const Patch &patch : second.patches())
        both.append(patch);
    return both;
}
