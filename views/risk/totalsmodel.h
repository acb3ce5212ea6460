#pragma once

#include "views/viewcontext.h"

#include <QAbstractListModel>

/// Open threats gathered by one of their sides, most first: how many of each current rating.
class TotalsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class By { Phase, Class, Artifact, Owner };
    enum Role { CountsRole = Qt::UserRole, MostRole };
    using Counts = std::array<int, 4>;

    explicit TotalsModel(const ViewContext &context, QObject *parent = nullptr);

    /// What to add up by from the next refresh on.
    void show(By by);
    By by() const { return m_by; }
    void refresh();
    /// Keys of the threats of a row, of one rating or of all.
    QStringList keys(int row, std::optional<Rating> rating) const;
    int total() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        QString name;
        Counts counts {};
        int total = 0;
        std::array<QStringList, 4> keys;
    };
    QString nameFor(const ThreatRow &row) const;

    const ViewContext m_context;
    By m_by = By::Phase;
    QList<Row> m_rows;
};
