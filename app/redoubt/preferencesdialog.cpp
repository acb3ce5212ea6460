#include "app/redoubt/preferencesdialog.h"

#include "app/redoubt/dress.h"
#include "views/style/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

PreferencesDialog::PreferencesDialog(Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_author(new QLineEdit(preferences.author()))
    , m_autosave(new QCheckBox(tr("&Save by itself two seconds after the last step")))
    , m_colours(new QComboBox)
    , m_backups(new QCheckBox(tr("Keep &backups of what is replaced")))
    , m_beside(new QRadioButton(tr("Beside the &project file")))
    , m_inFolder(new QRadioButton(tr("In this &folder:")))
    , m_folder(new QLineEdit(preferences.backups().folder))
    , m_choose(new QPushButton(tr("C&hoose\u2026")))
{
    setWindowTitle(tr("Preferences"));
    m_autosave->setChecked(preferences.autosave());
    m_colours->addItem(tr("as the desktop has it"), QString());
    m_colours->addItem(tr("light"), QStringLiteral("light"));
    m_colours->addItem(tr("dark"), QStringLiteral("dark"));
    m_colours->setCurrentIndex(std::max(0, m_colours->findData(preferences.colours())));
    auto *form = new QFormLayout;
    form->addRow(tr("Your &name"), m_author);
    form->addRow(QString(), labels::plain(tr("The journal says who made each step."),
                                          labels::Weight::Secondary));
    form->addRow(tr("&Colours"), m_colours);
    form->addRow(tr("Saving"), m_autosave);
    form->addRow(
            QString(),
            labels::plain(tr("When it is off, Ctrl+S saves, and closing asks. Every step is kept "
                             "against a crash either way."),
                          labels::Weight::Secondary, true));
    form->addRow(tr("Backups"), m_backups);
    form->addRow(QString(), labels::plain(tr("The last %1, and one a day for %2 days.")
                                                  .arg(backups::kept)
                                                  .arg(backups::keptDays),
                                          labels::Weight::Secondary));
    form->addRow(QString(), backupChoices());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(560, sizeHint().height());
}

QLayout *PreferencesDialog::backupChoices()
{
    const BackupSettings settings = m_preferences.backups();
    m_backups->setChecked(settings.on);
    m_beside->setChecked(settings.folder.isEmpty());
    m_inFolder->setChecked(!settings.folder.isEmpty());
    m_folder->setAccessibleName(tr("Folder for backups"));
    auto *folder = new QHBoxLayout;
    folder->addWidget(m_inFolder);
    folder->addWidget(m_folder, 1);
    folder->addWidget(m_choose);
    auto *choices = new QVBoxLayout;
    choices->addWidget(m_beside);
    choices->addLayout(folder);
    connect(m_backups, &QCheckBox::toggled, this, &PreferencesDialog::refreshBackups);
    connect(m_inFolder, &QRadioButton::toggled, this, &PreferencesDialog::refreshBackups);
    connect(m_choose, &QPushButton::clicked, this, &PreferencesDialog::chooseFolder);
    refreshBackups();
    return choices;
}

void PreferencesDialog::refreshBackups()
{
    const bool on = m_backups->isChecked();
    m_beside->setEnabled(on);
    m_inFolder->setEnabled(on);
    m_folder->setEnabled(on && m_inFolder->isChecked());
    m_choose->setEnabled(m_folder->isEnabled());
}

void PreferencesDialog::chooseFolder()
{
    const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Folder for backups"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(folder);
}

BackupSettings PreferencesDialog::backups() const
{
    return { m_backups->isChecked(),
             m_inFolder->isChecked() ? m_folder->text().trimmed() : QString() };
}

void PreferencesDialog::accept()
{
    if (!m_author->text().trimmed().isEmpty())
        m_preferences.setAuthor(m_author->text().trimmed());
    m_preferences.setAutosave(m_autosave->isChecked());
    m_preferences.setBackups(backups());
    const QString colours = m_colours->currentData().toString();
    if (colours != m_preferences.colours()) {
        m_preferences.setColours(colours);
        dress(colours);
    }
    QDialog::accept();
}
