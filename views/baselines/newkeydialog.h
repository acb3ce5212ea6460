#pragma once

#include "model/store/keyring.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

/// Makes a signing key: a name, and a passphrase typed twice.
class NewKeyDialog : public QDialog
{
    Q_OBJECT

public:
    NewKeyDialog(const QString &name, const Keyring &keyring, QWidget *parent = nullptr);

    /// The key, once the dialog was accepted.
    const Keyring::Own &made() const { return m_made; }

private:
    void check();
    void make();

    const Keyring &m_keyring;
    QLineEdit *m_name;
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
    QLabel *m_hint;
    QDialogButtonBox *m_buttons;
    Keyring::Own m_made;
};
