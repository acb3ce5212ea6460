#pragma once

#include "model/risk/levels.h"

#include <QColor>
#include <QPalette>

/// The colours that the system palette has no role for. A value: taken from a palette (dark or
/// light) for the screen, always `print()` for reports and exports.
struct Theme
{
    bool dark = false;

    // Canvas
    QColor canvas;
    QColor shapeFill;
    QColor shapeLine;
    QColor flowLine;
    QColor zoneLine;
    QColor zoneTint;
    QColor grid;

    // Text and lines
    QColor text;
    QColor secondaryText;
    QColor line;
    QColor faintLine;
    QColor accent;
    QColor onAccent;
    QColor hover;

    struct RiskColours
    {
        QColor fill;
        QColor letter;
        QColor cell;
    };
    RiskColours risks[4];

    const RiskColours &of(Rating rating) const { return risks[static_cast<int>(rating)]; }

    static Theme of(const QPalette &palette);
    /// Light, whatever the desktop: for paper and files.
    static Theme print();
};

/// The palettes for desktops that bring none of their own (and for `--theme light|dark`).
QPalette lightPalette();
QPalette darkPalette();
