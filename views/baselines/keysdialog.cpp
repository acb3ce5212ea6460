#include "views/baselines/keysdialog.h"

#include "views/baselines/newkeydialog.h"
#include "views/dialogs/messages.h"
#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QInputDialog>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace {

constexpr int keyRole = Qt::UserRole;
constexpr int ownRole = Qt::UserRole + 1;

} // namespace

KeysDialog::KeysDialog(const QString &name, const Keyring &keyring, QWidget *parent)
    : QDialog(parent)
    , m_name(name)
    , m_keyring(keyring)
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("Signing keys"));
    resize(680, 400);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(
            tr("Your own keys, and the public keys of others that you know. Compare fingerprints "
               "over another way than the one the key came by, such as the telephone."),
            labels::Weight::Secondary, true));
    m_list->setObjectName(QStringLiteral("keys"));
    m_list->setAccessibleName(tr("Signing keys"));
    m_list->setHeaderLabels({ tr("Name"), tr("Fingerprint") });
    m_list->setRootIsDecorated(false);
    m_list->setColumnWidth(0, 220);
    layout->addWidget(m_list, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *make = buttons->addButton(tr("&New Key\u2026"), QDialogButtonBox::ActionRole);
    QPushButton *add = buttons->addButton(tr("&Add Known\u2026"), QDialogButtonBox::ActionRole);
    m_export = buttons->addButton(tr("&Export Public\u2026"), QDialogButtonBox::ActionRole);
    m_forget = buttons->addButton(tr("&Forget"), QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(make, &QPushButton::clicked, this, [this] {
        NewKeyDialog dialog(m_name, m_keyring, this);
        if (dialog.exec() == QDialog::Accepted)
            refresh();
    });
    connect(add, &QPushButton::clicked, this, &KeysDialog::importRequested);
    connect(m_export, &QPushButton::clicked, this, [this] {
        emit exportRequested(publickey::toPem(currentKey()), m_list->currentItem()->text(0));
    });
    connect(m_forget, &QPushButton::clicked, this, &KeysDialog::forget);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysDialog::refreshButtons);
    refresh();
}

void KeysDialog::refresh()
{
    m_list->clear();
    QList<QByteArray> own;
    const auto row = [this](const QString &name, const QByteArray &key, bool mine) {
        const QString spoken = publickey::spoken(publickey::fingerprint(key));
        auto *item =
                new QTreeWidgetItem(m_list, { mine ? tr("%1 (yours)").arg(name) : name, spoken });
        item->setToolTip(1, labels::tip(spoken));
        item->setData(0, keyRole, key);
        item->setData(0, ownRole, mine);
    };
    for (const Keyring::Own &key : m_keyring.own()) {
        own.append(key.publicKey);
        row(key.name, key.publicKey, true);
    }
    const Result<TrustedKeys> known = m_keyring.known();
    if (!known)
        messages::error(this, known.error());
    for (const TrustedKeys::Entry &entry : known ? known->entries() : QList<TrustedKeys::Entry>()) {
        if (!own.contains(entry.key))
            row(entry.name, entry.key, false);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    refreshButtons();
}

void KeysDialog::refreshButtons()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    m_export->setEnabled(item);
    m_forget->setEnabled(item && !item->data(0, ownRole).toBool());
}

QByteArray KeysDialog::currentKey() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, keyRole).toByteArray() : QByteArray();
}

void KeysDialog::addKnown(const QByteArray &pem, const QString &from)
{
    const Result<QByteArray> key = publickey::fromPem(pem, from);
    Result<TrustedKeys> known = m_keyring.known();
    if (!key || !known) {
        messages::error(this, !key ? key.error() : known.error());
        return;
    }
    bool ok = false;
    const QString name =
            QInputDialog::getText(this, tr("Whose key is this?"),
                                  tr("Fingerprint %1\nAsk its owner to read it to you.\n\nName:")
                                          .arg(publickey::spoken(publickey::fingerprint(*key))),
                                  QLineEdit::Normal, {}, &ok);
    if (!ok || name.trimmed().isEmpty())
        return;
    known->add(*key, name);
    if (const Result<void> done = m_keyring.setKnown(*known); !done)
        messages::error(this, done.error());
    refresh();
}

void KeysDialog::forget()
{
    Result<TrustedKeys> known = m_keyring.known();
    if (!known)
        return;
    known->remove(currentKey());
    if (const Result<void> done = m_keyring.setKnown(*known); !done)
        messages::error(this, done.error());
    refresh();
}
