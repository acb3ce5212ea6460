#pragma once

#include <QCache>
#include <QFont>
#include <QPainter>
#include <QTextLayout>

#include <memory>

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

    qreal height() const { return m_set->height; }
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
    friend class TextKeep;

    struct Line
    {
        int index = 0;
        qreal top = 0;
        qreal bottom = 0;
    };
    /// A text set in lines.
    struct Set
    {
        QTextLayout layout;
        QList<Line> lines;
        qreal height = 0;
    };
    /// What decides how a text is set.
    struct Key
    {
        QString text;
        QFont font;
        qreal width;
        qreal leading;
        Side side;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.font.pixelSize(), key.width);
        }
    };
    static std::shared_ptr<const Set> set(const Key &key);
    qreal topAfter(qreal from) const;

    std::shared_ptr<const Set> m_set;
    QColor m_colour;
};

/// While one exists, short texts that come again in its thread, as most of a table's do, are set in
/// lines once.
class TextKeep
{
public:
    TextKeep();
    ~TextKeep();
    TextKeep(const TextKeep &) = delete;
    TextKeep &operator=(const TextKeep &) = delete;
    TextKeep(TextKeep &&) = delete;
    TextKeep &operator=(TextKeep &&) = delete;

private:
    friend class TextBox;

    std::shared_ptr<const TextBox::Set> set(const TextBox::Key &key);

    QCache<TextBox::Key, std::shared_ptr<const TextBox::Set>> m_sets;
    TextKeep *m_outer;
};
