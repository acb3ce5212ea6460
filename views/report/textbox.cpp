#include "views/report/textbox.h"

#include "model/report/writers/visible.h"

#include <utility>

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

namespace {

/// The innermost of this thread.
thread_local TextKeep *keep = nullptr;

} // namespace

TextKeep::TextKeep() : m_sets(400), m_outer(std::exchange(keep, this)) { }

TextKeep::~TextKeep()
{
    keep = m_outer;
}

std::shared_ptr<const TextBox::Set> TextKeep::set(const TextBox::Key &key)
{
    constexpr qsizetype longest = 400; // characters
    if (key.text.size() > longest)
        return TextBox::set(key);
    if (const auto *known = m_sets.object(key))
        return *known;
    const std::shared_ptr<const TextBox::Set> made = TextBox::set(key);
    m_sets.insert(key, new std::shared_ptr<const TextBox::Set>(made));
    return made;
}

TextBox::TextBox(const QString &text, const QFont &font, qreal width, const QColor &colour,
                 Side side, qreal leading)
    : m_set(keep ? keep->set({ text, font, width, leading, side })
                 : set({ text, font, width, leading, side }))
    , m_colour(colour)
{
}

std::shared_ptr<const TextBox::Set> TextBox::set(const Key &key)
{
    const auto made = std::make_shared<Set>();
    QTextLayout &layout = made->layout;
    layout.setText(visible::text(key.text).replace(u'\n', QChar(QChar::LineSeparator)));
    layout.setFont(key.font);
    QTextOption option(key.side == Side::Right ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(key.width * paperfont::grid);
        line.setPosition({ 0, y });
        const qreal top = y / paperfont::grid;
        y += line.height() * key.leading;
        made->lines.append({ line.lineNumber(), top, y / paperfont::grid });
    }
    layout.endLayout();
    made->height = y / paperfont::grid;
    return made;
}

qreal TextBox::width() const
{
    qreal widest = 0;
    for (const Line &line : m_set->lines)
        widest = std::max(widest, m_set->layout.lineAt(line.index).naturalTextWidth());
    return widest / paperfont::grid;
}

qreal TextBox::topAfter(qreal from) const
{
    for (const Line &line : m_set->lines) {
        if (line.bottom > from)
            return line.top;
    }
    return m_set->height;
}

qreal TextBox::endWithin(qreal from, qreal limit) const
{
    const qreal top = topAfter(from);
    qreal end = from;
    for (const Line &line : m_set->lines) {
        if (line.bottom > from && line.bottom - top <= limit)
            end = line.bottom;
    }
    return end;
}

qreal TextBox::remaining(qreal from) const
{
    return m_set->height - topAfter(from);
}

void TextBox::paint(QPainter &painter, const QPointF &at, qreal from, qreal to) const
{
    const qreal shift = topAfter(from);
    painter.save();
    painter.translate(at - QPointF(0, shift));
    painter.scale(1.0 / paperfont::grid, 1.0 / paperfont::grid);
    painter.setPen(m_colour);
    for (const Line &line : m_set->lines) {
        if (line.bottom > from && line.bottom <= to)
            m_set->layout.lineAt(line.index).draw(&painter, {});
    }
    painter.restore();
}
