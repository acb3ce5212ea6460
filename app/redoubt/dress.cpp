#include "app/redoubt/dress.h"

#include "views/style/outlinestyle.h"
#include "views/style/theme.h"

#include <QApplication>
#include <QStyle>

void dress(const QString &colours)
{
    const bool own = !colours.isEmpty() || qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
    if (!own) {
        QApplication::setPalette(QApplication::style()->standardPalette());
        return;
    }
    QApplication::setStyle(new OutlineStyle(QStringLiteral("Fusion")));
    QApplication::setPalette(colours == u"dark" ? darkPalette() : lightPalette());
}
