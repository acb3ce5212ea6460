#include "app/redoubt/baselineactions.h"

#include "model/baseline/freeze.h"
#include "model/store/publish.h"
#include "model/store/reviewcopy.h"
#include "model/store/verification.h"
#include "views/baselines/baselinespanel.h"
#include "views/baselines/baselinesworkspace.h"
#include "views/baselines/freezedialog.h"
#include "views/baselines/keysdialog.h"
#include "views/baselines/remarkspanel.h"
#include "views/baselines/signdialog.h"
#include "views/baselines/statustext.h"
#include "views/baselines/verificationpanel.h"
#include "views/dialogs/messages.h"
#include "views/style/icons.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QStatusBar>

BaselineActions::BaselineActions(DocumentActions &documents, QMainWindow *window)
    : QObject(window)
    , m_documents(documents)
    , m_window(window)
    , m_keyring(folders::keys())
    , m_menu(new QMenu(tr("&Baseline"), window))
    , m_statuses(new QMenu(tr("S&tatus"), m_menu))
    , m_freeze(make(QStringLiteral("mode-baselines"), tr("&Freeze\u2026"),
                    tr("Keep the project and its register as they are now"),
                    &BaselineActions::freeze))
    , m_sign(make(QStringLiteral("reviewer"), tr("&Sign\u2026"),
                  tr("Sign the selected baseline with a key of yours"), &BaselineActions::sign))
    , m_verify(make(QStringLiteral("check"), tr("&Verify"),
                    tr("Check journal, records, baselines and signatures of the file"),
                    &BaselineActions::verify))
    , m_review(make(QStringLiteral("lock"), tr("&Open for Review"),
                    tr("Look at the project as the selected baseline froze it; nothing can be "
                       "changed there"),
                    &BaselineActions::review))
    , m_copy(make(QStringLiteral("export"), tr("&Copy for Review\u2026"),
                  tr("A file with this baseline alone, without discussions and history"),
                  &BaselineActions::copy))
    , m_export(make(QString(), tr("&Export Signatures\u2026"),
                    tr("The signatures of the selected baseline as DSSE files of their own"),
                    &BaselineActions::exportSignatures))
    , m_keys(make(QStringLiteral("key-management-service"), tr("Signing &Keys\u2026"),
                  tr("Your keys, and the keys of others that you know"),
                  &BaselineActions::manageKeys))
{
    m_freeze->setShortcut(QKeySequence(tr("Ctrl+Shift+B")));
    m_menu->addActions({ m_freeze, m_sign });
    m_menu->addMenu(m_statuses);
    m_menu->addActions({ m_review, m_verify });
    m_menu->addSeparator();
    m_menu->addActions({ m_copy, m_export });
    m_menu->addSeparator();
    m_menu->addAction(m_keys);
    connect(m_statuses, &QMenu::aboutToShow, this, &BaselineActions::fillStatuses);
    refresh();
}

QAction *BaselineActions::make(const QString &icon, const QString &text, const QString &tip,
                               void (BaselineActions::*run)())
{
    auto *action = new QAction(icons::get(icon), text, this);
    action->setStatusTip(tip);
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void BaselineActions::follow(OpenProject *project, BaselinesWorkspace *workspace)
{
    m_project = project;
    m_workspace = workspace;
    if (project && workspace) {
        workspace->panel().addTools({ m_freeze, m_sign, m_review });
        const Result<TrustedKeys> known = m_keyring.known();
        workspace->verification().setKnown(known ? *known : TrustedKeys());
        if (project->file().review())
            workspace->panel().select(project->file().review()->baseline.id);
        connect(&workspace->panel(), &BaselinesPanel::currentChanged, this,
                &BaselineActions::refresh);
        connect(&workspace->verification(), &VerificationPanel::verifyRequested, this,
                &BaselineActions::verify);
        connect(&project->baselines(), &BaselineLedger::changed, this, &BaselineActions::refresh);
        connect(project, &OpenProject::stateChanged, this, &BaselineActions::refresh);
    }
    refresh();
}

const Baseline *BaselineActions::current() const
{
    return m_project && m_workspace
                   ? m_project->baselines().baseline(m_workspace->panel().current())
                   : nullptr;
}

void BaselineActions::refresh()
{
    const bool open = m_project && m_workspace;
    const bool edits = open && !m_project->file().isReadOnly();
    const Baseline *baseline = current();
    m_freeze->setEnabled(edits);
    m_sign->setEnabled(edits && baseline);
    m_statuses->setEnabled(edits && baseline && !baseline::next(baseline->status).isEmpty());
    m_verify->setEnabled(open);
    const std::optional<Review> none;
    const std::optional<Review> &review = open ? m_project->file().review() : none;
    m_review->setEnabled(baseline && (!review || review->baseline.id != baseline->id));
    m_copy->setEnabled(baseline);
    m_export->setEnabled(baseline && !m_project->baselines().signaturesOf(baseline->id).isEmpty());
    if (!open)
        return;
    m_workspace->verification().show(baseline ? baseline->id : QUuid());
    m_workspace->remarks().show(m_project->file().path(), baseline);
}

void BaselineActions::freeze()
{
    const ViewContext context = m_project->context();
    FreezeDialog dialog(context, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Result<FrozenState> ready =
            freezing::prepare(context.project(), context.threats, context.document.today(),
                              dialog.name(), dialog.note(), dialog.unfinishedNote());
    const Result<Baseline> made =
            ready ? m_project->baselines().freeze(*ready) : Result<Baseline>(ready.error());
    if (!made) {
        messages::error(m_window, made.error());
        return;
    }
    m_workspace->panel().select(made->id);
    emit frozen();
}

void BaselineActions::sign()
{
    const Baseline baseline = *current();
    SignDialog dialog(baseline, m_project->document().author(), m_keyring, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Result<QByteArray> done =
            m_project->baselines().sign(baseline.id, dialog.role(), *dialog.key());
    if (!done)
        messages::error(m_window, done.error());
    const Result<TrustedKeys> known = m_keyring.known();
    if (known)
        m_workspace->verification().setKnown(*known);
}

void BaselineActions::fillStatuses()
{
    m_statuses->clear();
    const Baseline *baseline = current();
    for (const BaselineStatus status :
         baseline ? baseline::next(baseline->status) : QList<BaselineStatus>()) {
        QString text = statustext::of(status);
        text[0] = text.at(0).toUpper();
        connect(m_statuses->addAction(text), &QAction::triggered, this,
                [this, status] { setStatus(status); });
    }
}

void BaselineActions::setStatus(BaselineStatus status)
{
    const Baseline baseline = *current();
    bool ok = false;
    const QString note = QInputDialog::getText(
            m_window, tr("Status of B%1").arg(baseline.number),
            tr("%1 says: %2. A note for the journal:")
                    .arg(m_project->document().author(), statustext::of(status)),
            QLineEdit::Normal, {}, &ok);
    if (!ok)
        return;
    if (const Result<void> done = m_project->baselines().setStatus(baseline.id, status, note);
        !done)
        messages::error(m_window, done.error());
}

bool BaselineActions::saved()
{
    return !m_project->isDirty() || m_documents.save();
}

void BaselineActions::verify()
{
    if (!saved())
        return;
    VerifyRequest request;
    if (const Result<TrustedKeys> known = m_keyring.known())
        request.known = *known;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const Result<Verification> found = ::verify(m_project->file().path(), request);
    QApplication::restoreOverrideCursor();
    if (!found) {
        messages::error(m_window, found.error());
        return;
    }
    m_workspace->verification().setFound(*found);
    m_window->statusBar()->showMessage(
            found->ok ? tr("%n journal entries give exactly the records of the file", nullptr,
                           found->entries)
                      : tr("Verification failed: %1").arg(found->problem),
            10000);
}

void BaselineActions::review()
{
    const QUuid baseline = current()->id;
    // Only a project that is on disk can be looked at.
    if (!saved())
        return;
    const QString path = m_project->file().path();
    if (path.isEmpty())
        return;
    // Queued: the button that was pressed is in a view that is about to go.
    QMetaObject::invokeMethod(
            &m_documents, [this, path, baseline] { m_documents.openForReview(path, baseline); },
            Qt::QueuedConnection);
}

QString BaselineActions::reviewText() const
{
    if (!m_project || !m_project->file().review())
        return {};
    const Baseline &baseline = m_project->file().review()->baseline;
    const Result<TrustedKeys> known = m_keyring.known();
    QStringList people;
    for (const ControlLine &line :
         m_project->baselines().people(baseline.id, known ? *known : TrustedKeys()))
        people.append(QStringLiteral("%1 %2 (%3)")
                              .arg(documentcontrol::textOf(line.role), line.name,
                                   documentcontrol::textOf(line.standing)));
    return tr("Review of B%1 \u201c%2\u201d, %3, frozen %4; %5. Nothing here can be changed.")
            .arg(QString::number(baseline.number), baseline.name, statustext::of(baseline.status),
                 QLocale().toString(baseline.at.toLocalTime(), QLocale::ShortFormat),
                 people.join(QStringLiteral(", ")));
}

QString BaselineActions::askForTarget(const QString &title, const QString &name,
                                      const QString &suffix) const
{
    QFileDialog dialog(m_window, title);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(name);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

void BaselineActions::copy()
{
    const Baseline baseline = *current();
    if (!saved())
        return;
    const QString target = askForTarget(
            tr("Copy for review"),
            QStringLiteral("%1-B%2-review.redoubt").arg(m_project->name()).arg(baseline.number),
            QStringLiteral("redoubt"));
    if (target.isEmpty())
        return;
    const Document &document = m_project->document();
    const Result<void> done = reviewcopy::write(m_project->file().path(), baseline.id, target,
                                                document.author(), document.now());
    if (done)
        m_window->statusBar()->showMessage(tr("Written to %1").arg(target), 8000);
    else
        messages::error(m_window, done.error());
}

void BaselineActions::exportSignatures()
{
    const Baseline baseline = *current();
    const QList<StoredSignature> all = m_project->baselines().signaturesOf(baseline.id);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString target =
                askForTarget(tr("Export signature %1 of %2").arg(i + 1).arg(all.size()),
                             QStringLiteral("%1-B%2-signature-%3.dsse.json")
                                     .arg(m_project->name())
                                     .arg(baseline.number)
                                     .arg(i + 1),
                             QStringLiteral("json"));
        if (target.isEmpty())
            return;
        if (const Result<void> done = publish::writeFile(target, all.at(i).envelope + '\n'); !done)
            messages::error(m_window, done.error());
    }
}

void BaselineActions::manageKeys()
{
    const Document *document = m_project ? &m_project->document() : nullptr;
    KeysDialog dialog(document ? document->author() : QString(), m_keyring, m_window);
    connect(&dialog, &KeysDialog::exportRequested, this,
            [this](const QByteArray &pem, const QString &name) {
                const QString target =
                        askForTarget(tr("Export the public key"), name + QStringLiteral(".pub.pem"),
                                     QStringLiteral("pem"));
                if (target.isEmpty())
                    return;
                if (const Result<void> done = publish::writeFile(target, pem); !done)
                    messages::error(m_window, done.error());
            });
    connect(&dialog, &KeysDialog::importRequested, &dialog, [&dialog] {
        const QString path = QFileDialog::getOpenFileName(&dialog, tr("Add a known key"), {},
                                                          tr("Public keys (*.pem)"));
        QFile file(path);
        if (!path.isEmpty() && file.open(QIODevice::ReadOnly))
            dialog.addKnown(file.read(16 * 1024), path);
    });
    dialog.exec();
    const Result<TrustedKeys> known = m_keyring.known();
    if (m_workspace && known)
        m_workspace->verification().setKnown(*known);
}
