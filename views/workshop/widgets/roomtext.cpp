#include "views/workshop/widgets/roomtext.h"

#include <QPainter>

#include <cmath>

QList<Span> withNames(const QString &text, const QStringList &names, const QColor &colour)
{
    QList<Span> spans;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype first = text.size();
        qsizetype length = 0;
        for (const QString &name : names) {
            const qsizetype at = name.isEmpty() ? -1 : text.indexOf(name, from);
            // Of names that begin at one place the longest is meant.
            if (at >= 0 && (at < first || (at == first && name.size() > length))) {
                first = at;
                length = name.size();
            }
        }
        if (first > from)
            spans.append({ text.mid(from, first - from), false, colour });
        if (length > 0)
            spans.append({ text.mid(first, length), true, colour });
        from = first + length;
    }
    return spans;
}

RoomText::RoomText(const QFont &font, const QColor &colour, QWidget *parent)
    : QWidget(parent)
    , m_font(font)
    , m_colour(colour)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RoomText::setSpans(const QList<Span> &spans)
{
    m_spans = spans;
    setAccessibleName(wholeText());
    updateGeometry();
    update();
}

void RoomText::setMaxLines(int lines)
{
    m_maxLines = lines;
    updateGeometry();
    update();
}

void RoomText::setStruck(bool struck)
{
    m_font.setStrikeOut(struck);
    update();
}

QString RoomText::wholeText() const
{
    QString whole;
    for (const Span &span : m_spans)
        whole += span.text;
    return whole;
}

QList<QTextLayout::FormatRange> RoomText::formats() const
{
    QList<QTextLayout::FormatRange> ranges;
    int start = 0;
    for (const Span &span : m_spans) {
        QTextCharFormat format;
        if (span.strong)
            format.setFontWeight(QFont::DemiBold);
        format.setForeground(span.colour.isValid() ? span.colour : m_colour);
        ranges.append({ start, static_cast<int>(span.text.size()), format });
        start += static_cast<int>(span.text.size());
    }
    return ranges;
}

qreal RoomText::layOut(QTextLayout &layout, qreal width) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setFormats(formats());
    layout.beginLayout();
    qreal y = 0;
    int lines = 0;
    while (m_maxLines == 0 || lines < m_maxLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({ 0, y });
        y += std::ceil(line.height());
        ++lines;
    }
    layout.endLayout();
    return y;
}

int RoomText::heightForWidth(int width) const
{
    QTextLayout layout(wholeText(), m_font);
    return static_cast<int>(std::ceil(layOut(layout, std::max(1, width))));
}

QSize RoomText::sizeHint() const
{
    const QFontMetrics metrics(m_font);
    const int wide = std::min(metrics.horizontalAdvance(wholeText()) + 8, metrics.height() * 24);
    return { wide, heightForWidth(wide) };
}

QSize RoomText::minimumSizeHint() const
{
    return { QFontMetrics(m_font).height() * 3, QFontMetrics(m_font).height() };
}

void RoomText::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    QTextLayout layout(wholeText(), m_font);
    layOut(layout, width());
    const int shown = layout.lineCount();
    const QTextLine last = shown > 0 ? layout.lineAt(shown - 1) : QTextLine();
    const bool cut = last.isValid() && last.textStart() + last.textLength() < layout.text().size();
    painter.setPen(m_colour);
    for (int i = 0; i < shown - (cut ? 1 : 0); ++i)
        layout.lineAt(i).draw(&painter, {});
    if (cut) {
        const QFontMetricsF metrics(m_font);
        painter.setFont(m_font);
        painter.drawText(
                QPointF(0, last.y() + last.ascent()),
                metrics.elidedText(layout.text().mid(last.textStart()), Qt::ElideRight, width()));
    }
}
