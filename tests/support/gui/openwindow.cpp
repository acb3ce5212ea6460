#include "tests/support/gui/openwindow.h"

#include <QAction>
#include <QTest>

OpenWindow::OpenWindow(const QString &layoutProgram)
{
    qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
    QCoreApplication::setApplicationName(QStringLiteral("Redoubt"));
    // Where another test left the sample is no place to begin.
    m_preferences.setValue(QStringLiteral("canvas/places"), QStringList());
    const Result<CatalogsPointer> catalogs = catalog::loadBundled();
    if (!catalogs)
        qFatal("%s", qPrintable(catalogs.error().text()));
    m_window = std::make_unique<MainWindow>(*catalogs, m_preferences, layoutProgram);
    m_window->resize(1500, 950);
    m_window->show();
    m_window->documents().openSample();
    if (!m_window->documents().project())
        qFatal("the sample does not open");
    QCoreApplication::processEvents();
}

void OpenWindow::showMode(int number)
{
    for (QAction *action : m_window->findChildren<QAction *>()) {
        if (action->shortcut() == QKeySequence(QStringLiteral("Ctrl+%1").arg(number)))
            action->trigger();
    }
    QCoreApplication::processEvents();
}
