#pragma once

#include "model/core/project.h"

#include <QDialog>

/// What differs between the open project and the file that another program wrote: each record with
/// where it is found. Accepting means saving the open one under another name.
class ComparedDialog : public QDialog
{
    Q_OBJECT

public:
    ComparedDialog(const Project &here, const Project &there, const QString &path,
                   QWidget *parent = nullptr);
};
