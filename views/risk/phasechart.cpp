#include "views/risk/phasechart.h"

#include "views/style/riskletter.h"

PhaseChart::PhaseChart(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setAccessibleName(tr("Open threats by phase"));
    connect(&m_context.threats, &Register::changed, this, &PhaseChart::refresh);
    refresh();
}

void PhaseChart::refresh()
{
    m_bars.clear();
    QHash<QString, qsizetype> index;
    for (const Term &phase : m_context.vocabulary().phases) {
        index.insert(phase.id, m_bars.size());
        m_bars.append({ phase.name });
    }
    const QList<const ThreatRow *> rows = m_context.threats.rows();
    for (const ThreatRow *row : rows) {
        if (!row->isOpen() || !index.contains(row->phase))
            continue;
        Bar &bar = m_bars[index.value(row->phase)];
        ++bar.counts.at(
                static_cast<size_t>(risk::rating(m_context.project().settings(), row->current)));
        ++bar.total;
    }
    m_bars.removeIf([](const Bar &bar) { return bar.total == 0; });
    std::ranges::stable_sort(m_bars, std::ranges::greater(), &Bar::total);
    updateGeometry();
    update();
}

QSize PhaseChart::sizeHint() const
{
    return { 320, rowHeight() * static_cast<int>(m_bars.size()) + 16 };
}

void PhaseChart::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    if (m_bars.isEmpty()) {
        painter.setPen(theme.secondaryText);
        painter.drawText(rect(), Qt::AlignCenter, tr("No open threats."));
        return;
    }
    const int nameWidth = std::min(200, width() * 42 / 100);
    const int countWidth = 44;
    const int most = m_bars.first().total;
    int y = 8;
    for (const Bar &bar : m_bars) {
        painter.setFont(font());
        painter.setPen(theme.text);
        painter.drawText(QRect(10, y, nameWidth - 14, rowHeight()), Qt::AlignVCenter,
                         fontMetrics().elidedText(bar.name, Qt::ElideRight, nameWidth - 14));
        qreal x = nameWidth;
        const qreal unit = static_cast<qreal>(width() - nameWidth - countWidth) / most;
        for (const Rating rating :
             { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low }) {
            const int count = bar.counts.at(static_cast<size_t>(rating));
            if (count == 0)
                continue;
            const QRectF part(x, y + 3, std::max(2.0, unit * count - 1), rowHeight() - 6);
            painter.fillRect(part, theme.of(rating).fill);
            if (part.width() > 14) {
                QFont bold = font();
                bold.setBold(true);
                bold.setPointSizeF(bold.pointSizeF() * 0.8);
                painter.setFont(bold);
                painter.setPen(theme.of(rating).letter);
                painter.drawText(part, Qt::AlignCenter, QString(risk::letter(rating)));
            }
            x += unit * count;
        }
        painter.setFont(font());
        painter.setPen(theme.text);
        painter.drawText(QRect(width() - countWidth, y, countWidth - 12, rowHeight()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(bar.total));
        y += rowHeight();
    }
}
