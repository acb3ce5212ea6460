#include "views/style/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

void language::install()
{
    for (const QLocale &locale : { QLocale(QLocale::English), QLocale() }) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(locale, QStringLiteral("redoubt"), QStringLiteral("_"),
                             QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}
