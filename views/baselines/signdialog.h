#pragma once

#include "model/store/baselineledger.h"
#include "model/store/keyring.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

/// Asks in which role and with which key a baseline is signed, and for the key's passphrase.
class SignDialog : public QDialog
{
    Q_OBJECT

public:
    SignDialog(const Baseline &baseline, const QString &name, const Keyring &keyring,
               QWidget *parent = nullptr);

    SigningRole role() const;
    /// The opened key. Set once the dialog was accepted.
    const std::optional<SigningKey> &key() const { return m_key; }

private:
    void makeKey();
    void fillKeys();
    void unlock();

    const Keyring &m_keyring;
    const QString m_name;
    QList<Keyring::Own> m_own;
    QComboBox *m_role;
    QComboBox *m_keys;
    QLabel *m_fingerprint;
    QLineEdit *m_passphrase;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
    std::optional<SigningKey> m_key;
};
