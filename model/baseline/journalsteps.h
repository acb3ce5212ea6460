#pragma once

#include "model/core/journal.h"

/// One step of the main line of a journal, with what it wrote.
struct JournalStep
{
    /// Place on the main line, from 1.
    int number = 0;
    JournalEntry entry;
    /// The Edit in canonical JSON.
    QByteArray edit;
    /// Of a merge: the steps of the other copy that it brought, oldest first, with the merge's own
    /// number.
    QList<JournalStep> brought = {};
};

/// The steps after the entry `from` (empty: from the first) up to and with `to` (empty: to the
/// last), oldest first, each merge with what it brought. Fails when an entry is not on the main
/// line or cannot be read.
Result<QList<JournalStep>> stepsBetween(const Journal &journal, const QByteArray &from,
                                        const QByteArray &to);
