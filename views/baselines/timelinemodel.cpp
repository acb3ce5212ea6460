#include "views/baselines/timelinemodel.h"

#include "views/baselines/statustext.h"
#include "views/operationtext.h"
#include "views/style/labels.h"

#include <QLocale>

#include <algorithm>

TimelineModel::TimelineModel(const ViewContext &context, BaselineLedger &ledger, QObject *parent)
    : QAbstractListModel(parent)
    , m_context(context)
    , m_ledger(ledger)
{
    connect(&m_context.document, &Document::changed, this, &TimelineModel::follow);
    connect(&m_ledger, &BaselineLedger::changed, this, &TimelineModel::follow);
    refresh();
}

void TimelineModel::setActive(bool active)
{
    m_active = active;
    if (m_active && m_behind)
        refresh();
}

void TimelineModel::follow()
{
    m_behind = true;
    if (m_active)
        refresh();
}

void TimelineModel::setFilter(const TimelineFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

int TimelineModel::total() const
{
    return static_cast<int>(m_entries.size());
}

QSet<int> TimelineModel::touchedBySubjects() const
{
    QSet<int> touched;
    if (m_filter.subjects.isEmpty())
        return touched;
    const Trail &trail = TrailKeeper::of(m_context.document).complete();
    QSet<QUuid> about(m_filter.subjects.begin(), m_filter.subjects.end());
    for (const QUuid &id : m_filter.subjects) {
        // A control's places and a thing's place on a diagram are part of its history.
        for (const RecordRef &ref : m_context.project().referrers(id)) {
            if (ref.kind == RecordKind::ControlPlacement || ref.kind == RecordKind::Placement
                || ref.kind == RecordKind::Route || ref.kind == RecordKind::Evidence)
                about.insert(ref.id);
        }
    }
    for (const QUuid &id : about) {
        const QList<int> numbers = trail.of(id);
        touched.unite({ numbers.begin(), numbers.end() });
    }
    return touched;
}

bool TimelineModel::accepts(qsizetype at, const QSet<int> &touched) const
{
    const JournalDraft &draft = m_entries.at(at).draft;
    if (!m_filter.person.isEmpty() && draft.author != m_filter.person)
        return false;
    if (!m_filter.kind.isEmpty() && textOf(draft.kind) != m_filter.kind)
        return false;
    if (!m_filter.subjects.isEmpty() && !touched.contains(static_cast<int>(at) + 1))
        return false;
    return m_filter.text.isEmpty()
           || operationText(draft.operation).contains(m_filter.text, Qt::CaseInsensitive)
           || draft.author.contains(m_filter.text, Qt::CaseInsensitive);
}

QList<TimelineModel::Row> TimelineModel::makeRows() const
{
    QHash<QByteArray, QList<qsizetype>> frozen;
    const QList<Baseline> &baselines = m_ledger.baselines();
    for (qsizetype i = 0; i < baselines.size(); ++i)
        frozen[baselines.at(i).journal].append(i);
    const QSet<int> touched = touchedBySubjects();
    QList<Row> rows;
    // A day's bounds are worked out once: the local time of 100,000 moments takes too long.
    qint64 begins = 0;
    qint64 ends = 0;
    const auto head = [&](const QDateTime &at) {
        const qint64 moment = at.toMSecsSinceEpoch();
        if (moment >= begins && moment < ends)
            return;
        const QDate day = at.toLocalTime().date();
        begins = day.startOfDay().toMSecsSinceEpoch();
        ends = day.addDays(1).startOfDay().toMSecsSinceEpoch();
        rows.append({ Day, day.toJulianDay() });
    };
    for (qsizetype at = m_entries.size() - 1; at >= 0; --at) {
        const JournalEntry &entry = m_entries.at(at);
        const bool about = accepts(at, touched);
        // Without a search for something else, what was frozen marks the way.
        for (const qsizetype index : frozen.value(entry.hash)) {
            if (!about && !m_filter.subjects.isEmpty() && m_filter.text.isEmpty())
                continue;
            if (!m_filter.text.isEmpty()
                && !baselines.at(index).name.contains(m_filter.text, Qt::CaseInsensitive))
                continue;
            head(baselines.at(index).at);
            rows.append({ Frozen, index });
        }
        if (!about)
            continue;
        head(entry.draft.at);
        rows.append({ Entry, at + 1 });
    }
    return rows;
}

void TimelineModel::refresh()
{
    beginResetModel();
    m_entries = m_context.document.journal().entries();
    m_rows = makeRows();
    m_behind = false;
    QSet<QString> names;
    for (const JournalEntry &entry : m_entries)
        names.insert(entry.draft.author);
    m_persons = QStringList(names.begin(), names.end());
    m_persons.sort(Qt::CaseInsensitive);
    m_shown = static_cast<int>(std::ranges::count(m_rows, Entry, &Row::kind));
    endResetModel();
}

QModelIndex TimelineModel::indexOfEntry(int number) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).kind == Entry && m_rows.at(row).value == number)
            return index(static_cast<int>(row));
    }
    return {};
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex &index) const
{
    const bool day = m_rows.value(index.row()).kind == Day;
    return day ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString TimelineModel::when(const QDateTime &at) const
{
    return QLocale().toString(at.toLocalTime().time(), QLocale::ShortFormat);
}

QVariant TimelineModel::entryData(const JournalEntry &entry, int number, int role) const
{
    const JournalDraft &draft = entry.draft;
    switch (role) {
    case Qt::DisplayRole: {
        const QString text = operationText(draft.operation);
        return draft.kind == EntryKind::Undo   ? tr("Undo: %1").arg(text)
               : draft.kind == EntryKind::Redo ? tr("Redo: %1").arg(text)
                                               : text;
    }
    case DetailRole:
        return QStringLiteral("%1 \u00b7 %2").arg(when(draft.at), draft.author);
    case NumberRole:
        return number;
    case Qt::ToolTipRole:
        return labels::tip(
                tr("Entry %1 \u00b7 %2 \u00b7 %3\n%4")
                        .arg(QString::number(number),
                             QLocale().toString(draft.at.toLocalTime(), QLocale::ShortFormat),
                             draft.author, operationText(draft.operation)));
    default:
        return {};
    }
}

QVariant TimelineModel::baselineData(const Baseline &baseline, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return tr("B%1 %2").arg(baseline.number).arg(baseline.name);
    case DetailRole:
        return tr("%1 \u00b7 entry %2 \u00b7 %3")
                .arg(when(baseline.at), QLocale().toString(baseline.entries), baseline.author);
    case NumberRole:
        return baseline.entries;
    case BaselineRole:
        return baseline.id;
    case StatusRole:
        return statustext::of(baseline.status);
    case Qt::ToolTipRole:
        return labels::tip(baseline.note);
    default:
        return {};
    }
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == KindRole)
        return row.kind;
    if (row.kind == Entry)
        return entryData(m_entries.at(row.value - 1), static_cast<int>(row.value), role);
    if (row.kind == Frozen)
        return baselineData(m_ledger.baselines().at(row.value), role);
    if (role != Qt::DisplayRole)
        return {};
    const QDate day = QDate::fromJulianDay(row.value);
    const QString text = QLocale().toString(day, QLocale::LongFormat);
    return day == m_context.document.today() ? tr("Today, %1").arg(text) : text;
}
