#include "views/style/outlinestyle.h"

#include "views/style/theme.h"

#include <QPainter>
#include <QStyleOption>

void OutlineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const Theme theme = Theme::of(option->palette);
    const bool check = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool field = element == PE_FrameLineEdit || element == PE_Frame;
    if (!theme.dark || (!check && !field) || (option->state & State_HasFocus))
        return;
    const bool flat = element == PE_Frame && !(option->state & State_Sunken);
    if (flat)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(check && (option->state & State_Enabled) ? theme.zoneLine : theme.line);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}
