#pragma once

#include "model/report/report.h"
#include "views/report/textbox.h"

#include <QColor>

#include <vector>

/// Texts and ratings beside one another, which stay together on a page. Units are points.
struct PageRow
{
    struct Part
    {
        qreal x = 0;
        TextBox text;
    };
    struct Letter
    {
        qreal x = 0;
        Rating rating = Rating::Low;
        bool filled = false;
    };
    static constexpr qreal letterSide = 10;

    std::vector<Part> texts = {};
    QList<Letter> letters = {};
    qreal least = 0;
    qreal above = 0;
    qreal below = 0;
    QColor rule = {};
    QColor fill = {};
    /// A bar at the left, for callouts.
    QColor bar = {};

    /// Of what is left of the row below a cut; a cut at 0 leaves all of it.
    qreal height(qreal from) const;
    /// The part between two cuts.
    void paint(QPainter &painter, const QRectF &box, qreal from, qreal to) const;
};
