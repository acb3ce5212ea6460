#include "views/style/barbutton.h"

#include "views/style/icons.h"

#include <QMenu>
#include <QToolButton>

namespace barbutton {

QToolButton *make(const QString &icon, const QString &text, const QString &tip)
{
    auto *made = new QToolButton;
    made->setIcon(icons::get(icon));
    made->setText(text);
    made->setToolTip(tip);
    made->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly
                                            : Qt::ToolButtonTextBesideIcon);
    made->setAutoRaise(true);
    return made;
}

QToolButton *makeMenu(const QString &icon, const QString &text, const QString &tip)
{
    QToolButton *made = make(icon, text, tip);
    made->setPopupMode(QToolButton::InstantPopup);
    made->setMenu(new QMenu(made));
    return made;
}

} // namespace barbutton
