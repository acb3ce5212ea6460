#include "views/report/pagecharts.h"

#include "model/report/writers/heatcells.h"
#include "views/report/textbox.h"
#include "views/style/theme.h"

#include <QLocale>

#include <cmath>

namespace pagecharts {

namespace {

constexpr qreal mapGap = 22;
constexpr qreal axisRoom = 12;
constexpr qreal titleRoom = 18;

qreal cellSide(qreal width)
{
    return std::min(30.0, ((width - 2 * mapGap) / 3 - axisRoom) / 5);
}

/// Text with its middle at a point.
void paintCentred(QPainter &painter, const TextBox &text, const QPointF &centre, qreal width)
{
    text.paint(painter,
               { centre.x() - std::min(text.width(), width) / 2, centre.y() - text.height() / 2 });
}

void paintCell(QPainter &painter, const QRectF &at, const QString &ids, Rating rating,
               const Theme &theme)
{
    painter.fillRect(at, theme.of(rating).cell);
    TextBox(QString(risk::letter(rating)), paperfont::of(4.5), 8, theme.secondaryText)
            .paint(painter, at.topRight() - QPointF(5.5, -1));
    if (ids.isEmpty())
        return;
    const QFont bold = paperfont::of(6, QFont::DemiBold);
    TextBox text(ids, bold, at.width() - 3, theme.text);
    if (text.height() > at.height() - 6) {
        const auto count = ids.count(u' ') + 1;
        text = TextBox(QStringLiteral("%1\u00d7").arg(count), paperfont::of(7.5, QFont::DemiBold),
                       at.width() - 3, theme.text);
    }
    paintCentred(painter, text, at.center() + QPointF(0, 1.5), at.width() - 3);
}

} // namespace

qreal heatMapsHeight(qreal width)
{
    return titleRoom + 5 * cellSide(width) + axisRoom + 18;
}

void paintHeatMaps(QPainter &painter, const QRectF &box, const reportpart::HeatMaps &maps,
                   const Settings &settings)
{
    const Theme theme = Theme::print();
    const qreal cell = cellSide(box.width());
    const QFont small = paperfont::of(6.5);
    qreal left = box.left();
    for (const heatcells::Figure &figure : heatcells::figures()) {
        TextBox(figure.name, paperfont::of(8.5, QFont::DemiBold), 140, theme.text)
                .paint(painter, { left + axisRoom, box.top() + 2 });
        for (int likelihood = 1; likelihood <= 5; ++likelihood) {
            const qreal y = box.top() + titleRoom + (5 - likelihood) * cell;
            const TextBox level(QString::number(likelihood), small, 8, theme.secondaryText);
            level.paint(painter, { left, y + cell / 2 - level.height() / 2 });
            for (int impact = 1; impact <= 5; ++impact) {
                const QRectF at(left + axisRoom + (impact - 1) * cell, y, cell - 1.2, cell - 1.2);
                paintCell(painter, at,
                          heatcells::risksIn(maps.risks, figure.levels, likelihood, impact),
                          risk::cell(settings, likelihood, impact), theme);
            }
        }
        for (int impact = 1; impact <= 5; ++impact)
            paintCentred(painter, TextBox(QString::number(impact), small, 8, theme.secondaryText),
                         { left + axisRoom + (impact - 0.5) * cell,
                           box.top() + titleRoom + 5 * cell + 5 },
                         8);
        left += axisRoom + 5 * cell + mapGap;
    }
    TextBox(heatcells::axes(), paperfont::of(7.5), box.width(), theme.secondaryText)
            .paint(painter, { box.left(), box.top() + titleRoom + 5 * cell + axisRoom + 3 });
}

void paintCurves(QPainter &painter, const QRectF &box, const reportpart::Curves &curves)
{
    const Theme theme = Theme::print();
    double least = 1e300;
    double most = 0;
    for (const auto &line : curves.lines) {
        for (const QPointF &point : line.points) {
            least = point.x() > 0 ? std::min(least, point.x()) : least;
            most = std::max(most, point.x());
        }
    }
    if (most <= least)
        return;
    const QRectF plot = box.adjusted(34, 16, -6, -34);
    const double from = std::floor(std::log10(least));
    const double to = std::ceil(std::log10(most));
    const auto placeOf = [&](const QPointF &point) {
        return QPointF(plot.left() + plot.width() * (std::log10(point.x()) - from) / (to - from),
                       plot.bottom() - plot.height() * point.y());
    };
    const QFont small = paperfont::of(6.5);
    TextBox(curves.yName, paperfont::of(7.5), box.width(), theme.secondaryText)
            .paint(painter, box.topLeft());
    painter.setPen(QPen(theme.faintLine, 0.5));
    for (int percent = 0; percent <= 100; percent += 25) {
        const qreal y = plot.bottom() - plot.height() * percent / 100;
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        TextBox(QStringLiteral("%1 %").arg(percent), small, 28, theme.secondaryText,
                TextBox::Side::Right)
                .paint(painter, { box.left(), y - 4 });
    }
    for (double power = from; power <= to; ++power) {
        const qreal x = placeOf({ std::pow(10, power), 0 }).x();
        painter.setPen(QPen(theme.faintLine, 0.5));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const TextBox amount(QLocale().toString(std::pow(10, power), 'f', 0), small, 70,
                             theme.secondaryText);
        // The last one ends with the chart.
        const qreal middle = std::min(x, box.right() - amount.width() / 2);
        paintCentred(painter, amount, { middle, plot.bottom() + 7 }, 70);
    }
    const QColor colours[] = { theme.secondaryText, theme.of(Rating::High).fill,
                               theme.of(Rating::Low).fill };
    qreal legend = plot.left();
    int index = 0;
    for (const auto &line : curves.lines) {
        const QColor colour = colours[index % 3];
        const Qt::PenStyle styles[] = { Qt::DotLine, Qt::SolidLine, Qt::DashLine };
        painter.setPen(QPen(colour, 1.3, styles[index++ % 3]));
        QPolygonF points;
        for (const QPointF &point : line.points) {
            if (point.x() > 0)
                points.append(placeOf(point));
        }
        painter.drawPolyline(points);
        const qreal y = box.bottom() - 12;
        painter.drawLine(QPointF(legend, y + 5), QPointF(legend + 16, y + 5));
        const TextBox name(line.name, paperfont::of(7.5), 120, theme.text);
        name.paint(painter, { legend + 20, y });
        legend += 34 + name.width();
    }
    TextBox(curves.xName, paperfont::of(7.5), 220, theme.secondaryText, TextBox::Side::Right)
            .paint(painter, { plot.right() - 220, box.bottom() - 12 });
}

} // namespace pagecharts
