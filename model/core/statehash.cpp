#include "model/core/statehash.h"

#include "model/core/canonical.h"
#include "model/core/digest.h"
#include "model/core/project.h"

#include <nlohmann/json.hpp>

namespace statehash {

Leaves leavesOf(const Project &project)
{
    Leaves leaves;
    for (const RecordKind kind : allRecordKinds()) {
        const QByteArray name = nameOf(kind).one;
        for (const Record *record : project.sorted(kind))
            leaves.insert({ name, idOf(*record).toByteArray(QUuid::WithoutBraces) },
                          Digest::sha256(canonical::bytes(canonical::toJson(*record))));
    }
    return leaves;
}

QByteArray of(const Leaves &leaves)
{
    Digest digest("redoubt state 1\n");
    for (auto leaf = leaves.cbegin(); leaf != leaves.cend(); ++leaf) {
        digest.add(leaf.key().first);
        digest.add(leaf.key().second);
        digest.add(leaf.value());
    }
    return digest.result();
}

QByteArray of(const Project &project)
{
    return of(leavesOf(project));
}

} // namespace statehash
