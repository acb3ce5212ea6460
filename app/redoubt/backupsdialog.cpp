#include "app/redoubt/backupsdialog.h"

#include "views/style/labels.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>

BackupsDialog::BackupsDialog(const QString &file, const QList<Backup> &backups, QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("Restore a backup"));
    resize(640, 400);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(tr("Backups of %1").arg(QFileInfo(file).fileName()),
                                    labels::Weight::Title));
    layout->addWidget(
            labels::plain(tr("Restoring puts one of them in the place of the project file. "
                             "What is there now becomes a backup itself."),
                          labels::Weight::Secondary, true));
    if (backups.isEmpty())
        layout->addWidget(labels::emptyState(QStringLiteral("backup-store"),
                                             tr("There is no backup of this file yet."),
                                             tr("One is kept whenever a save replaces the file, "
                                                "unless Preferences say otherwise.")));
    m_list->setVisible(!backups.isEmpty());
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Backups"));
    m_list->setHeaderLabels({ tr("Written"), tr("Size"), tr("Kept as"), tr("File") });
    for (const Backup &backup : backups) {
        auto *item = new QTreeWidgetItem(
                m_list, { QLocale().toString(backup.written, QLocale::ShortFormat),
                          QLocale().formattedDataSize(backup.size),
                          backup.daily ? tr("that day's last") : tr("one of the last five"),
                          QFileInfo(backup.path).fileName() });
        item->setData(0, Qt::UserRole, backup.path);
        item->setToolTip(3, labels::tip(backup.path));
    }
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    layout->addWidget(m_list, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_restore = buttons->addButton(tr("&Restore"), QDialogButtonBox::AcceptRole);
    m_restore->setDefault(true);
    m_look = buttons->addButton(tr("&Look at It"), QDialogButtonBox::ActionRole);
    m_look->setEnabled(!backups.isEmpty());
    m_restore->setEnabled(!backups.isEmpty());
    layout->addWidget(buttons);
    connect(m_restore, &QPushButton::clicked, this, [this] { wishFor(Wish::Restore); });
    connect(m_look, &QPushButton::clicked, this, [this] { wishFor(Wish::Look); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString BackupsDialog::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void BackupsDialog::wishFor(Wish wish)
{
    m_wish = wish;
    accept();
}
