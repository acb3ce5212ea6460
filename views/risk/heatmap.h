#pragma once

#include "model/threats/riskrows.h"

#include <QWidget>

/// A 5 x 5 matrix with the risks in their cells. Filled letters in the corner name each cell's
/// rating; when more than six risks share a cell it shows their count.
class HeatMap : public QWidget
{
    Q_OBJECT

public:
    enum class Figure { Inherent, Current, Target };

    HeatMap(const QString &title, Figure figure, QWidget *parent = nullptr);

    void show(const QList<RiskRow> &rows, const Settings &settings, const Id<Risk> &selected);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 260, 280 }; }

signals:
    /// A cell was clicked: the risks in it.
    void chosen(const QList<Id<Risk>> &risks);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Geometry
    {
        QPointF origin;
        qreal cell = 0;
    };
    Geometry geometryNow() const;
    const Levels &levelsOf(const RiskRow &row) const;
    QList<const RiskRow *> rowsIn(int likelihood, int impact) const;
    void paintCell(QPainter &painter, const QRectF &cell, int likelihood, int impact) const;
    void paintAxes(QPainter &painter, const Geometry &at) const;

    QString m_title;
    Figure m_figure;
    QList<RiskRow> m_rows;
    Settings m_settings;
    Id<Risk> m_selected;
};
