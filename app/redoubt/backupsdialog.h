#pragma once

#include "model/store/backups.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

/// The backups of one project file, to look at or to restore.
class BackupsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Wish { Nothing, Look, Restore };

    BackupsDialog(const QString &file, const QList<Backup> &backups, QWidget *parent = nullptr);

    /// What was asked for before the dialog closed, and for which backup.
    Wish wish() const { return m_wish; }
    QString chosen() const;

private:
    void wishFor(Wish wish);

    QTreeWidget *m_list;
    QPushButton *m_look;
    QPushButton *m_restore;
    Wish m_wish = Wish::Nothing;
};
