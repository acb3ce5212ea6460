#pragma once

#include "model/core/project.h"

#include <QDate>

/// Operations on which rules propose in a project.
namespace operations {

/// Switches a pack of rules on or off for this project.
Edit switchPack(const Project &project, const QString &pack, bool on);

/// Silences a rule with a reason, or lets it speak again.
Edit silenceRule(const Project &project, const QString &rule, const QString &reason,
                 const QString &by, const QDate &on);
Edit unsilenceRule(const Project &project, const QString &rule);

/// The silence of a rule, or null.
const SilencedRule *silenceOf(const Project &project, const QString &rule);

} // namespace operations
