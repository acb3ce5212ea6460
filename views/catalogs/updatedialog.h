#pragma once

#include "model/exchange/catalogupdate.h"

#include <QDialog>

class QTreeWidget;

/// Shows what another version of a catalog means for the project before anything is done: threats
/// that appear, change and go, and what moves to new ids. Accepting it is the caller's step.
class UpdateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `from` is the version that the project uses now; empty for a catalog that is new to it.
    UpdateDialog(const CatalogUpdate &update, const QString &from, QWidget *parent = nullptr);

private:
    static void addGroup(QTreeWidget &list, const QString &name, const QList<QStringList> &rows);
};
