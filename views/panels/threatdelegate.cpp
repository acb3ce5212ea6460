#include "views/panels/threatdelegate.h"

#include "model/core/records/threatrecords.h"
#include "views/panels/selectionthreatsmodel.h"
#include "views/style/riskletter.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTextLayout>

#include <cmath>

namespace {

constexpr int margin = 10;
constexpr int gap = 12;
constexpr int titleLines = 3;
constexpr int whyLines = 3;

struct Block
{
    QString text;
    QFont font;
    int lines;
};

QFont titleFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    font.setPointSizeF(font.pointSizeF() * 0.96);
    return font;
}

QFont whyFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.85);
    return font;
}

int lettersWidth()
{
    return riskletter::side * 3 + 2 * 11;
}

/// Lays a text out in at most so many lines and paints it when there is a painter; gives its
/// height.
qreal layOut(QPainter *painter, const Block &block, const QPointF &at, qreal width)
{
    QTextLayout layout(block.text, block.font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    const QFontMetricsF metrics(block.font);
    qreal y = 0;
    for (int i = 0; i < block.lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool last = i == block.lines - 1;
        if (painter) {
            painter->setFont(block.font);
            const QString text = block.text.mid(line.textStart(), last ? -1 : line.textLength());
            painter->drawText(at + QPointF(0, y + metrics.ascent()),
                              last ? metrics.elidedText(text, Qt::ElideRight, width)
                                   : text.trimmed());
        }
        y += metrics.height();
    }
    layout.endLayout();
    return y;
}

QString reasonOf(const QModelIndex &index)
{
    QString reason = index.data(SelectionThreatsModel::WhyRole).toString();
    const QString assumed = index.data(SelectionThreatsModel::AssumedRole).toString();
    if (!assumed.isEmpty())
        reason += QCoreApplication::translate("ThreatDelegate", "; assumed: %1").arg(assumed);
    return reason;
}

} // namespace

void ThreatDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    const Theme theme = Theme::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = option.state & QStyle::State_Active;
    const QColor highlight = option.palette.color(active ? QPalette::Active : QPalette::Inactive,
                                                  QPalette::Highlight);
    if (selected)
        painter->fillRect(option.rect, highlight);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    const QRectF area = QRectF(option.rect).adjusted(margin, 7, -margin, -7);
    const qreal width = area.width() - lettersWidth() - gap;
    const int state = index.data(SelectionThreatsModel::StateRole).toInt();
    const bool quiet = state == static_cast<int>(DecisionState::Dismissed) || state < 0;
    QFont title = titleFont(option);
    title.setStrikeOut(quiet);
    const QColor onSelection = option.palette.color(QPalette::HighlightedText);
    painter->setPen(selected ? onSelection : quiet ? theme.secondaryText : theme.text);
    const qreal height =
            layOut(painter, { index.data().toString(), title, titleLines }, area.topLeft(), width);
    painter->setPen(selected ? onSelection : theme.secondaryText);
    layOut(painter, { reasonOf(index), whyFont(option), whyLines },
           area.topLeft() + QPointF(0, height + 2), area.width());
    QRectF letter(area.right() - lettersWidth(), area.top() + 1, riskletter::side,
                  riskletter::side);
    for (const int role : { SelectionThreatsModel::InherentRole, SelectionThreatsModel::CurrentRole,
                            SelectionThreatsModel::TargetRole }) {
        const auto fill = role == SelectionThreatsModel::CurrentRole ? riskletter::Fill::Filled
                                                                     : riskletter::Fill::Hollow;
        riskletter::paint(*painter, letter, static_cast<Rating>(index.data(role).toInt()), fill,
                          theme, selected ? onSelection : QColor());
        if (role != SelectionThreatsModel::TargetRole) {
            painter->setPen(selected ? onSelection : theme.secondaryText);
            painter->setFont(whyFont(option));
            painter->drawText(QRectF(letter.right(), letter.top(), 11, letter.height()),
                              Qt::AlignCenter, QStringLiteral("\u203a"));
        }
        letter.translate(riskletter::side + 11, 0);
    }
    painter->setPen(theme.faintLine);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize ThreatDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const qreal full = view ? view->viewport()->width() : option.rect.width();
    const qreal width = std::max(80.0, full - 2 * margin);
    const qreal height =
            layOut(nullptr, { index.data().toString(), titleFont(option), titleLines }, {},
                   width - lettersWidth() - gap)
            + layOut(nullptr, { reasonOf(index), whyFont(option), whyLines }, {}, width);
    return { static_cast<int>(full), static_cast<int>(std::ceil(std::max(height, 18.0))) + 16 };
}
