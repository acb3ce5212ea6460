#include "views/risk/trendchart.h"

#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <numeric>

namespace {

constexpr Rating worstFirst[] = { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low };

} // namespace

TrendChart::TrendChart(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Open threats over the baselines"));
}

void TrendChart::show(const QList<Point> &points)
{
    m_points = points;
    QStringList said;
    for (const Point &point : m_points)
        said.append(tr("%1: %2").arg(point.name, QString::number(sumOf(point))));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

int TrendChart::sumOf(const Point &point)
{
    return std::accumulate(point.counts.begin(), point.counts.end(), 0);
}

QRectF TrendChart::columnOf(qsizetype at) const
{
    constexpr double widest = 72;
    const double line = fontMetrics().height();
    const double pitch = std::min(
            widest,
            (width() - 24.0) / static_cast<double>(std::max<qsizetype>(1, m_points.size())));
    return { 12 + pitch * static_cast<double>(at), line + 8, pitch - 8, height() - 3 * line - 16 };
}

void TrendChart::paintColumn(QPainter &painter, const Point &point, const QRectF &column,
                             int most) const
{
    const Theme theme = Theme::of(palette());
    double y = column.bottom();
    // The worst stand at the bottom, where columns are easiest to compare.
    for (const Rating rating : worstFirst) {
        const int count = point.counts.at(static_cast<size_t>(rating));
        if (count == 0)
            continue;
        const double part = column.height() * count / most;
        const QRectF box(column.left(), y - part, column.width(), std::max(1.0, part - 1));
        painter.fillRect(box, theme.of(rating).fill);
        if (box.height() >= fontMetrics().height() && box.width() >= 14) {
            painter.setPen(theme.of(rating).letter);
            painter.drawText(box, Qt::AlignCenter, QString(risk::letter(rating)));
        }
        y -= part;
    }
    painter.setPen(theme.text);
    painter.drawText(QRectF(column.left() - 4, y - fontMetrics().height() - 2, column.width() + 8,
                            fontMetrics().height()),
                     Qt::AlignCenter, QString::number(sumOf(point)));
    painter.setPen(theme.secondaryText);
    painter.drawText(QRectF(column.left() - 4, column.bottom() + 4, column.width() + 8,
                            fontMetrics().height()),
                     Qt::AlignCenter,
                     fontMetrics().elidedText(point.name, Qt::ElideRight,
                                              static_cast<int>(column.width()) + 8));
}

void TrendChart::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    int most = 1;
    for (const Point &point : m_points)
        most = std::max(most, sumOf(point));
    for (qsizetype i = 0; i < m_points.size(); ++i)
        paintColumn(painter, m_points.at(i), columnOf(i), most);
    if (m_points.size() > 1)
        return;
    const double left = m_points.isEmpty() ? 12 : columnOf(0).right() + 16;
    painter.setPen(theme.secondaryText);
    painter.drawText(QRectF(left, 0, width() - left - 12, height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap,
                     tr("There is no baseline yet. Freeze one, and later states can be compared "
                        "with it."));
}

bool TrendChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (qsizetype i = 0; i < m_points.size(); ++i) {
        const QRectF column = columnOf(i);
        if (help->pos().x() < column.left() || help->pos().x() > column.right())
            continue;
        const Point &point = m_points.at(i);
        QStringList parts { point.when.isEmpty() ? point.name
                                                 : tr("%1, %2").arg(point.name, point.when) };
        for (const Rating rating : worstFirst)
            parts.append(QStringLiteral("%1: %2").arg(
                    riskletter::name(rating),
                    QString::number(point.counts.at(static_cast<size_t>(rating)))));
        QToolTip::showText(help->globalPos(), labels::tip(parts.join(u'\n')), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}
