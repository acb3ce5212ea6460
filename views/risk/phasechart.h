#pragma once

#include "views/viewcontext.h"

#include <QWidget>

/// Open threats by phase as stacked bars of their current ratings, each part with its letter.
class PhaseChart : public QWidget
{
    Q_OBJECT

public:
    explicit PhaseChart(const ViewContext &context, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    int rowHeight() const { return std::max(24, fontMetrics().height() + 8); }

    struct Bar
    {
        QString name;
        std::array<int, 4> counts {};
        int total = 0;
    };
    const ViewContext m_context;
    QList<Bar> m_bars;
};
