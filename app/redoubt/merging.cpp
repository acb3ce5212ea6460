#include "app/redoubt/merging.h"

#include "model/store/othercopy.h"
#include "views/baselines/mergedialog.h"
#include "views/dialogs/messages.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(merging)
};

/// The hashes of the catalogs that a project pins: when a merge brings others, what is open was
/// read with the wrong ones.
QMap<QString, QString> pinsOf(const Project &project)
{
    QMap<QString, QString> pins;
    for (const CatalogPin *pin : project.all<CatalogPin>())
        pins.insert(pin->catalog, pin->sha256);
    return pins;
}

} // namespace

namespace merging {

void run(QWidget *window, OpenProject &project)
{
    const QString path =
            QFileDialog::getOpenFileName(window, Text::tr("Merge a copy of this project"),
                                         QFileInfo(project.file().path()).absolutePath(),
                                         Text::tr("Redoubt projects (*.redoubt);;All files (*)"));
    if (!path.isEmpty())
        run(window, project, path);
}

bool run(QWidget *window, OpenProject &project, const QString &path)
{
    const Result<OtherCopy> other = OtherCopy::open(path);
    if (!other) {
        messages::error(window, other.error());
        return false;
    }
    const ViewContext context = project.context();
    const auto parting = other->partingFrom(project.file().journal(), context.project());
    if (!parting) {
        Error error = parting.error();
        error.where = path;
        messages::error(window, error);
        return false;
    }
    const QString name = QFileInfo(path).fileName();
    if (parting->theirs == 0) {
        messages::tell(window, Text::tr("Nothing to merge"),
                       Text::tr("Every step of %1 is in this project already.").arg(name));
        return false;
    }
    const Merge merge(parting->base, context.project(), other->project(), context.catalogs());
    MergeDialog dialog(merge, name, window);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    const Result<Edit> edit = merge.settle(dialog.choices());
    if (!edit) {
        messages::error(window, edit.error());
        return false;
    }
    const QMap<QString, QString> pins = pinsOf(context.project());
    other->bringAlongIn(project.file().journal());
    const Result<void> done = context.document.push(*edit, { QStringLiteral("merge"), { name } },
                                                    {}, EntryKind::Merge);
    if (!done)
        messages::error(window, done.error());
    else if (pins != pinsOf(context.project()))
        messages::tell(window, Text::tr("The other copy pins other catalogs"),
                       Text::tr("Close the project and open it again to see its threats by them."));
    return static_cast<bool>(done);
}

} // namespace merging
