#pragma once

#include "model/risk/simulation.h"

#include <QWidget>

/// The loss exceedance curve: how likely a year loses more than what stands below. Both axes are
/// logarithmic, so that the rare and large can be read as well as the usual. Inherent is dotted,
/// current solid, target dashed. A line follows the pointer, or the arrow keys, and reads all three
/// off.
class ExceedanceChart : public QWidget
{
    Q_OBJECT

public:
    explicit ExceedanceChart(QWidget *parent = nullptr);

    void show(const simulation::Outcome &outcome, const QString &currency);
    QSize sizeHint() const override { return { 380, 260 }; }
    QSize minimumSizeHint() const override { return { 240, 180 }; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF plot() const;
    double xOf(double loss) const;
    double yOf(double share) const;
    double lossAt(double x) const;
    void fitAxes();
    void paintGrid(QPainter &painter) const;
    void paintCurve(QPainter &painter, simulation::Figure figure) const;
    void paintLegend(QPainter &painter) const;
    void paintReading(QPainter &painter) const;
    void read(double x);

    simulation::Outcome m_outcome;
    QString m_currency;
    /// Decades of the axes: log10 of the loss, and of the share of years.
    double m_first = 3;
    double m_last = 8;
    /// Where the reading line stands; below 0: nowhere.
    double m_reading = -1;
};
