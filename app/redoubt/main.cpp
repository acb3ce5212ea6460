#include "app/redoubt/dress.h"
#include "app/redoubt/mainwindow.h"
#include "model/catalog/teamcatalogs.h"
#include "views/dialogs/messages.h"
#include "views/style/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QTimer>

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Redoubt"));
    QApplication::setOrganizationName(QStringLiteral("Redoubt"));
    QApplication::setApplicationVersion(QStringLiteral(REDOUBT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.redoubt.redoubt"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/resources/icons/redoubt.svg")));
    language::install();

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
            "main", "Threat modelling and risk assessment of MLOps systems."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QApplication::translate("main", "Project to open."),
                                 QStringLiteral("[file]"));
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    QApplication::translate("main", "Open the sample project."));
    const QCommandLineOption theme(
            QStringLiteral("theme"),
            QApplication::translate("main", "Colours: light or dark, whatever the desktop has."),
            QStringLiteral("name"));
    parser.addOptions({ sample, theme });
    parser.process(app);
    Preferences preferences;
    dress(parser.isSet(theme) ? parser.value(theme) : preferences.colours());

    QList<Error> refused;
    const Result<CatalogsPointer> catalogs = catalog::loadWith(teamcatalogs::files(), refused);
    if (!catalogs) {
        messages::error(nullptr, catalogs.error());
        return 2;
    }
    MainWindow window(*catalogs, preferences,
                      QApplication::applicationDirPath() + QStringLiteral("/redoubt-layout"));
    window.show();
    for (const Error &error : refused)
        messages::error(&window, error);
    // After the first frame: a question about recovery belongs over a window that is there.
    QTimer::singleShot(0, &window, [&] {
        window.documents().offerRecovery();
        if (window.documents().project())
            return;
        if (parser.isSet(sample))
            window.documents().openSample();
        else if (!parser.positionalArguments().isEmpty())
            window.documents().openFile(parser.positionalArguments().first());
    });
    return QApplication::exec();
}
