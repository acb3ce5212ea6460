#pragma once

#include "model/core/records/projectrecords.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

/// Currency and bands: first bound and ratio of both axes, with what the levels then mean.
class BandsPage : public QWidget
{
    Q_OBJECT

public:
    explicit BandsPage(const Settings &settings, QWidget *parent = nullptr);

    void write(Settings &settings) const;

signals:
    void changed();

private:
    void preview();

    QLineEdit *m_currency;
    QDoubleSpinBox *m_impactFirst;
    QSpinBox *m_impactRatio;
    QDoubleSpinBox *m_likelihoodFirst;
    QSpinBox *m_likelihoodRatio;
    QList<QLabel *> m_events;
    QList<QLabel *> m_losses;
};
