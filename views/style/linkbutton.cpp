#include "views/style/linkbutton.h"

#include "views/style/labels.h"
#include "views/style/theme.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace {

constexpr int margin = 4;

} // namespace

LinkButton::LinkButton(const QString &text, const QString &tip, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setToolTip(labels::tip(tip.isEmpty() ? text : tip));
    setAccessibleName(text);
    setAutoRaise(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    return { 160, fontMetrics().height() + 8 };
}

void LinkButton::paintEvent(QPaintEvent * /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    painter.setPen(isEnabled() ? Theme::of(palette()).accent : Theme::of(palette()).text);
    const QRect room = rect().adjusted(margin, 0, -margin, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}
