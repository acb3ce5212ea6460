#pragma once

#include <QFont>
#include <QPainter>
#include <QTextLayout>

/// Fonts of a report in points on paper; the same on every machine that has Noto Sans.
namespace paperfont {

/// Painters work in points; text is laid out at four times that, so that whole pixels are fine
/// enough.
inline constexpr int grid = 4;

QFont of(qreal points, QFont::Weight weight = QFont::Normal);

} // namespace paperfont

/// Text broken into lines of a width; can be painted in parts when it is higher than a page. Hidden
/// and reordering signs are left out.
class TextBox
{
public:
    enum class Side { Left, Right };

    /// `leading` is the distance of lines as a share of the font's own.
    TextBox(const QString &text, const QFont &font, qreal width, const QColor &colour,
            Side side = Side::Left, qreal leading = 1);

    qreal height() const { return m_height; }
    /// Width of the longest line.
    qreal width() const;
    /// Where the last whole line that ends within `limit` ends; lines that end at or before `from`
    /// do not count. `from` when not even one line fits.
    qreal endWithin(qreal from, qreal limit) const;
    /// Height from the first line after `from` to the end.
    qreal remaining(qreal from) const;
    /// Paints the lines that end after `from` and not after `to`, the first of them at `at`.
    void paint(QPainter &painter, const QPointF &at, qreal from = 0, qreal to = 1e9) const;

private:
    struct Line
    {
        int index = 0;
        qreal top = 0;
        qreal bottom = 0;
    };
    qreal topAfter(qreal from) const;

    std::unique_ptr<QTextLayout> m_layout;
    QList<Line> m_lines;
    QColor m_colour;
    qreal m_height = 0;
};
