#include "app/redoubt/preferencesdialog.h"

#include "views/style/labels.h"
#include "views/style/outlinestyle.h"
#include "views/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QStyle>

void dress(const QString &colours)
{
    const bool own = !colours.isEmpty() || qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
    if (!own) {
        QApplication::setPalette(QApplication::style()->standardPalette());
        return;
    }
    QApplication::setStyle(new OutlineStyle(QStringLiteral("Fusion")));
    QApplication::setPalette(colours == u"dark" ? darkPalette() : lightPalette());
}

PreferencesDialog::PreferencesDialog(Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_author(new QLineEdit(preferences.author()))
    , m_autosave(new QCheckBox(tr("&Save by itself two seconds after the last step")))
    , m_colours(new QComboBox)
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
    form->addRow(QString(), m_autosave);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(460, sizeHint().height());
}

void PreferencesDialog::accept()
{
    if (!m_author->text().trimmed().isEmpty())
        m_preferences.setAuthor(m_author->text().trimmed());
    m_preferences.setAutosave(m_autosave->isChecked());
    const QString colours = m_colours->currentData().toString();
    if (colours != m_preferences.colours()) {
        m_preferences.setColours(colours);
        dress(colours);
    }
    QDialog::accept();
}
