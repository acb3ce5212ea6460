#pragma once

#include "views/canvas/diagrampicture.h"

/// A drawing on the pages of a report: whole, and where its names come out too small to read, the
/// same again in parts. Units are points.
class PageDrawing
{
public:
    /// At this scale names are read with ease.
    static constexpr qreal easyScale = 0.62;

    PageDrawing(const DiagramPicture &picture, QString caption)
        : m_picture(picture)
        , m_caption(std::move(caption))
    {
    }

    /// The whole drawing with its caption, in a room at most this large.
    qreal wholeHeight(const QSizeF &room) const;
    bool isReadableWhole(const QSizeF &room) const;
    void paintWhole(QPainter &painter, const QRectF &room) const;

    int parts(const QSizeF &page) const;
    /// Parts count from 0, each with a page of its own.
    void paintPart(QPainter &painter, const QRectF &page, int part) const;

private:
    qreal scaleIn(const QSizeF &room) const;
    int partsAcross(const QSizeF &page) const;
    void paintCaption(QPainter &painter, const QString &text, const QPointF &at, qreal width) const;

    const DiagramPicture &m_picture;
    const QString m_caption;
};
