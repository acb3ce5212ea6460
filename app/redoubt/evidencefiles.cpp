#include "app/redoubt/evidencefiles.h"

#include "model/core/operations/controls.h"
#include "model/store/publish.h"
#include "views/dialogs/messages.h"

#include <QFile>
#include <QFileDialog>

EvidenceFiles::EvidenceFiles(OpenProject &project, QWidget *window)
    : QObject(window)
    , m_project(project)
    , m_window(window)
{
}

void EvidenceFiles::add(const Id<Control> &control)
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Keep a file as evidence"));
    if (path.isEmpty())
        return;
    QFile file(path);
    // One byte more than the limit tells that there is more.
    const bool open = file.open(QIODevice::ReadOnly);
    const Result<void> done =
            open ? keep(control, path, file.read(operations::attachmentLimit + 1))
                 : Result<void>(Error { file.errorString(), path, tr("Choose another file.") });
    if (!done)
        messages::error(m_window, done.error());
}

Result<void> EvidenceFiles::keep(const Id<Control> &control, const QString &path,
                                 const QByteArray &bytes)
{
    const Result<Attachment> file = operations::attachmentOf(path, bytes);
    if (!file)
        return file.error();
    Evidence evidence;
    evidence.control = control;
    evidence.by = m_project.document().author();
    evidence.on = m_project.document().today().toString(Qt::ISODate);
    const Project &project = m_project.document().project();
    const Result<Edit> edit = operations::addEvidence(project, evidence, *file);
    if (!edit)
        return edit.error();
    if (Result<void> kept = m_project.file().keepAttachment(bytes); !kept)
        return kept;
    const Control *known = project.find(control);
    return m_project.document().push(
            *edit, { QStringLiteral("add-evidence"), { known ? known->name : QString() } });
}

void EvidenceFiles::save(const Id<Attachment> &file)
{
    const Attachment *known = m_project.document().project().find(file);
    if (!known)
        return;
    const Result<QByteArray> bytes = m_project.file().attachment(known->sha256);
    if (!bytes) {
        messages::error(m_window, bytes.error());
        return;
    }
    if (!messages::offer(
                m_window, tr("Save a copy of %1?").arg(known->name),
                tr("It came with the project. Open it only if you trust whoever added it."),
                tr("Save a copy\u2026"), tr("Leave it")))
        return;
    // A name from elsewhere names a file, never a place.
    const QString name = known->name.section(u'/', -1);
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Save a copy"), name);
    if (path.isEmpty())
        return;
    if (const Result<void> done = publish::writeFile(path, *bytes); !done)
        messages::error(m_window, done.error());
}
