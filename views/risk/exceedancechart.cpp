#include "views/risk/exceedancechart.h"

#include "views/risk/money.h"
#include "views/style/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainterPath>

#include <cmath>

using simulation::Figure;

namespace {

/// The chart ends at one year in a thousand: beyond it a hundred thousand years are few.
constexpr double leastShare = 1e-3;
constexpr double decadesDown = 3;
constexpr Figure allFigures[] = { Figure::Inherent, Figure::Current, Figure::Target };

QPen penOf(Figure figure, const Theme &theme)
{
    switch (figure) {
    case Figure::Inherent:
        return { theme.secondaryText, 1.5, Qt::DotLine };
    case Figure::Current:
        return { theme.accent, 2 };
    case Figure::Target:
        break;
    }
    return { theme.text, 1.5, Qt::DashLine };
}

QString nameOf(Figure figure)
{
    return figure == Figure::Inherent  ? ExceedanceChart::tr("inherent")
           : figure == Figure::Current ? ExceedanceChart::tr("current")
                                       : ExceedanceChart::tr("target");
}

QString shareText(double share)
{
    const double percent = share * 100;
    const int digits = percent >= 10 || percent == 0 ? 0 : percent >= 1 ? 1 : 2;
    return ExceedanceChart::tr("%1 %").arg(QLocale().toString(percent, 'f', digits));
}

} // namespace

ExceedanceChart::ExceedanceChart(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Loss exceedance curve"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ExceedanceChart::show(const simulation::Outcome &outcome, const QString &currency)
{
    m_outcome = outcome;
    m_currency = currency;
    m_reading = -1;
    fitAxes();
    QStringList said;
    for (const Figure figure : allFigures)
        said.append(tr("%1: one year in twenty loses more than %2")
                            .arg(nameOf(figure),
                                 money::withCurrency(
                                         static_cast<double>(m_outcome.of(figure).percentile(0.95)),
                                         m_currency)));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

/// From the smallest loss that tells the curves apart to the largest that is drawn.
void ExceedanceChart::fitAxes()
{
    constexpr double mostDecades = 6;
    double least = 1e18;
    double most = 1;
    for (const Figure figure : allFigures) {
        const simulation::Losses &losses = m_outcome.of(figure);
        const double struck = losses.exceeds(0);
        if (struck <= leastShare)
            continue;
        // The lowest twentieth of the years that lose anything.
        const double low = static_cast<double>(losses.percentile(1 - struck * 0.95));
        least = std::min(least, std::max(1.0, low));
        most = std::max(most, static_cast<double>(losses.percentile(1 - leastShare)));
    }
    m_last = std::ceil(std::log10(most) * 2) / 2;
    m_first = std::min(std::floor(std::log10(least)), m_last - 1);
    m_first = std::max(m_first, m_last - mostDecades);
}

QRectF ExceedanceChart::plot() const
{
    const int line = fontMetrics().height();
    const int left = fontMetrics().horizontalAdvance(QStringLiteral("000,0 %")) + 14;
    return QRectF(rect()).adjusted(left, line, -18, -(2 * line + 14));
}

double ExceedanceChart::xOf(double loss) const
{
    const QRectF at = plot();
    return at.left() + (std::log10(loss) - m_first) / (m_last - m_first) * at.width();
}

double ExceedanceChart::yOf(double share) const
{
    const QRectF at = plot();
    return at.top() - std::log10(share) / decadesDown * at.height();
}

double ExceedanceChart::lossAt(double x) const
{
    const QRectF at = plot();
    return std::pow(10, m_first + (x - at.left()) / at.width() * (m_last - m_first));
}

void ExceedanceChart::paintGrid(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    const QRectF at = plot();
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    for (double share = 1; share >= leastShare * 0.99; share /= 10) {
        const double y = std::round(yOf(share)) + 0.5;
        painter.setPen(QPen(theme.faintLine, 1));
        painter.drawLine(QPointF(at.left(), y), QPointF(at.right(), y));
        painter.setPen(theme.secondaryText);
        painter.drawText(QRectF(0, y - metrics.height() / 2, at.left() - 6, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         tr("%1 %").arg(QLocale().toString(share * 100, 'g', 3)));
    }
    // Only as many decades are labelled as have room.
    const double widest = metrics.horizontalAdvance(QStringLiteral("000 M")) + 12;
    const double decade = at.width() / (m_last - m_first);
    const int step = std::max(1, static_cast<int>(std::ceil(widest / decade)));
    for (int power = static_cast<int>(std::ceil(m_first)); power <= m_last; ++power) {
        const double x = std::round(xOf(std::pow(10, power))) + 0.5;
        painter.setPen(QPen(theme.faintLine, 1));
        painter.drawLine(QPointF(x, at.top()), QPointF(x, at.bottom()));
        if ((power - static_cast<int>(std::ceil(m_first))) % step != 0)
            continue;
        painter.setPen(theme.secondaryText);
        painter.drawText(QRectF(x - widest / 2, at.bottom() + 4, widest, metrics.height()),
                         Qt::AlignCenter, money::shortText(std::pow(10, power)));
    }
    painter.setPen(theme.secondaryText);
    painter.drawText(
            QRectF(at.left(), at.bottom() + 8 + metrics.height(), at.width(), metrics.height()),
            Qt::AlignCenter,
            painter.fontMetrics().elidedText(tr("loss in a year is more than, %1").arg(m_currency),
                                             Qt::ElideRight, static_cast<int>(at.width())));
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(QPointF(at.left(), std::round(at.bottom()) + 0.5),
                     QPointF(at.right(), std::round(at.bottom()) + 0.5));
}

void ExceedanceChart::paintCurve(QPainter &painter, Figure figure) const
{
    const QRectF at = plot();
    const simulation::Losses &losses = m_outcome.of(figure);
    QPainterPath path;
    for (double x = at.left(); x <= at.right(); x += 1) {
        const double share = losses.exceeds(static_cast<qint64>(lossAt(x)));
        if (share < leastShare) {
            if (path.elementCount() > 0)
                path.lineTo(x, at.bottom());
            break;
        }
        const QPointF point(x, yOf(share));
        if (path.elementCount() == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    painter.setPen(penOf(figure, Theme::of(palette())));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void ExceedanceChart::paintLegend(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    const QRectF at = plot();
    const int line = fontMetrics().height();
    painter.setFont(font());
    double y = at.bottom() - 3 * line - 8;
    for (const Figure figure : allFigures) {
        const double middle = std::round(y + line / 2.0) + 0.5;
        painter.setPen(penOf(figure, theme));
        painter.drawLine(QPointF(at.left() + 10, middle), QPointF(at.left() + 38, middle));
        painter.setPen(theme.text);
        painter.drawText(QRectF(at.left() + 46, y, at.width() - 46, line), Qt::AlignVCenter,
                         nameOf(figure));
        y += line;
    }
}

void ExceedanceChart::paintReading(QPainter &painter) const
{
    const QRectF at = plot();
    if (m_reading < at.left() || m_reading > at.right())
        return;
    const Theme theme = Theme::of(palette());
    const double x = std::round(m_reading) + 0.5;
    painter.setPen(QPen(theme.text, 1));
    painter.drawLine(QPointF(x, at.top()), QPointF(x, at.bottom()));
    const double loss = lossAt(m_reading);
    QStringList lines { tr("more than %1").arg(money::withCurrency(loss, m_currency)) };
    for (const Figure figure : allFigures)
        lines.append(tr("%1 %2").arg(nameOf(figure), shareText(m_outcome.of(figure).exceeds(
                                                             static_cast<qint64>(loss)))));
    const QFontMetricsF metrics(font());
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(x + 8, at.top() + 4, width + 12, metrics.height() * 4 + 8);
    if (box.right() > at.right())
        box.moveRight(x - 8);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(palette().base());
    painter.drawRect(box);
    painter.setPen(theme.text);
    painter.setFont(font());
    for (int i = 0; i < lines.size(); ++i)
        painter.drawText(
                QPointF(box.left() + 6, box.top() + 4 + metrics.ascent() + i * metrics.height()),
                lines.at(i));
}

void ExceedanceChart::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintGrid(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Figure figure : allFigures)
        paintCurve(painter, figure);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintLegend(painter);
    paintReading(painter);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::of(palette()).accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ExceedanceChart::read(double x)
{
    m_reading = x;
    update();
}

void ExceedanceChart::mouseMoveEvent(QMouseEvent *event)
{
    read(event->position().x());
}

void ExceedanceChart::leaveEvent(QEvent * /*event*/)
{
    read(-1);
}

void ExceedanceChart::keyPressEvent(QKeyEvent *event)
{
    constexpr double stride = 8;
    const QRectF at = plot();
    const double from = m_reading < 0 ? at.center().x() : m_reading;
    if (event->key() == Qt::Key_Left)
        read(std::max(at.left(), from - stride));
    else if (event->key() == Qt::Key_Right)
        read(std::min(at.right(), from + stride));
    else if (event->key() == Qt::Key_Escape && m_reading >= 0)
        read(-1);
    else
        QWidget::keyPressEvent(event);
}
