#pragma once

#include "model/baseline/documentcontrol.h"
#include "model/store/projectfile.h"

/// What an auditor brings along: nothing of it comes from the file.
struct VerifyRequest
{
    /// A journal head (32 bytes) that left the file earlier; empty for none.
    QByteArray head = {};
    /// Keys whose owners are known.
    TrustedKeys known = {};
    /// Whether a signature with any other key is a failure.
    bool onlyKnown = false;
};

/// What was found of one baseline.
struct BaselineFinding
{
    Baseline baseline;
    /// The document control block: who, when, and what each name is worth.
    QList<ControlLine> people;
};

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
    /// Whether this is a copy for review: one baseline, without history.
    bool reviewCopy = false;
    int catalogs = 0;
    int attachments = 0;
    QList<BaselineFinding> baselines;
};

/// Replays the journal of a file against its rows; checks the hash chain, what was frozen and
/// signed, and the bytes of catalogs and attachments. Errors are for files that cannot be read at
/// all.
Result<Verification> verify(const QString &path, const VerifyRequest &request);
Result<Verification> verify(const QString &path, const QString &knownHead = {});
