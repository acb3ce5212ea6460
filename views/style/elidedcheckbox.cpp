#include "views/style/elidedcheckbox.h"

#include <QStyle>
#include <QStyleOptionButton>

QString ElidedCheckBox::shownText() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    return option.text;
}

void ElidedCheckBox::initStyleOption(QStyleOptionButton *option) const
{
    QCheckBox::initStyleOption(option);
    const QRect room = style()->subElementRect(QStyle::SE_CheckBoxContents, option, this);
    option->text = fontMetrics().elidedText(option->text, Qt::ElideRight, room.width(),
                                            Qt::TextShowMnemonic);
}
