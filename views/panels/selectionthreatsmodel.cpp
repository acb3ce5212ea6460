#include "views/panels/selectionthreatsmodel.h"

#include "model/threats/why.h"

SelectionThreatsModel::SelectionThreatsModel(const ViewContext &context, QObject *parent)
    : QAbstractListModel(parent)
    , m_context(context)
{
}

void SelectionThreatsModel::refresh()
{
    QList<const ThreatRow *> rows;
    for (const RecordRef &record : m_context.selection.records())
        rows += m_context.threats.rowsOf(record.id);
    std::ranges::stable_sort(rows, std::ranges::greater(),
                             [](const ThreatRow *row) { return row->current.score(); });
    beginResetModel();
    m_keys.clear();
    for (const ThreatRow *row : rows)
        m_keys.append(row->key.text());
    endResetModel();
}

int SelectionThreatsModel::openCount() const
{
    return static_cast<int>(std::ranges::count_if(m_keys, [this](const QString &key) {
        const ThreatRow *row = m_context.threats.row(key);
        return row && row->isOpen();
    }));
}

int SelectionThreatsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

QVariant SelectionThreatsModel::data(const QModelIndex &index, int role) const
{
    const ThreatRow *row = m_context.threats.row(m_keys.value(index.row()));
    if (!row)
        return {};
    const auto rating = [&](const Levels &levels) {
        return static_cast<int>(risk::rating(m_context.project().settings(), levels));
    };
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case KeyRole:
        return row->key.text();
    case WhyRole:
    case AssumedRole: {
        for (const Proposal &proposal : m_context.threats.proposer().of(row->key.subject)) {
            if (keyOf(proposal, m_context.catalogs()) == row->key) {
                const Why reasons = why(proposal, m_context.project(), m_context.catalogs());
                return (role == WhyRole ? reasons.sentences : reasons.assumed)
                        .join(QStringLiteral("; "));
            }
        }
        return QString();
    }
    case InherentRole:
        return rating(row->inherent);
    case CurrentRole:
        return rating(row->current);
    case TargetRole:
        return rating(row->target);
    case StateRole:
        return row->stale ? -1 : static_cast<int>(row->state);
    default:
        return {};
    }
}
