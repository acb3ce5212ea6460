#include "app/redoubt/fileexport.h"

#include "model/store/publish.h"
#include "views/dialogs/messages.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMainWindow>
#include <QStatusBar>

void fileexport::save(QMainWindow &window, const QString &title, const QString &name,
                      const QString &suffix, const QByteArray &bytes)
{
    QFileDialog dialog(&window, title);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog.selectFile(QStringLiteral("%1.%2").arg(name, suffix));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().value(0);
    const Result<void> done = publish::writeFile(path, bytes);
    if (done)
        window.statusBar()->showMessage(
                QCoreApplication::translate("fileexport", "Exported to %1").arg(path), 8000);
    else
        messages::error(&window, done.error());
}
