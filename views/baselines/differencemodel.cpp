#include "views/baselines/differencemodel.h"

#include "views/style/labels.h"

#include <QLocale>

void DifferenceModel::setDifference(Difference difference)
{
    m_difference = std::move(difference);
    refresh();
}

void DifferenceModel::setFilter(const QString &text, const QSet<ChangeKind> &kinds,
                                std::optional<ChangeTopic> topic)
{
    m_text = text;
    m_kinds = kinds;
    m_topic = topic;
    refresh();
}

void DifferenceModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_difference.changes.size(); ++i) {
        const ModelChange &change = m_difference.changes.at(i);
        const bool found =
                m_text.isEmpty() || change.title.contains(m_text, Qt::CaseInsensitive)
                || change.summary.contains(m_text, Qt::CaseInsensitive)
                || (change.source && change.source->author.contains(m_text, Qt::CaseInsensitive));
        if (found && (m_kinds.isEmpty() || m_kinds.contains(change.kind))
            && (!m_topic || *m_topic == change.topic))
            m_rows.append(i);
    }
    endResetModel();
}

const ModelChange *DifferenceModel::changeAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size()
                   ? &m_difference.changes.at(m_rows.at(index.row()))
                   : nullptr;
}

QModelIndex DifferenceModel::indexOf(const QUuid &record) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_difference.changes.at(m_rows.at(row)).record.id == record)
            return index(static_cast<int>(row));
    }
    return {};
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    const ModelChange *change = changeAt(index);
    if (!change)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return change->title;
    case WhatRole:
        return change->what;
    case SummaryRole:
        return change->summary;
    case KindRole:
        return QVariant::fromValue(static_cast<int>(change->kind));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 %2, %3: %4")
                .arg(change->what, change->title, differencewords::kind(change->kind),
                     change->summary);
    case Qt::ToolTipRole:
        return labels::tip(
                QStringLiteral("%1 %2\n%3").arg(change->what, change->title, change->summary));
    default:
        return {};
    }
}
