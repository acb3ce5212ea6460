#pragma once

#include "model/store/keyring.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

/// One's own signing keys and the public keys of others that are known here.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    KeysDialog(const QString &name, const Keyring &keyring, QWidget *parent = nullptr);

signals:
    /// The public part of a key is to be written to a file, as PEM.
    void exportRequested(const QByteArray &pem, const QString &suggestedName);
    /// A file with somebody's public key is to be chosen; `addKnown` takes its content.
    void importRequested();

public slots:
    /// Takes a public key in PEM form into the known ones, after asking whose it is.
    void addKnown(const QByteArray &pem, const QString &from);

private:
    void refresh();
    void refreshButtons();
    void forget();
    QByteArray currentKey() const;

    const QString m_name;
    const Keyring &m_keyring;
    QTreeWidget *m_list;
    QPushButton *m_export;
    QPushButton *m_forget;
};
