#pragma once

#include "model/baseline/journalsteps.h"
#include "model/baseline/words.h"

#include <QSet>

/// Which journal entries touched which record and which threat. Fed entry by entry, so that it
/// keeps up with a journal of 100,000 entries; holds places, never content.
class Trail
{
public:
    /// Takes in the Edit (canonical JSON) of the next entry of the main line.
    void follow(const QByteArray &edit);
    /// How many entries it has seen; the next is number `count() + 1`.
    int count() const { return m_count; }

    /// Numbers of the entries (from 1, ascending) that touched a record.
    QList<int> of(const QUuid &record) const { return m_records.value(record); }
    /// Numbers of the entries that said something of a threat: decisions, comments, actions, risks
    /// and controls tied to it.
    QList<int> ofThreat(const QString &key) const { return m_threats.value(key); }
    /// All kinds of records that an entry touched, as bits.
    quint64 kindsOf(int number) const { return m_kinds.value(number - 1); }

private:
    void noteThreats(const QByteArray &edit);

    int m_count = 0;
    QHash<QUuid, QList<int>> m_records;
    QHash<QString, QList<int>> m_threats;
    /// Threats that a decision, comment, action, control link or risk speaks of.
    QHash<QUuid, QSet<QString>> m_keys;
    QList<quint64> m_kinds;
};

/// One journal entry and what it did to what is looked at, in words.
struct HistoryLine
{
    int number = 0;
    QDateTime at;
    QString author;
    Operation operation;
    EntryKind kind = EntryKind::Edit;
    /// Each record that is looked at and its fields before and after.
    QStringList changes;
};

/// What a journal entry wrote, a line a record: "Flow Ingest: publicly reachable unknown \u2192
/// yes". `only` limits it to some records; empty is all.
QStringList changesInWords(const QByteArray &edit, const Words &words,
                           const QSet<QUuid> &only = {});

/// The history of one threat, newest first: what was said of it, and how its flow or element and
/// its artifact changed.
QList<HistoryLine> threatHistory(const QString &key, const Trail &trail, const Journal &journal,
                                 const Words &words);
