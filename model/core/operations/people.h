#pragma once

#include "model/core/project.h"

/// Who works on a project, in which roles, and whose authority reaches which rating.
namespace operations {

/// People and roles of a project as a whole, with the least role that accepts each rating.
struct Organisation
{
    QList<Person> people;
    QList<Role> roles;
    /// Low, moderate, high, critical; null: any risk owner.
    std::array<Id<Role>, 4> accepts;

    bool operator==(const Organisation &) const = default;
};

Organisation organisationOf(const Project &project);

/// Makes the project's organisation this one. Whoever is left out is let go of wherever they stand;
/// nameless people and roles, and two of one name, are refused.
Result<Edit> setOrganisation(const Project &project, const Organisation &wanted);

} // namespace operations
