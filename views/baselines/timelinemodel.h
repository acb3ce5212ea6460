#pragma once

#include "model/store/baselineledger.h"
#include "views/baselines/trailkeeper.h"

#include <QAbstractListModel>
#include <QDate>

/// What the timeline shows of the journal.
struct TimelineFilter
{
    QString text = {};
    QString person = {};
    /// A word of EntryKind; empty is all.
    QString kind = {};
    /// Records one of which an entry must have touched; empty is all.
    QList<QUuid> subjects = {};

    bool isEmpty() const
    {
        return text.isEmpty() && person.isEmpty() && kind.isEmpty() && subjects.isEmpty();
    }
    friend bool operator==(const TimelineFilter &, const TimelineFilter &) = default;
};

/// The journal as rows, newest first: a row a day, an entry, a baseline. Holds places in the
/// journal only, so that 100,000 entries are a matter of milliseconds; words are made when a row is
/// shown.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        /// A Kind.
        KindRole = Qt::UserRole,
        /// Place on the main line, from 1; of a baseline the entry that it froze.
        NumberRole,
        /// Second line.
        DetailRole,
        /// Id of the baseline.
        BaselineRole,
        /// Status of a baseline in words.
        StatusRole,
    };
    enum Kind { Day, Entry, Frozen };

    TimelineModel(const ViewContext &context, BaselineLedger &ledger, QObject *parent = nullptr);

    /// Follows the document only while it is seen; catches up when it is again.
    void setActive(bool active);
    void setFilter(const TimelineFilter &filter);
    const TimelineFilter &filter() const { return m_filter; }
    /// How many entries are shown, and how many there are.
    int shown() const { return m_shown; }
    int total() const;
    /// Everybody who made a step, by name.
    const QStringList &persons() const { return m_persons; }
    QModelIndex indexOfEntry(int number) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        Kind kind = Entry;
        /// Entry number; index of the baseline; Julian day.
        qint64 value = 0;
    };

    void follow();
    void refresh();
    QList<Row> makeRows() const;
    bool accepts(qsizetype at, const QSet<int> &touched) const;
    QSet<int> touchedBySubjects() const;
    QVariant entryData(const JournalEntry &entry, int number, int role) const;
    QVariant baselineData(const Baseline &baseline, int role) const;
    QString when(const QDateTime &at) const;

    const ViewContext m_context;
    BaselineLedger &m_ledger;
    TimelineFilter m_filter;
    QList<JournalEntry> m_entries;
    QList<Row> m_rows;
    QStringList m_persons;
    int m_shown = 0;
    bool m_active = false;
    bool m_behind = false;
};
