#include "app/redoubt/makeaction.h"

#include "views/style/icons.h"

QAction *makeAction(QObject *parent, const QString &icon, const QString &text,
                    const QKeySequence &keys, const QString &tip)
{
    auto *action = new QAction(icons::get(icon), text, parent);
    action->setShortcut(keys);
    action->setStatusTip(tip);
    return action;
}
