#include "views/quality/findingsmodel.h"

#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QApplication>

namespace {

/// Parents are groups; the internal id of a finding's index is its group's row plus one.
constexpr quintptr isGroup = 0;

QString iconOf(Severity severity)
{
    return severity == Severity::Error     ? QStringLiteral("dismiss")
           : severity == Severity::Warning ? QStringLiteral("warning")
                                           : QStringLiteral("info");
}

} // namespace

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return FindingsModel::tr("Error");
    case Severity::Warning:
        return FindingsModel::tr("Warning");
    case Severity::Hint:
        return FindingsModel::tr("Hint");
    }
    return {};
}

void FindingsModel::show(const QList<Finding> &findings)
{
    beginResetModel();
    m_groups.clear();
    const QList<quality::Check> checks = quality::checks();
    for (const Finding &finding : findings) {
        if (m_groups.isEmpty() || m_groups.last().check.id != finding.check) {
            const auto check = std::ranges::find(checks, finding.check, &quality::Check::id);
            m_groups.append({ *check, {} });
        }
        m_groups.last().findings.append(finding);
    }
    // What keeps a baseline from being sound comes first; within, the order of the areas stays.
    std::ranges::stable_sort(m_groups, std::ranges::greater(),
                             [](const Group &group) { return group.check.severity; });
    endResetModel();
}

const Finding *FindingsModel::finding(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == isGroup)
        return nullptr;
    return &m_groups.at(static_cast<qsizetype>(index.internalId()) - 1).findings.at(index.row());
}

int FindingsModel::count(Severity severity) const
{
    qsizetype count = 0;
    for (const Group &group : m_groups)
        count += group.check.severity == severity ? group.findings.size() : 0;
    return static_cast<int>(count);
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : isGroup);
}

QModelIndex FindingsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == isGroup)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, isGroup);
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != isGroup || parent.column() > 0)
        return 0;
    return static_cast<int>(m_groups.at(parent.row()).findings.size());
}

int FindingsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant FindingsModel::groupData(const Group &group, int column, int role) const
{
    if (role == SeverityRole)
        return static_cast<int>(group.check.severity);
    if (role == CheckRole)
        return group.check.id;
    if (role == Qt::FontRole) {
        QFont font = QApplication::font();
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::DisplayRole)
        return column == Text ? tr("%1  (%2)").arg(group.check.title).arg(group.findings.size())
                              : quality::areaName(group.check.area);
    if (role == Qt::DecorationRole && column == Text)
        return icons::get(iconOf(group.check.severity));
    if (role == Qt::AccessibleTextRole && column == Text)
        return tr("%1: %2, %3")
                .arg(severityName(group.check.severity), group.check.title,
                     QString::number(group.findings.size()));
    if (role == Qt::ToolTipRole)
        return labels::tip(tr("%1. %2").arg(severityName(group.check.severity), group.check.next));
    return {};
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Finding *found = finding(index);
    if (!found)
        return groupData(m_groups.at(index.row()), index.column(), role);
    if (role == SeverityRole)
        return static_cast<int>(found->severity);
    if (role == CheckRole)
        return found->check;
    const QString text = index.column() == Text ? found->text : found->next;
    if (role == Qt::DisplayRole)
        return QString(text).replace(u'\n', u' ');
    return role == Qt::ToolTipRole ? labels::tip(text) : QVariant();
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Text ? tr("Remark") : tr("What to do");
}
