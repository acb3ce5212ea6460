#include "app/redoubt/pictureactions.h"

#include "app/redoubt/makeaction.h"
#include "app/redoubt/settings.h"
#include "model/store/publish.h"
#include "views/canvas/pictures/pictureprint.h"
#include "views/dialogs/messages.h"
#include "views/panels/drawworkspace.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QStatusBar>

#include <algorithm>

namespace {

/// A name that every file system takes, whatever a diagram is called.
QString fileName(const QString &title)
{
    constexpr qsizetype longest = 60;
    QString name;
    for (const QChar c : title.simplified().left(longest)) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u' ')
            name += c;
    }
    name = name.simplified();
    return name.isEmpty() ? PictureActions::tr("diagram") : name;
}

} // namespace

PictureActions::PictureActions(Preferences &preferences, QMainWindow *window)
    : QObject(window)
    , m_preferences(preferences)
    , m_window(window)
    , m_export(make(QStringLiteral("export"), tr("Export Pict&ure\u2026"),
                    QKeySequence(tr("Ctrl+E")),
                    tr("Diagrams, what is seen or what is selected as SVG, PNG or PDF"),
                    &PictureActions::exportPicture))
    , m_print(make(QStringLiteral("print"), tr("&Print Diagram\u2026"),
                   QKeySequence(QKeySequence::Print),
                   tr("Diagrams on paper, on one page each or over several, with a preview"),
                   &PictureActions::print))
{
}

QAction *PictureActions::make(const QString &icon, const QString &text, const QKeySequence &keys,
                              const QString &tip, void (PictureActions::*run)())
{
    QAction *action = makeAction(this, icon, text, keys, tip);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void PictureActions::follow(DrawWorkspace *workspace)
{
    m_workspace = workspace;
}

void PictureActions::setEnabled(bool on)
{
    for (QAction *action : actions())
        action->setEnabled(on && m_workspace);
}

QRectF PictureActions::seen() const
{
    const CanvasView &canvas = m_workspace->canvas();
    return canvas.mapToScene(canvas.viewport()->rect()).boundingRect();
}

picturefile::Options PictureActions::lastOptions() const
{
    const auto number = [this](const char *key, int most) {
        return std::clamp(m_preferences.value(QLatin1String(key), 0).toInt(), 0, most);
    };
    picturefile::Options options;
    options.format = static_cast<picturefile::Format>(number("picture/format", 2));
    options.scale = m_preferences.value(QStringLiteral("picture/scale"), options.scale).toDouble();
    options.pages = static_cast<PicturePages::Way>(number("picture/pages", 1));
    options.paper = static_cast<Paper>(number("picture/paper", 1));
    return options;
}

void PictureActions::keep(const picturefile::Options &options)
{
    m_preferences.setValue(QStringLiteral("picture/format"), static_cast<int>(options.format));
    m_preferences.setValue(QStringLiteral("picture/scale"), options.scale);
    m_preferences.setValue(QStringLiteral("picture/pages"), static_cast<int>(options.pages));
    m_preferences.setValue(QStringLiteral("picture/paper"), static_cast<int>(options.paper));
}

void PictureActions::exportPicture()
{
    PictureDialog dialog(PictureDialog::For::Export, m_workspace->canvas().diagramScene(), seen(),
                         lastOptions(), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    keep(dialog.options());
    save(dialog.sheets(), dialog.options());
}

void PictureActions::save(const QList<PictureSheet> &sheets, const picturefile::Options &options)
{
    const QString suffix = picturefile::suffixOf(options.format);
    const bool many = options.format != picturefile::Format::Pdf && sheets.size() > 1;
    QFileDialog dialog(m_window, tr("Export picture"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    const QString project =
            m_workspace->canvas().diagramScene().context().project().settings().name;
    dialog.selectFile(QStringLiteral("%1.%2").arg(
            fileName(sheets.size() == 1 ? sheets.first().title : project), suffix));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QFileInfo chosen(dialog.selectedFiles().value(0));
    int written = 0;
    for (qsizetype i = 0; i < (many ? sheets.size() : 1); ++i) {
        if (many && sheets.at(i).picture.size().isEmpty())
            continue;
        // A number keeps diagrams of one name apart.
        const QString path = many ? chosen.dir().filePath(
                                     QStringLiteral("%1-%2 %3.%4")
                                             .arg(chosen.completeBaseName(), QString::number(i + 1),
                                                  fileName(sheets.at(i).title), suffix))
                                  : chosen.filePath();
        const Result<QByteArray> bytes =
                picturefile::write(many ? sheets.mid(i, 1) : sheets, options);
        const Result<void> done =
                bytes ? publish::writeFile(path, *bytes) : Result<void>(bytes.error());
        if (!done) {
            messages::error(m_window, done.error());
            return;
        }
        ++written;
    }
    m_window->statusBar()->showMessage(
            many ? tr("%n picture(s) exported to %1", nullptr, written).arg(chosen.path())
                 : tr("Exported to %1").arg(chosen.filePath()),
            8000);
}

void PictureActions::print()
{
    PictureDialog dialog(PictureDialog::For::Print, m_workspace->canvas().diagramScene(), seen(),
                         lastOptions(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        pictureprint::preview(dialog.sheets(), dialog.options().pages, m_window);
}
