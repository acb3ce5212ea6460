#pragma once

#include "model/quality/quality.h"

#include <QAbstractItemModel>

/// Findings in groups: a row for each check that found something, with what it found below.
class FindingsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Text, Next, ColumnCount };
    enum Role { SeverityRole = Qt::UserRole, CheckRole };

    using QAbstractItemModel::QAbstractItemModel;

    void show(const QList<Finding> &findings);
    /// What a row speaks of; null for the row of a check.
    const Finding *finding(const QModelIndex &index) const;
    int count(Severity severity) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group
    {
        quality::Check check;
        QList<Finding> findings;
    };
    QVariant groupData(const Group &group, int column, int role) const;

    QList<Group> m_groups;
};

/// "Error", "Warning", "Hint" in the reader's language.
QString severityName(Severity severity);
