#include "views/report/pagecolumn.h"

#include <QPaintEvent>

#include <algorithm>

PageColumn::PageColumn(std::shared_ptr<PreparedReport> report, QWidget *parent)
    : QWidget(parent)
    , m_report(std::move(report))
{
    qreal y = 0;
    for (int page = 0; page < m_report->pages().pages(); ++page) {
        const QSizeF size = m_report->pages().pageSize(page);
        m_tops.append(y);
        y += size.height();
        m_widest = std::max(m_widest, size.width());
    }
    m_tops.append(y);
    setScale(1);
}

void PageColumn::setScale(qreal scale)
{
    m_scale = scale;
    const auto pages = static_cast<int>(m_tops.size()) - 1;
    setFixedSize(qCeil(m_widest * scale) + 2 * gap,
                 qCeil(m_tops.last() * scale) + (pages + 1) * gap);
    update();
}

QRect PageColumn::pageRect(int page) const
{
    const QSize size = (m_report->pages().pageSize(page) * m_scale).toSize();
    return { (width() - size.width()) / 2, qRound(m_tops.at(page) * m_scale) + (page + 1) * gap,
             size.width(), size.height() };
}

int PageColumn::pageAt(int y) const
{
    const auto last = static_cast<int>(m_tops.size()) - 2;
    int low = 0;
    int high = last;
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (pageRect(middle).top() <= y)
            low = middle;
        else
            high = middle - 1;
    }
    return std::clamp(low, 0, std::max(0, last));
}

void PageColumn::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const auto count = static_cast<int>(m_tops.size()) - 1;
    for (int page = pageAt(event->rect().top()); page < count; ++page) {
        const QRect paper = pageRect(page);
        if (paper.top() > event->rect().bottom())
            break;
        painter.fillRect(paper, Qt::white);
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawRect(paper.adjusted(-1, -1, 0, 0));
        painter.save();
        painter.setClipRect(paper);
        painter.translate(paper.topLeft());
        painter.scale(m_scale, m_scale);
        m_report->pages().paint(painter, page);
        painter.restore();
    }
}
