#pragma once

#include "model/store/projectfile.h"

/// What a check of a project file found.
struct Verification
{
    bool ok = false;
    /// The first thing that is wrong, with where; empty when all is well.
    QString problem;
    /// Number of the first bad journal entry, from 1; 0 when the journal is sound.
    int badEntry = 0;
    int entries = 0;
    /// Hash of the last entry, hex: write it down elsewhere to notice a cut tail.
    QString head;
    /// Whether a head from outside was given and found on the main line.
    bool anchored = false;
};

/// Replays the journal of a file against its rows and checks the hash chain. `knownHead` (hex, may
/// be empty) is a head that left the file earlier. Errors are for files that cannot be read at all.
Result<Verification> verify(const QString &path, const QString &knownHead = {});
