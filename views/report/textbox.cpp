#include "views/report/textbox.h"

#include "model/report/writers/visible.h"

namespace paperfont {

QFont of(qreal points, QFont::Weight weight)
{
    // One a thread: a report is laid out in a thread of its own.
    thread_local QHash<std::pair<int, int>, QFont> made;
    const std::pair<int, int> key(qRound(points * grid), weight);
    auto it = made.find(key);
    if (it == made.end()) {
        QFont font;
        // Not Inter: it exchanges hyphens, brackets and arrows for forms that have no character,
        // and a reader who searches or copies would not find them.
        font.setFamilies({ QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans") });
        // Spacing that nobody sees keeps letters from being joined: "fi" stays two that a search
        // finds.
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
        font.setPixelSize(std::max(1, key.first));
        font.setWeight(weight);
        font.setHintingPreference(QFont::PreferNoHinting);
        it = made.insert(key, font);
    }
    return *it;
}

} // namespace paperfont

TextBox::TextBox(const QString &text, const QFont &font, qreal width, const QColor &colour,
                 Side side, qreal leading)
    : m_layout(std::make_unique<QTextLayout>(
            visible::text(text).replace(u'\n', QChar(QChar::LineSeparator)), font))
    , m_colour(colour)
{
    QTextOption option(side == Side::Right ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    qreal y = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width * paperfont::grid);
        line.setPosition({ 0, y });
        const qreal top = y / paperfont::grid;
        y += line.height() * leading;
        m_lines.append({ line.lineNumber(), top, y / paperfont::grid });
    }
    m_layout->endLayout();
    m_height = y / paperfont::grid;
}

qreal TextBox::width() const
{
    qreal widest = 0;
    for (const Line &line : m_lines)
        widest = std::max(widest, m_layout->lineAt(line.index).naturalTextWidth());
    return widest / paperfont::grid;
}

qreal TextBox::topAfter(qreal from) const
{
    for (const Line &line : m_lines) {
        if (line.bottom > from)
            return line.top;
    }
    return m_height;
}

qreal TextBox::endWithin(qreal from, qreal limit) const
{
    const qreal top = topAfter(from);
    qreal end = from;
    for (const Line &line : m_lines) {
        if (line.bottom > from && line.bottom - top <= limit)
            end = line.bottom;
    }
    return end;
}

qreal TextBox::remaining(qreal from) const
{
    return m_height - topAfter(from);
}

void TextBox::paint(QPainter &painter, const QPointF &at, qreal from, qreal to) const
{
    const qreal shift = topAfter(from);
    painter.save();
    painter.translate(at - QPointF(0, shift));
    painter.scale(1.0 / paperfont::grid, 1.0 / paperfont::grid);
    painter.setPen(m_colour);
    for (const Line &line : m_lines) {
        if (line.bottom > from && line.bottom <= to)
            m_layout->lineAt(line.index).draw(&painter, {});
    }
    painter.restore();
}
