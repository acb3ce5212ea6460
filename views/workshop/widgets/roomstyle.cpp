#include "views/workshop/widgets/roomstyle.h"

#include <QApplication>
#include <QFontMetrics>

#include <algorithm>

namespace {

constexpr int leastText = 16;
constexpr qreal keySide = 34;

} // namespace

RoomStyle::RoomStyle(const QSize &window, const QPalette &palette)
    : m_theme(Theme::of(palette))
    , m_scale(std::clamp(std::min(window.width() / 1920.0, window.height() / 1080.0), 0.5, 3.0))
    , m_narrow(window.width() < 1500)
    , m_low(window.height() < 640)
{
}

int RoomStyle::px(qreal at1080) const
{
    return std::max(1, qRound(at1080 * m_scale));
}

QFont RoomStyle::font(qreal at1080, QFont::Weight weight) const
{
    QFont font = QApplication::font();
    font.setPixelSize(std::max(leastText, px(at1080)));
    font.setWeight(weight);
    return font;
}

namespace keycap {

QSize size(const QString &key, const RoomStyle &style)
{
    const QFontMetrics metrics(style.font(RoomStyle::textSize, QFont::DemiBold));
    const int side = std::max(style.px(keySide), metrics.height() + 4);
    return { std::max(side, metrics.horizontalAdvance(key) + style.px(18)), side };
}

void paint(QPainter &painter, const QRect &rect, const QString &key, const RoomStyle &style)
{
    const Theme &theme = style.theme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.secondaryText, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(theme.text);
    painter.setFont(style.font(RoomStyle::textSize, QFont::DemiBold));
    painter.drawText(rect, Qt::AlignCenter, key);
    painter.restore();
}

} // namespace keycap
