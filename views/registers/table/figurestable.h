#pragma once

#include "model/threats/register.h"

#include <QWidget>

/// Inherent, current and target as bars with numbers and letters.
class FiguresTable : public QWidget
{
    Q_OBJECT

public:
    struct Figures
    {
        Levels inherent;
        Levels current;
        Levels target;
    };

    FiguresTable(const Figures &figures, const Settings &settings, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Figures m_figures;
    Settings m_settings;
};
