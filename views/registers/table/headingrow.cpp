#include "views/registers/table/headingrow.h"

#include "views/registers/table/headedmodel.h"
#include "views/style/theme.h"

#include <QIcon>
#include <QPainter>
#include <QTreeView>

namespace {

constexpr int margin = 4;
constexpr int arrowSide = 16;

} // namespace

bool headingrow::isArrow(int x)
{
    return x < margin + arrowSide + 2;
}

void headingrow::paint(QPainter &painter, const QTreeView &view, const QStyleOptionViewItem &option,
                       const QModelIndex &index)
{
    const Theme theme = Theme::of(view.palette());
    const QRect row(0, option.rect.top(), view.viewport()->width(), option.rect.height());
    const bool selected = view.selectionModel()->isSelected(index);
    const bool current = view.currentIndex().siblingAtColumn(0) == index && view.hasFocus();
    painter.fillRect(
            row, view.palette().color(selected ? QPalette::Highlight : QPalette::AlternateBase));
    QStyleOptionViewItem arrow(option);
    arrow.rect = QRect(margin, row.top() + (row.height() - arrowSide) / 2, arrowSide, arrowSide);
    arrow.state = QStyle::State_Children
                  | (view.isExpanded(index) ? QStyle::State_Open : QStyle::State_None)
                  | QStyle::State_Enabled;
    arrow.palette.setColor(QPalette::WindowText,
                           selected ? view.palette().color(QPalette::HighlightedText)
                                    : theme.secondaryText);
    view.style()->drawPrimitive(view.isExpanded(index) ? QStyle::PE_IndicatorArrowDown
                                                       : QStyle::PE_IndicatorArrowRight,
                                &arrow, &painter, &view);
    int x = margin + arrowSide + margin;
    const QIcon icon = qvariant_cast<QIcon>(index.data(Qt::DecorationRole));
    if (!icon.isNull()) {
        icon.paint(&painter, x, row.top() + (row.height() - 16) / 2, 16, 16, Qt::AlignCenter,
                   selected ? QIcon::Selected : QIcon::Normal);
        x += 16 + 6;
    }
    QFont strong = view.font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(view.palette().color(selected ? QPalette::HighlightedText : QPalette::Text));
    const QFontMetrics metrics(strong);
    const QString note = index.data(HeadedModel::NoteRole).toString();
    const int noteWidth = view.fontMetrics().horizontalAdvance(note) + 16;
    const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight,
                                            row.width() - x - noteWidth);
    painter.drawText(QRect(x, row.top(), row.width() - x, row.height()), Qt::AlignVCenter, name);
    x += metrics.horizontalAdvance(name) + 8;
    painter.setFont(view.font());
    if (!selected)
        painter.setPen(theme.secondaryText);
    painter.drawText(QRect(x, row.top(), row.width() - x, row.height()), Qt::AlignVCenter, note);
    if (current) {
        painter.setPen(theme.accent);
        painter.drawRect(row.adjusted(0, 0, -1, -2));
    }
}
