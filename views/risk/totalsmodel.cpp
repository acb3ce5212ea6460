#include "views/risk/totalsmodel.h"

#include "views/style/labels.h"
#include "views/style/riskletter.h"

TotalsModel::TotalsModel(const ViewContext &context, QObject *parent)
    : QAbstractListModel(parent)
    , m_context(context)
{
}

void TotalsModel::show(By by)
{
    m_by = by;
}

QString TotalsModel::nameFor(const ThreatRow &row) const
{
    switch (m_by) {
    case By::Phase:
        return row.phase.isEmpty() ? tr("no phase") : m_context.vocabulary().name(row.phase);
    case By::Class:
        return m_context.catalogs().strideName(row.stride);
    case By::Artifact:
        return row.artifactName.isEmpty() ? tr("no single artifact") : row.artifactName;
    case By::Owner:
        return row.owner.isEmpty() ? tr("nobody yet") : row.owner;
    }
    return {};
}

void TotalsModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    QHash<QString, qsizetype> index;
    const Settings &settings = m_context.project().settings();
    for (const ThreatRow *row : m_context.threats.rows()) {
        if (!row->isOpen())
            continue;
        const QString name = nameFor(*row);
        if (!index.contains(name)) {
            index.insert(name, m_rows.size());
            m_rows.append({ name, {}, 0, {} });
        }
        Row &to = m_rows[index.value(name)];
        const auto rating = static_cast<size_t>(risk::rating(settings, row->current));
        ++to.counts.at(rating);
        ++to.total;
        to.keys.at(rating).append(row->key.text());
    }
    std::ranges::stable_sort(m_rows, std::ranges::greater(), &Row::total);
    endResetModel();
}

QStringList TotalsModel::keys(int row, std::optional<Rating> rating) const
{
    if (row < 0 || row >= m_rows.size())
        return {};
    const Row &from = m_rows.at(row);
    if (rating)
        return from.keys.at(static_cast<size_t>(*rating));
    QStringList all;
    for (const QStringList &some : from.keys)
        all += some;
    return all;
}

int TotalsModel::total() const
{
    int sum = 0;
    for (const Row &row : m_rows)
        sum += row.total;
    return sum;
}

int TotalsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TotalsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.name;
    if (role == CountsRole)
        return QVariant::fromValue(row.counts);
    if (role == MostRole)
        return m_rows.first().total;
    if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    QStringList parts { tr("%1: %n open threat(s)", nullptr, row.total).arg(row.name) };
    for (const Rating rating : { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low }) {
        if (const int count = row.counts.at(static_cast<size_t>(rating)); count > 0)
            parts.append(QStringLiteral("%1 %2").arg(riskletter::name(rating)).arg(count));
    }
    const QString text = parts.join(QStringLiteral(", "));
    return role == Qt::ToolTipRole ? labels::tip(text) : text;
}
