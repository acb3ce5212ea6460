#pragma once

#include <QByteArray>
#include <QString>

class QMainWindow;

/// Asks where something goes that leaves the project, writes it there, and lets the window say so.
namespace fileexport {

void save(QMainWindow &window, const QString &title, const QString &name, const QString &suffix,
          const QByteArray &bytes);

} // namespace fileexport
