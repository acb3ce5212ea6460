#include "views/report/pagedrawing.h"

#include "views/report/textbox.h"
#include "views/style/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

/// A drawing smaller than this has names too small to read.
constexpr qreal readableScale = 0.45;
constexpr qreal captionRoom = 20;
constexpr qreal captionGap = 6;

QSizeF tileOf(const QSizeF &page)
{
    return { page.width(), page.height() - captionRoom };
}

} // namespace

qreal PageDrawing::scaleIn(const QSizeF &room) const
{
    const QSizeF size = m_picture.size();
    return std::min(
            { room.width() / size.width(), (room.height() - captionRoom) / size.height(), 1.0 });
}

qreal PageDrawing::wholeHeight(const QSizeF &room) const
{
    return m_picture.size().height() * scaleIn(room) + captionRoom + captionGap;
}

bool PageDrawing::isReadableWhole(const QSizeF &room) const
{
    return scaleIn(room) >= readableScale;
}

void PageDrawing::paintWhole(QPainter &painter, const QRectF &room) const
{
    const QRectF drawn(room.topLeft(), m_picture.size() * scaleIn(room.size()));
    m_picture.paint(painter, drawn);
    paintCaption(painter, m_caption, { room.left(), drawn.bottom() + captionGap }, room.width());
}

int PageDrawing::partsAcross(const QSizeF &page) const
{
    return static_cast<int>(std::ceil(m_picture.size().width() * easyScale / tileOf(page).width()));
}

int PageDrawing::parts(const QSizeF &page) const
{
    const int down = static_cast<int>(
            std::ceil(m_picture.size().height() * easyScale / tileOf(page).height()));
    return partsAcross(page) * down;
}

void PageDrawing::paintPart(QPainter &painter, const QRectF &page, int part) const
{
    const QRectF window(page.topLeft(), tileOf(page.size()));
    const int across = partsAcross(page.size());
    const QPointF shift(part % across * window.width(), part / across * window.height());
    painter.save();
    painter.setClipRect(window);
    m_picture.paint(painter, QRectF(page.topLeft() - shift, m_picture.size() * easyScale));
    painter.restore();
    paintCaption(
            painter,
            QCoreApplication::translate("PageDrawing", "%1: part %2 of %3")
                    .arg(m_caption, QString::number(part + 1), QString::number(parts(page.size()))),
            { page.left(), window.bottom() + captionGap }, page.width());
}

void PageDrawing::paintCaption(QPainter &painter, const QString &text, const QPointF &at,
                               qreal width) const
{
    TextBox(text, paperfont::of(8), width, Theme::print().secondaryText).paint(painter, at);
}
