#pragma once

#include "views/style/theme.h"

#include <QFont>
#include <QPainter>

/// Sizes and colours of workshop mode. Lengths are given as they are on a window of 1920 x 1080 and
/// follow the window from there; letters never get smaller than 16 px, so that the back of a room
/// can read them.
class RoomStyle
{
public:
    RoomStyle() : RoomStyle(QSize(1920, 1080), QPalette()) { }
    RoomStyle(const QSize &window, const QPalette &palette);

    int px(qreal at1080) const;
    QFont font(qreal at1080, QFont::Weight weight = QFont::Normal) const;
    const Theme &theme() const { return m_theme; }
    qreal scale() const { return m_scale; }
    /// A window so narrow, or so low, that things stand below each other or wait until they are
    /// asked for.
    bool isNarrow() const { return m_narrow; }
    bool isLow() const { return m_low; }

    static constexpr qreal titleSize = 33;
    static constexpr qreal lowTitleSize = 42;
    static constexpr qreal textSize = 21;
    static constexpr qreal smallSize = 18;

private:
    Theme m_theme;
    qreal m_scale;
    bool m_narrow;
    bool m_low;
};

/// A key as it is drawn on the keyboard: a frame with its letter.
namespace keycap {

QSize size(const QString &key, const RoomStyle &style);
void paint(QPainter &painter, const QRect &rect, const QString &key, const RoomStyle &style);

} // namespace keycap
