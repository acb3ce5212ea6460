#include "views/risk/nextstepsmodel.h"

#include "views/controls/controlwords.h"
#include "views/risk/money.h"
#include "views/style/labels.h"
#include "views/style/theme.h"

#include <QLocale>

using outlook::Measure;

NextStepsModel::NextStepsModel(const ViewContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void NextStepsModel::show(const QList<Measure> &measures)
{
    beginResetModel();
    m_measures = measures;
    QSet<QString> known;
    for (const Measure &measure : m_measures)
        known.insert(measure.control);
    m_chosen.intersect(known);
    endResetModel();
    emit choiceChanged();
}

QList<Measure> NextStepsModel::chosen() const
{
    QList<Measure> some;
    for (const Measure &measure : m_measures) {
        if (m_chosen.contains(measure.control))
            some.append(measure);
    }
    return some;
}

void NextStepsModel::choose(int count)
{
    m_chosen.clear();
    for (int i = 0; i < std::min<qsizetype>(count, m_measures.size()); ++i)
        m_chosen.insert(m_measures.at(i).control);
    if (!m_measures.isEmpty())
        emit dataChanged(index(0, Name), index(rowCount() - 1, Name), { Qt::CheckStateRole });
    emit choiceChanged();
}

int NextStepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_measures.size());
}

int NextStepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags NextStepsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == Name ? usual | Qt::ItemIsUserCheckable : usual;
}

QString NextStepsModel::placesOf(const Measure &measure) const
{
    if (measure.places.isEmpty())
        return tr("where it stands");
    if (measure.places.size() > 1)
        return tr("%n place(s)", nullptr, static_cast<int>(measure.places.size()));
    const outlook::Spot &only = measure.places.first();
    return placeName(m_context.project(), only.kind, only.subject);
}

QString NextStepsModel::textOf(const Measure &measure, int column) const
{
    switch (column) {
    case Name:
        return measure.name;
    case Where:
        return placesOf(measure);
    case Threats:
        return QString::number(measure.threats);
    case Removes:
        return measure.movesRisk() ? money::shortText(measure.lossRemoved)
                                   : tr("no risk by itself");
    case Cost:
        return measure.costAssumed ? tr("~ %1").arg(money::shortText(measure.cost))
                                   : money::shortText(measure.cost);
    case Ratio:
        return measure.movesRisk() ? tr("%1\u00d7")
                                             .arg(QLocale().toString(measure.ratio(), 'f',
                                                                     measure.ratio() < 10 ? 1 : 0))
                                   : QStringLiteral("\u2013");
    default:
        return {};
    }
}

QString NextStepsModel::tipOf(const Measure &measure) const
{
    QStringList lines { measure.name };
    for (const outlook::Spot &spot : measure.places)
        lines.append(QStringLiteral("\u2022 ")
                     + placeName(m_context.project(), spot.kind, spot.subject));
    lines.append(tr("Lowers %n threat(s), %1 levels in all.", nullptr, measure.threats)
                         .arg(QLocale().toString(static_cast<double>(measure.levelsRemoved) / 1000,
                                                 'f', 1)));
    if (measure.costAssumed)
        lines.append(tr("Nobody said what it costs: taken from its cost class in the catalog."));
    return labels::tip(lines.join(u'\n'));
}

QVariant NextStepsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_measures.size())
        return {};
    const Measure &measure = m_measures.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(measure, index.column());
    case Qt::ToolTipRole:
        return tipOf(measure);
    case Qt::CheckStateRole:
        if (index.column() == Name)
            return static_cast<int>(m_chosen.contains(measure.control) ? Qt::Checked
                                                                       : Qt::Unchecked);
        return {};
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() >= Threats ? Qt::AlignRight : Qt::AlignLeft)
                                | Qt::AlignVCenter);
    default:
        return {};
    }
}

bool NextStepsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name)
        return false;
    const QString control = m_measures.at(index.row()).control;
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(control);
    else
        m_chosen.remove(control);
    emit dataChanged(index, index, { Qt::CheckStateRole });
    emit choiceChanged();
    return true;
}

QVariant NextStepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Threats ? Qt::AlignRight : Qt::AlignLeft)
                                | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        const QString tips[] = {
            tr("Check what you want to see in the what-if"),
            tr("Where it would stand, so that it counts for these threats"),
            tr("Open threats whose target falls"),
            tr("Fall of the median annual loss over all risks, on top of the rows above"),
            tr("Once and a year of running; ~ marks a cost class of the catalog"),
            tr("Median annual loss removed for each unit of cost")
        };
        return labels::tip(tips[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = { tr("Control"), tr("Where"), tr("Threats"),
                              tr("Removes"), tr("Cost"),  tr("Ratio") };
    return names[section];
}
