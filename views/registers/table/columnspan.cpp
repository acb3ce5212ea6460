#include "views/registers/table/columnspan.h"

#include <QHeaderView>
#include <QPainter>
#include <QTreeView>

#include <algorithm>

void ColumnSpan::begin(int visual)
{
    m_begun = visual;
    m_from = -1;
    m_to = -1;
}

void ColumnSpan::extendTo(int visual)
{
    // Dragging up and down in one column chooses rows.
    if (m_begun < 0 || visual < 0 || (isWhole() && visual == m_begun))
        return;
    m_from = m_begun;
    m_to = visual;
}

void ColumnSpan::extendBy(int step, int current)
{
    if (isWhole()) {
        m_begun = current;
        m_from = current;
        m_to = current;
    }
    const QHeaderView &header = *m_view.header();
    for (int next = m_to + step; next >= 0 && next < header.count(); next += step) {
        if (!header.isSectionHidden(header.logicalIndex(next))) {
            m_to = next;
            return;
        }
    }
}

bool ColumnSpan::contains(int visual) const
{
    return isWhole() || (visual >= std::min(m_from, m_to) && visual <= std::max(m_from, m_to));
}

QList<int> ColumnSpan::of(const QList<int> &visible) const
{
    QList<int> meant = visible;
    meant.removeIf(
            [this](int logical) { return !contains(m_view.header()->visualIndex(logical)); });
    return meant;
}

void ColumnSpan::paint(QPainter &painter) const
{
    if (isWhole())
        return;
    const QHeaderView &header = *m_view.header();
    QRect columns;
    for (int logical = 0; logical < header.count(); ++logical) {
        if (!header.isSectionHidden(logical) && contains(header.visualIndex(logical)))
            columns |= QRect(header.sectionViewportPosition(logical), 0,
                             header.sectionSize(logical), 1);
    }
    painter.setPen(QPen(m_view.palette().color(QPalette::HighlightedText), 2));
    QRect frame;
    const int bottom = m_view.viewport()->height();
    QModelIndex index = m_view.indexAt(QPoint(0, 0));
    for (; index.isValid() && m_view.visualRect(index).top() < bottom;
         index = m_view.indexBelow(index)) {
        const QRect row = m_view.visualRect(index);
        if (index.parent().isValid() && m_view.selectionModel()->isSelected(index)) {
            frame |= QRect(columns.left(), row.top(), columns.width(), row.height());
        } else if (!frame.isNull()) {
            painter.drawRect(frame.adjusted(1, 0, -2, -2));
            frame = {};
        }
    }
    if (!frame.isNull())
        painter.drawRect(frame.adjusted(1, 0, -2, -2));
}
