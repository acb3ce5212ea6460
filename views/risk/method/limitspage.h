#pragma once

#include "model/core/records/projectrecords.h"

#include <QWidget>

class QDoubleSpinBox;
class QSpinBox;

/// What controls count for, and the bounds of the simulation.
class LimitsPage : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsPage(const Settings &settings, QWidget *parent = nullptr);

    void write(Settings &settings) const;

signals:
    void changed();

private:
    QSpinBox *m_quality;
    QDoubleSpinBox *m_cap;
    QDoubleSpinBox *m_spread;
    QDoubleSpinBox *m_events;
    QDoubleSpinBox *m_loss;
};
