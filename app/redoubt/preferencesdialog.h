#pragma once

#include "app/redoubt/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

/// What one person likes, whatever the project: name in the journal, colours, saving,
/// backups.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(Preferences &preferences, QWidget *parent = nullptr);

    void accept() override;

private:
    QLayout *backupChoices();
    void refreshBackups();
    void chooseFolder();
    BackupSettings backups() const;

    Preferences &m_preferences;
    QLineEdit *m_author;
    QCheckBox *m_autosave;
    QComboBox *m_colours;
    QCheckBox *m_backups;
    QRadioButton *m_beside;
    QRadioButton *m_inFolder;
    QLineEdit *m_folder;
    QPushButton *m_choose;
};
