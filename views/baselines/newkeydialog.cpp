#include "views/baselines/newkeydialog.h"

#include "views/dialogs/messages.h"
#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

constexpr qsizetype shortestPassphrase = 12;

} // namespace

NewKeyDialog::NewKeyDialog(const QString &name, const Keyring &keyring, QWidget *parent)
    : QDialog(parent)
    , m_keyring(keyring)
    , m_name(new QLineEdit(name))
    , m_passphrase(new QLineEdit)
    , m_again(new QLineEdit)
    , m_hint(labels::plain({}, labels::Weight::Secondary, true))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("New signing key"));
    setMinimumWidth(480);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(labels::plain(
            tr("An Ed25519 key, kept on this computer under a passphrase. A lost passphrase cannot "
               "be recovered; what was signed stays valid."),
            labels::Weight::Normal, true));
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Passphrase"), m_passphrase);
    form->addRow(tr("&Again"), m_again);
    layout->addLayout(form);
    layout->addWidget(m_hint);
    layout->addStretch();
    m_buttons->addButton(tr("&Make Key"), QDialogButtonBox::AcceptRole)->setDefault(true);
    layout->addWidget(m_buttons);
    for (QLineEdit *field : { m_passphrase, m_again })
        field->setEchoMode(QLineEdit::Password);
    for (QLineEdit *field : { m_name, m_passphrase, m_again })
        connect(field, &QLineEdit::textChanged, this, &NewKeyDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &NewKeyDialog::make);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void NewKeyDialog::check()
{
    const bool isLong = m_passphrase->text().size() >= shortestPassphrase;
    const bool same = m_passphrase->text() == m_again->text();
    m_hint->setText(!isLong ? tr("At least %1 characters; several words are easiest to remember.")
                                      .arg(shortestPassphrase)
                    : !same ? tr("The two are not the same yet.")
                            : QString());
    for (QAbstractButton *button : m_buttons->buttons()) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(isLong && same && !m_name->text().trimmed().isEmpty());
    }
}

void NewKeyDialog::make()
{
    const Result<Keyring::Own> made =
            m_keyring.create(m_name->text().simplified(), m_passphrase->text().toUtf8());
    if (!made) {
        messages::error(this, made.error());
        return;
    }
    m_made = *made;
    accept();
}
