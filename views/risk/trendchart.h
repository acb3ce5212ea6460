#pragma once

#include "views/style/theme.h"

#include <QWidget>

/// Open threats by current rating at each baseline and now: one stacked column each, oldest first.
class TrendChart : public QWidget
{
    Q_OBJECT

public:
    /// One state: what it is called, and how many threats of each rating it had.
    struct Point
    {
        QString name;
        QString when;
        std::array<int, 4> counts {};
    };

    explicit TrendChart(QWidget *parent = nullptr);

    void show(const QList<Point> &points);
    QSize sizeHint() const override { return { 320, 180 }; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF columnOf(qsizetype at) const;
    static int sumOf(const Point &point);
    void paintColumn(QPainter &painter, const Point &point, const QRectF &column, int most) const;

    QList<Point> m_points;
};
