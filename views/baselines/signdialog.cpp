#include "views/baselines/signdialog.h"

#include "views/baselines/newkeydialog.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

SignDialog::SignDialog(const Baseline &baseline, const QString &name, const Keyring &keyring,
                       QWidget *parent)
    : QDialog(parent)
    , m_keyring(keyring)
    , m_name(name)
    , m_role(new QComboBox)
    , m_keys(new QComboBox)
    , m_fingerprint(labels::plain({}, labels::Weight::Secondary, true))
    , m_passphrase(new QLineEdit)
    , m_problem(labels::plain({}, labels::Weight::Strong, true))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Sign a baseline"));
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(
            labels::plain(QStringLiteral("B%1 %2").arg(baseline.number).arg(baseline.name),
                          labels::Weight::Title, true));
    layout->addWidget(labels::plain(
            tr("The signature covers the state, the register, the journal up to it and the "
               "catalogs. It cannot be taken back."),
            labels::Weight::Normal, true));
    for (size_t i = 0; i < enumWords<SigningRole>.size(); ++i)
        m_role->addItem(documentcontrol::textOf(static_cast<SigningRole>(i)));
    if (name != baseline.author)
        m_role->setCurrentIndex(static_cast<int>(SigningRole::Approver));
    auto *keyLine = new QHBoxLayout;
    keyLine->addWidget(m_keys, 1);
    auto *make = new QPushButton(tr("&New Key\u2026"));
    keyLine->addWidget(make);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    auto *form = new QFormLayout;
    form->addRow(tr("Name"), labels::plain(name));
    form->addRow(tr("&Role"), m_role);
    auto *keyLabel = labels::plain(tr("&Key"));
    keyLabel->setBuddy(m_keys);
    form->addRow(keyLabel, keyLine);
    form->addRow(tr("Fingerprint"), m_fingerprint);
    form->addRow(tr("&Passphrase"), m_passphrase);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    m_problem->hide();
    layout->addStretch();
    m_buttons->addButton(tr("&Sign"), QDialogButtonBox::AcceptRole)->setDefault(true);
    layout->addWidget(m_buttons);
    connect(make, &QPushButton::clicked, this, &SignDialog::makeKey);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SignDialog::unlock);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_keys, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_fingerprint->setText(
                index < 0 || index >= m_own.size()
                        ? tr("Make a key first; it is kept on this computer.")
                        : publickey::spoken(publickey::fingerprint(m_own.at(index).publicKey)));
    });
    fillKeys();
}

SigningRole SignDialog::role() const
{
    return static_cast<SigningRole>(m_role->currentIndex());
}

void SignDialog::fillKeys()
{
    m_own = m_keyring.own();
    m_keys->clear();
    for (const Keyring::Own &key : m_own)
        m_keys->addItem(QStringLiteral("%1 (%2)").arg(
                key.name, publickey::fingerprint(key.publicKey).left(8)));
    for (qsizetype i = 0; i < m_own.size(); ++i) {
        if (m_own.at(i).name == m_name)
            m_keys->setCurrentIndex(static_cast<int>(i));
    }
    if (m_own.isEmpty())
        m_fingerprint->setText(tr("Make a key first; it is kept on this computer."));
    for (QAbstractButton *button : m_buttons->buttons()) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(!m_own.isEmpty());
    }
}

void SignDialog::makeKey()
{
    NewKeyDialog dialog(m_name, m_keyring, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    fillKeys();
    for (qsizetype i = 0; i < m_own.size(); ++i) {
        if (m_own.at(i).publicKey == dialog.made().publicKey)
            m_keys->setCurrentIndex(static_cast<int>(i));
    }
}

void SignDialog::unlock()
{
    const Keyring::Own chosen = m_own.value(m_keys->currentIndex());
    const Result<SigningKey> opened = Keyring::open(chosen, m_passphrase->text().toUtf8());
    if (opened) {
        m_key = *opened;
        accept();
        return;
    }
    m_problem->setText(tr("The passphrase does not open this key."));
    m_problem->show();
    m_passphrase->selectAll();
    m_passphrase->setFocus();
}
