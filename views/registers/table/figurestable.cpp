#include "views/registers/table/figurestable.h"

#include "views/style/riskletter.h"

#include <QLocale>

namespace {

constexpr int rowPadding = 8;

int rowHeight(const QWidget &widget)
{
    return std::max(riskletter::side, widget.fontMetrics().height()) + rowPadding;
}

QString shownLevel(int level)
{
    return QLocale().toString(level / 1000.0, 'f', 1);
}

} // namespace

FiguresTable::FiguresTable(const Figures &figures, const Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_figures(figures)
    , m_settings(settings)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Inherent, current and target risk"));
}

QSize FiguresTable::sizeHint() const
{
    return { 300, rowHeight(*this) * 4 + 1 };
}

void FiguresTable::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const int height = rowHeight(*this);
    const qreal nameWidth = width() * 0.22;
    const qreal axisWidth = (width() - nameWidth - 92) / 2.0;
    const qreal left[] = { nameWidth, nameWidth + axisWidth, nameWidth + 2 * axisWidth };
    painter.setPen(theme.secondaryText);
    const QString heads[] = { tr("Likelihood"), tr("Impact"), tr("L + I") };
    for (int i = 0; i < 3; ++i)
        painter.drawText(QRectF(left[i], 0, i < 2 ? axisWidth : 46, height),
                         Qt::AlignVCenter | Qt::AlignLeft, heads[i]);
    struct Row
    {
        QString name;
        const Levels &levels;
        riskletter::Fill fill;
    };
    const Row rows[] = { { tr("Inherent"), m_figures.inherent, riskletter::Fill::Hollow },
                         { tr("Current"), m_figures.current, riskletter::Fill::Filled },
                         { tr("Target"), m_figures.target, riskletter::Fill::Hollow } };
    qreal y = height;
    for (const Row &row : rows) {
        painter.setPen(theme.faintLine);
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
        painter.setPen(theme.text);
        painter.drawText(QRectF(0, y, nameWidth, height), Qt::AlignVCenter, row.name);
        const int levels[] = { row.levels.likelihood, row.levels.impact };
        for (int i = 0; i < 2; ++i) {
            const qreal full = axisWidth - 42;
            const QRectF bar(left[i], y + height / 2.0 - 3, full, 6);
            painter.fillRect(bar, theme.faintLine);
            const qreal share = std::clamp((levels[i] - 500) / 4500.0, 0.02, 1.0);
            painter.fillRect(QRectF(bar.topLeft(), QSizeF(full * share, 6)), theme.shapeLine);
            painter.drawText(QRectF(bar.right() + 6, y, 34, height), Qt::AlignVCenter,
                             shownLevel(levels[i]));
        }
        painter.drawText(QRectF(left[2], y, 36, height), Qt::AlignVCenter,
                         shownLevel(row.levels.score()));
        const QRectF letter(width() - riskletter::side - 12.0,
                            y + (height - riskletter::side) / 2.0, riskletter::side,
                            riskletter::side);
        riskletter::paint(painter, letter, risk::rating(m_settings, row.levels), row.fill, theme);
        y += height;
    }
    painter.setPen(theme.faintLine);
    painter.drawLine(QPointF(0, y), QPointF(width(), y));
}
