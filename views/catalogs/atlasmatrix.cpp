#include "views/catalogs/atlasmatrix.h"

#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace {

constexpr int columnWidth = 156;
constexpr int gap = 4;
constexpr int headerHeight = 40;

bool isSub(const AtlasTechnique &technique)
{
    return technique.id.count(u'.') > 1;
}

} // namespace

AtlasMatrix::AtlasMatrix(const ViewContext &context, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("atlasMatrix"));
    setAccessibleName(tr("ATLAS matrix"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    refresh();
}

void AtlasMatrix::setFilter(const CatalogFilter &filter)
{
    m_filter = filter;
    m_ofPhase.clear();
    for (const Rule &rule : m_context.catalogs().rules) {
        const QStringList phases = m_context.catalogs().phasesOf(rule);
        if (phases.isEmpty() || phases.contains(filter.phase))
            m_ofPhase.unite(QSet<QString>(rule.atlas.cbegin(), rule.atlas.cend()));
    }
    refresh();
}

bool AtlasMatrix::fits(const AtlasTechnique &technique) const
{
    return (m_filter.tactic.isEmpty() || technique.tactics.contains(m_filter.tactic))
           && (m_filter.phase.isEmpty() || m_ofPhase.contains(technique.id))
           && (m_filter.platform.isEmpty() || technique.platforms.contains(m_filter.platform))
           && (m_filter.maturity.isEmpty() || technique.maturity == m_filter.maturity);
}

void AtlasMatrix::refresh()
{
    m_counts = CatalogTree::countsOf(m_context);
    arrange();
    viewport()->update();
}

QString AtlasMatrix::summary() const
{
    const Atlas &atlas = m_context.catalogs().atlas;
    int here = 0;
    int scope = 0;
    for (const AtlasTechnique &technique : atlas.techniques) {
        if (atlas.outOfScope.contains(technique.id))
            continue;
        ++scope;
        here += m_counts.byTechnique.value(technique.id) > 0 ? 1 : 0;
    }
    return tr("%1 of %2 techniques in scope occur in open threats of this project")
            .arg(here)
            .arg(scope);
}

int AtlasMatrix::cellHeight() const
{
    return fontMetrics().height() * 3 + 2;
}

void AtlasMatrix::arrange()
{
    m_cells.clear();
    m_rows = 0;
    m_current = -1;
    const Atlas &atlas = m_context.catalogs().atlas;
    for (int column = 0; column < atlas.tactics.size(); ++column) {
        int row = 0;
        for (const AtlasTechnique &technique : atlas.techniques) {
            if (fits(technique) && technique.tactics.contains(atlas.tactics.at(column).id))
                m_cells.append({ &technique, column, row++ });
        }
        m_rows = std::max(m_rows, row);
    }
    const int width = static_cast<int>(atlas.tactics.size()) * (columnWidth + gap) + gap;
    const int height = headerHeight + m_rows * (cellHeight() + gap) + gap;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(columnWidth / 2);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(cellHeight());
}

QRect AtlasMatrix::rectOf(const Cell &cell) const
{
    const int indent = isSub(*cell.technique) ? 12 : 0;
    return { gap + cell.column * (columnWidth + gap) + indent - horizontalScrollBar()->value(),
             headerHeight + gap + cell.row * (cellHeight() + gap) - verticalScrollBar()->value(),
             columnWidth - indent, cellHeight() };
}

const AtlasMatrix::Cell *AtlasMatrix::cellAt(const QPoint &position) const
{
    if (position.y() < headerHeight)
        return nullptr;
    const auto it = std::ranges::find_if(
            m_cells, [&](const Cell &cell) { return rectOf(cell).contains(position); });
    return it == m_cells.end() ? nullptr : &*it;
}

void AtlasMatrix::paintCell(QPainter &painter, const Cell &cell, const Theme &theme) const
{
    const AtlasTechnique &technique = *cell.technique;
    const QRect rect = rectOf(cell);
    const int count = m_counts.byTechnique.value(technique.id);
    const bool outside = m_context.catalogs().atlas.outOfScope.contains(technique.id);
    QColor text = outside ? theme.line : theme.text;
    if (count > 0) {
        const Theme::RiskColours &colours = theme.of(m_counts.worstOfTechnique.value(technique.id));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.cell);
        painter.drawRoundedRect(rect, 3, 3);
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(outside ? theme.faintLine : theme.line);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        text = outside ? theme.secondaryText : theme.text;
    }
    if (m_current >= 0 && &m_cells.at(m_current) == &cell) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3);
    }
    painter.setPen(text);
    QRect room = rect.adjusted(6, 2, -6, -2);
    if (count > 0) {
        painter.setPen(theme.secondaryText);
        painter.drawText(room, Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1 %2").arg(count).arg(
                                 risk::letter(m_counts.worstOfTechnique.value(technique.id))));
        painter.setPen(theme.text);
        room.setRight(room.right() - 26);
    }
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, technique.name);
}

void AtlasMatrix::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(palette());
    painter.fillRect(event->rect(), palette().base());
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter.setFont(small);
    for (const Cell &cell : m_cells) {
        if (rectOf(cell).intersects(event->rect()))
            paintCell(painter, cell, theme);
    }
    painter.fillRect(0, 0, viewport()->width(), headerHeight, palette().window());
    QFont bold = small;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme.text);
    const Atlas &atlas = m_context.catalogs().atlas;
    for (int column = 0; column < atlas.tactics.size(); ++column) {
        const QRect head(gap + column * (columnWidth + gap) - horizontalScrollBar()->value(), 0,
                         columnWidth, headerHeight);
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                         atlas.tactics.at(column).name);
    }
}

void AtlasMatrix::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const qsizetype current = m_current;
    arrange();
    m_current = current;
}

void AtlasMatrix::mousePressEvent(QMouseEvent *event)
{
    const Cell *cell = cellAt(event->pos());
    if (!cell)
        return;
    m_current = cell - m_cells.constData();
    viewport()->update();
    emit chosen(QStringLiteral("technique:") + cell->technique->id);
}

void AtlasMatrix::keyPressEvent(QKeyEvent *event)
{
    const int columns = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int rows = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if ((columns == 0 && rows == 0) || m_cells.isEmpty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const Cell from = m_cells.value(std::max<qsizetype>(m_current, 0));
    qsizetype best = -1;
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        const Cell &cell = m_cells.at(i);
        if (cell.column == from.column + columns && cell.row <= from.row + rows
            && (rows == 0 || cell.row == from.row + rows))
            best = i;
    }
    if (best < 0)
        return;
    m_current = best;
    const QRect rect = rectOf(m_cells.at(best));
    horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                    + std::max(0, rect.right() - viewport()->width())
                                    + std::min(0, rect.left()));
    verticalScrollBar()->setValue(verticalScrollBar()->value()
                                  + std::max(0, rect.bottom() - viewport()->height())
                                  + std::min(0, rect.top() - headerHeight));
    viewport()->update();
    emit chosen(QStringLiteral("technique:") + m_cells.at(best).technique->id);
}

bool AtlasMatrix::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const Cell *cell = cellAt(help->pos());
    QToolTip::showText(help->globalPos(),
                       cell ? labels::tip(cell->technique->id + QStringLiteral("  ")
                                          + cell->technique->name + QStringLiteral("\n")
                                          + cell->technique->description)
                            : QString(),
                       viewport());
    return true;
}
