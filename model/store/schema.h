#pragma once

#include "model/store/database.h"

#include <QSet>
#include <QStringList>

/// The tables of a project file. Steps are numbered, append-only files under resources/schema; a
/// new file runs them all. PRAGMA application_id says whose file it is, user_version which step.
namespace schema {

/// "RDBT" in PRAGMA application_id (offset 68 of the file).
inline constexpr quint32 applicationId = 0x52444254;
inline constexpr int currentStep = 2;

/// Makes all tables in an empty database.
Result<void> create(Database &database);
/// Makes the tables as a step left them.
Result<void> createStep(Database &database, int step);

/// How the tables of a file stand beside those that the step it names makes.
struct Standing
{
    int step = 0;
    /// Names of the tables that the step makes, and those of them that stand exactly so.
    QSet<QString> expected;
    QSet<QString> sound;
    /// What else there is, as "type name sql".
    QStringList strange;
};
Result<Standing> compare(Database &database);

/// Whether the first bytes of a file are those of a project that this program can read. Says what
/// the file is instead where it can tell.
Result<void> checkHeader(const QString &path);

/// Whether the database has exactly the tables of the step that it names, nothing more: no
/// triggers, no views, no other SQL; and whether its pages are whole.
Result<void> check(Database &database);

/// Checks, then runs the steps that a database of an earlier step lacks. For private copies. No
/// step changes what a record says: new fields are at their default, which no written form holds.
Result<void> checkAndUpgrade(Database &database);

} // namespace schema
