#pragma once

#include "model/baseline/difference.h"

#include <QAbstractListModel>
#include <QSet>

/// A difference as rows: one a change, in its order, filtered by kind of change, topic and text.
class DifferenceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        /// A ChangeKind.
        KindRole = Qt::UserRole,
        /// "Element", "Flow": set before the title in secondary colour.
        WhatRole,
        SummaryRole,
    };

    using QAbstractListModel::QAbstractListModel;

    void setDifference(Difference difference);
    const Difference &difference() const { return m_difference; }
    /// Empty sets let everything through.
    void setFilter(const QString &text, const QSet<ChangeKind> &kinds,
                   std::optional<ChangeTopic> topic);

    const ModelChange *changeAt(const QModelIndex &index) const;
    /// The first change of this record that is shown.
    QModelIndex indexOf(const QUuid &record) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    Difference m_difference;
    QString m_text;
    QSet<ChangeKind> m_kinds;
    std::optional<ChangeTopic> m_topic;
    QList<qsizetype> m_rows;
};
