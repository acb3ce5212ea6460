#pragma once

#include "views/viewcontext.h"

#include <QAbstractListModel>

/// Rows of the register for the selected subjects, in register order. Holds keys only; values are
/// asked for.
class SelectionThreatsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        WhyRole,
        AssumedRole,
        InherentRole,
        CurrentRole,
        TargetRole,
        StateRole
    };

    explicit SelectionThreatsModel(const ViewContext &context, QObject *parent = nullptr);

    /// Shows the rows of the selection as it is now.
    void refresh();
    int openCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const ViewContext m_context;
    QStringList m_keys;
};
