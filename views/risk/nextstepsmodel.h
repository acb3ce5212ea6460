#pragma once

#include "model/outlook/nextbest.h"
#include "views/viewcontext.h"

#include <QAbstractTableModel>

/// Measures that could be planned next, best first; those that are checked are in the what-if.
class NextStepsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Where, Threats, Removes, Cost, Ratio, ColumnCount };

    explicit NextStepsModel(const ViewContext &context, QObject *parent = nullptr);

    /// Those that were checked and are still there stay checked.
    void show(const QList<outlook::Measure> &measures);
    QList<outlook::Measure> chosen() const;
    const QList<outlook::Measure> &measures() const { return m_measures; }
    /// Checks the first `count`, or none.
    void choose(int count);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void choiceChanged();

private:
    QString textOf(const outlook::Measure &measure, int column) const;
    QString placesOf(const outlook::Measure &measure) const;
    QString tipOf(const outlook::Measure &measure) const;

    const ViewContext m_context;
    QList<outlook::Measure> m_measures;
    QSet<QString> m_chosen;
};
