#include "views/workshop/widgets/levelboxes.h"

#include <QPainter>

namespace {

constexpr int count = 5;
constexpr qreal labelWidth = 140;
constexpr qreal boxSide = 38;
constexpr qreal gap = 10;

} // namespace

LevelBoxes::LevelBoxes(const QString &axis, const RoomStyle &style, QWidget *parent)
    : QWidget(parent)
    , m_axis(axis)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LevelBoxes::setLevels(const Levels &levels)
{
    m_levels = levels;
    setAccessibleName(
            QStringLiteral("%1 %2 %3").arg(m_axis, QString::number(levels.agreed), words()));
    updateGeometry();
    update();
}

QString LevelBoxes::words() const
{
    if (m_levels.low > 0 && m_levels.low == m_levels.high)
        return tr("all say %1").arg(m_levels.low);
    if (m_levels.low > 0)
        return tr("voices %1 to %2").arg(m_levels.low).arg(m_levels.high);
    return m_levels.derived ? tr("as the rule says") : QString();
}

int LevelBoxes::side() const
{
    return std::max(m_style.px(boxSide),
                    QFontMetrics(m_style.font(RoomStyle::textSize)).height() + 4);
}

int LevelBoxes::labelRoom() const
{
    // The same for both axes, so that their boxes stand below each other.
    const QFontMetrics metrics(m_style.font(RoomStyle::textSize));
    return std::max({ m_style.px(labelWidth), metrics.horizontalAdvance(m_axis) + 12,
                      metrics.height() * 5 });
}

QSize LevelBoxes::sizeHint() const
{
    const QFontMetrics metrics(m_style.font(RoomStyle::textSize));
    const int said = metrics.horizontalAdvance(tr("as the rule says"));
    return { labelRoom() + count * (side() + m_style.px(gap)) + m_style.px(gap) + said, side() };
}

void LevelBoxes::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_style.theme();
    const QFont font = m_style.font(RoomStyle::textSize);
    painter.setFont(font);
    painter.setPen(theme.secondaryText);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, m_axis);
    QRectF box(labelRoom(), 0, side(), side());
    for (int level = 1; level <= count; ++level) {
        const bool agreed = level == m_levels.agreed;
        const bool voiced = level >= m_levels.low && level <= m_levels.high;
        QColor tint = theme.accent;
        tint.setAlphaF(0.22F);
        const bool solid = agreed && !m_levels.derived;
        QPen pen(agreed || voiced ? theme.accent : theme.line, 1);
        if (agreed && m_levels.derived) {
            pen.setStyle(Qt::DashLine);
            pen.setColor(theme.secondaryText);
        }
        painter.setPen(pen);
        painter.setBrush(solid ? QBrush(theme.accent) : voiced ? QBrush(tint) : Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setFont(m_style.font(RoomStyle::textSize,
                                     agreed || voiced ? QFont::DemiBold : QFont::Normal));
        painter.setPen(solid ? theme.onAccent : theme.text);
        painter.drawText(box, Qt::AlignCenter, QString::number(level));
        box.translate(side() + m_style.px(gap), 0);
    }
    painter.setFont(font);
    painter.setPen(theme.secondaryText);
    painter.drawText(QRectF(box.left() + m_style.px(gap), 0, width(), height()),
                     Qt::AlignLeft | Qt::AlignVCenter, words());
}
