#include "views/canvas/pictures/picturepages.h"

#include "views/canvas/marks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

constexpr qreal margin = 34;
constexpr qreal footHeight = 16;
/// A scene unit is a pixel at 96 dots an inch.
constexpr qreal ownSize = 0.75;
/// A small diagram does not fill a page with three huge boxes.
constexpr qreal largest = 1.1;
/// What neighbouring pages both show.
constexpr qreal shared = 20;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PicturePages)
};

qreal scaleInto(const QSizeF &size, const QSizeF &room)
{
    return std::min({ room.width() / size.width(), room.height() / size.height(), largest });
}

int tilesFor(qreal length, qreal room)
{
    return std::max(1, static_cast<int>(std::ceil((length - shared) / (room - shared))));
}

} // namespace

PicturePages::PicturePages(const QList<PictureSheet> &sheets, Way way, const QSizeF &paper)
    : m_paper(paper)
{
    for (const PictureSheet &sheet : sheets) {
        if (sheet.picture.size().isEmpty())
            continue;
        if (way == Way::Fitted)
            addFitted(sheet);
        else
            addTiles(sheet);
    }
}

QSizeF PicturePages::pageSize(int page) const
{
    return m_pages.value(page).turned ? m_paper.transposed() : m_paper;
}

QRectF PicturePages::body(bool turned) const
{
    return QRectF(QPointF(), turned ? m_paper.transposed() : m_paper)
            .adjusted(margin, margin, -margin, -margin - footHeight);
}

void PicturePages::addFitted(const PictureSheet &sheet)
{
    const QSizeF size = sheet.picture.size();
    const bool turned = scaleInto(size, body(true).size()) > scaleInto(size, body(false).size());
    QRectF target(QPointF(), size * scaleInto(size, body(turned).size()));
    target.moveCenter(body(turned).center());
    m_pages.append({ &sheet, turned, target, {} });
}

void PicturePages::addTiles(const PictureSheet &sheet)
{
    const QSizeF size = sheet.picture.size() * ownSize;
    const auto tiles = [&](bool turned) {
        return QSize(tilesFor(size.width(), body(turned).width()),
                     tilesFor(size.height(), body(turned).height()));
    };
    const auto count = [](const QSize &grid) { return grid.width() * grid.height(); };
    const bool turned =
            count(tiles(true)) < count(tiles(false))
            || (count(tiles(true)) == count(tiles(false)) && size.width() > size.height());
    const QSize grid = tiles(turned);
    const QRectF room = body(turned);
    if (count(grid) == 1) {
        QRectF target(QPointF(), size);
        target.moveCenter(room.center());
        m_pages.append({ &sheet, turned, target, {} });
        return;
    }
    for (int row = 0; row < grid.height(); ++row) {
        for (int column = 0; column < grid.width(); ++column) {
            const QPointF from(column * (room.width() - shared), row * (room.height() - shared));
            m_pages.append({ &sheet, turned, QRectF(room.topLeft() - from, size),
                             Text::tr("row %1 of %2, column %3 of %4")
                                     .arg(row + 1)
                                     .arg(grid.height())
                                     .arg(column + 1)
                                     .arg(grid.width()) });
        }
    }
}

void PicturePages::paint(QPainter &painter, int page) const
{
    const Page &shown = m_pages.at(page);
    const QRectF room = body(shown.turned);
    painter.save();
    painter.setClipRect(room);
    shown.sheet->picture.paint(painter, shown.target);
    painter.restore();
    const Theme theme = Theme::print();
    if (!shown.place.isEmpty()) {
        painter.setPen(marks::thin(theme.faintLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(room);
    }
    const QFont font = marks::sized(0.7, QFont::Normal);
    painter.setFont(font);
    painter.setPen(theme.secondaryText);
    const QRectF foot(room.left(), room.bottom() + 4, room.width(), footHeight);
    const QString place =
            QFontMetricsF(font).elidedText(shown.place, Qt::ElideRight, foot.width() / 2);
    const qreal left = foot.width() - QFontMetricsF(font).horizontalAdvance(place) - 20;
    painter.drawText(
            foot, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(font).elidedText(shown.sheet->title.simplified(), Qt::ElideRight, left));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, place);
}
