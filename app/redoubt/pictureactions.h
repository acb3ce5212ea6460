#pragma once

#include "views/canvas/pictures/picturedialog.h"

#include <QObject>

class DrawWorkspace;
class Preferences;
class QAction;
class QMainWindow;

/// Diagrams as pictures: export to SVG, PNG and PDF, and print with a preview.
class PictureActions : public QObject
{
    Q_OBJECT

public:
    PictureActions(Preferences &preferences, QMainWindow *window);

    QList<QAction *> actions() const { return { m_export, m_print }; }
    /// The workspace whose canvas becomes pictures; null when none is open.
    void follow(DrawWorkspace *workspace);
    /// While the canvas is not seen, nothing is.
    void setEnabled(bool on);

private:
    QAction *make(const QString &icon, const QString &text, const QKeySequence &keys,
                  const QString &tip, void (PictureActions::*run)());
    void exportPicture();
    void print();
    void save(const QList<PictureSheet> &sheets, const picturefile::Options &options);
    picturefile::Options lastOptions() const;
    void keep(const picturefile::Options &options);
    QRectF seen() const;

    Preferences &m_preferences;
    QMainWindow *m_window;
    DrawWorkspace *m_workspace = nullptr;
    QAction *m_export;
    QAction *m_print;
};
