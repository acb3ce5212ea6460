#include "app/redoubt/catalogactions.h"

#include "model/exchange/catalogupdate.h"
#include "views/catalogs/updatedialog.h"
#include "views/dialogs/messages.h"
#include "views/style/icons.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>

namespace {

/// More than ten times what any known catalog has.
constexpr qint64 largestCatalog = 64 * 1024 * 1024;

} // namespace

CatalogActions::CatalogActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_update(new QAction(icons::get(QStringLiteral("add")), tr("Update a Catalog\u2026"), this))
{
    m_update->setStatusTip(
            tr("Show what another version of ATLAS or of a catalog means for this project"));
    m_update->setEnabled(false);
    connect(m_update, &QAction::triggered, this, &CatalogActions::chooseFile);
}

void CatalogActions::follow(OpenProject *project)
{
    m_project = project;
    m_update->setEnabled(project);
}

void CatalogActions::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
            m_window, tr("Update a catalog"), {},
            tr("Catalogs and MITRE's ATLAS files (*.json *.yaml *.yml)") + QStringLiteral(";;")
                    + tr("All files (*)"));
    if (!path.isEmpty())
        updateFrom(path);
}

void CatalogActions::updateFrom(const QString &path)
{
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly) || source.size() > largestCatalog) {
        messages::error(m_window,
                        { source.isOpen()
                                  ? tr("the file is larger than any catalog")
                                  : tr("the file cannot be read: %1").arg(source.errorString()),
                          path, tr("Choose a catalog or MITRE's ATLAS.yaml.") });
        return;
    }
    const ViewContext context = m_project->context();
    const CatalogsPointer now = m_project->catalogs();
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const Result<CatalogFile> file = catalogupdate::fromFile(source.readAll(), path, now->atlas);
    const Result<CatalogUpdate> update =
            file ? catalogupdate::prepare(context.project(), now, *file, context.document.today())
                 : Result<CatalogUpdate>(file.error());
    QGuiApplication::restoreOverrideCursor();
    if (!update) {
        messages::error(m_window, update.error());
        return;
    }
    QString from;
    for (const CatalogInfo &info : now->info) {
        if (info.id == update->info.id)
            from = info.version;
    }
    UpdateDialog dialog(*update, from, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const CatalogInfo &info = update->info;
    const Result<void> kept =
            m_project->file().keepCatalog(info.sha256, info.id, info.version, info.bytes);
    if (!kept) {
        messages::error(m_window, kept.error());
        return;
    }
    context.push(update->edit, { QStringLiteral("update-catalog"), { info.id, info.version } });
}
