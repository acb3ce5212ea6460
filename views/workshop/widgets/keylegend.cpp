#include "views/workshop/widgets/keylegend.h"

#include <QMouseEvent>
#include <QPainter>

KeyLegend::KeyLegend(const RoomStyle &style, bool spread, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_spread(spread)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void KeyLegend::setHints(const QList<KeyHint> &hints)
{
    m_hints = hints;
    QStringList all;
    for (const KeyHint &hint : hints)
        all.append(QStringLiteral("%1: %2").arg(hint.key, hint.text));
    setAccessibleName(all.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int KeyLegend::widthOf(const KeyHint &hint) const
{
    const QFontMetrics metrics(m_style.font(RoomStyle::textSize));
    const int key = hint.key.isEmpty() ? 0 : keycap::size(hint.key, m_style).width();
    return key + m_style.px(11) + metrics.horizontalAdvance(hint.text);
}

int KeyLegend::lineHeight() const
{
    return keycap::size(QStringLiteral("M"), m_style).height();
}

QList<QRect> KeyLegend::rectsFor(int width) const
{
    const int gap = m_style.px(26);
    const int step = lineHeight() + m_style.px(10);
    QList<QRect> rects;
    int x = 0;
    int y = 0;
    for (const KeyHint &hint : m_hints) {
        const int needed = widthOf(hint);
        if (x > 0 && x + needed > width) {
            x = 0;
            y += step;
        }
        rects.append({ x, y, needed, lineHeight() });
        x += needed + gap;
    }
    // One line is spread over the whole width: the eye finds a key at its place.
    if (m_spread && y == 0 && rects.size() > 1) {
        const int left = width - (x - gap);
        for (int i = 1; i < rects.size(); ++i)
            rects[i].translate(left * i / static_cast<int>(rects.size() - 1), 0);
    }
    return rects;
}

int KeyLegend::heightForWidth(int width) const
{
    const QList<QRect> rects = rectsFor(width);
    return rects.isEmpty() ? 0 : rects.last().bottom() + 1;
}

QSize KeyLegend::sizeHint() const
{
    int width = 0;
    for (const KeyHint &hint : m_hints)
        width += widthOf(hint) + m_style.px(26);
    return { std::min(width, m_style.px(1800)), lineHeight() };
}

QSize KeyLegend::minimumSizeHint() const
{
    return { m_style.px(200), lineHeight() };
}

void KeyLegend::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const QList<QRect> rects = rectsFor(width());
    for (int i = 0; i < m_hints.size(); ++i) {
        const KeyHint &hint = m_hints.at(i);
        QRect rect = rects.at(i);
        if (!hint.key.isEmpty()) {
            const QRect cap(rect.topLeft(), keycap::size(hint.key, m_style));
            keycap::paint(painter, cap, hint.key, m_style);
            rect.setLeft(cap.right() + m_style.px(11));
        }
        painter.setPen(m_style.theme().text);
        painter.setFont(m_style.font(RoomStyle::textSize));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, hint.text);
    }
}

void KeyLegend::mousePressEvent(QMouseEvent *event)
{
    const QList<QRect> rects = rectsFor(width());
    for (int i = 0; i < rects.size(); ++i) {
        if (rects.at(i).contains(event->pos()))
            emit pressed(i);
    }
}
