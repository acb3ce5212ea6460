#include "views/baselines/frozenregistermodel.h"

#include "model/baseline/words.h"
#include "model/risk/levels.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

void FrozenRegisterModel::setRows(const QList<FrozenThreat> &rows, const Settings &settings)
{
    beginResetModel();
    m_rows = rows;
    m_settings = settings;
    endResetModel();
}

int FrozenRegisterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FrozenRegisterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString FrozenRegisterModel::text(const FrozenThreat &row, int column) const
{
    const auto rated = [this](int likelihood, int impact) {
        return riskletter::name(risk::rating(m_settings, { likelihood, impact }));
    };
    switch (column) {
    case Threat:
        return row.title;
    case Subject:
        return row.subject;
    case ArtifactName:
        return row.artifact;
    case State:
        return wordlists::word(row.state);
    case Owner:
        return row.owner;
    case Inherent:
        return rated(row.inherentLikelihood, row.inherentImpact);
    case Current:
        return rated(row.currentLikelihood, row.currentImpact);
    default:
        return rated(row.targetLikelihood, row.targetImpact);
    }
}

QVariant FrozenRegisterModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(m_rows.at(index.row()), index.column());
    if (role == Qt::ToolTipRole)
        return labels::tip(text(m_rows.at(index.row()), index.column()));
    return {};
}

QVariant FrozenRegisterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[Columns] = { tr("Threat"), tr("On"),       tr("Artifact"), tr("State"),
                                      tr("Owner"),  tr("Inherent"), tr("Current"),  tr("Target") };
    return titles[section];
}
