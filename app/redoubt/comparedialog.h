#pragma once

#include "model/baseline/difference.h"

#include <QDialog>

/// What lies between the file that another program wrote and the open project, as the Baselines
/// workspace shows differences. The reader merges the file into the project, or saves the project
/// under another name.
class ComparedDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Wish { Merge, SaveAs };

    /// `difference` leads from the file to the window.
    ComparedDialog(const Difference &difference, const QString &path, QWidget *parent = nullptr);

    /// What was chosen; only when the dialog was accepted.
    Wish wish() const { return m_wish; }

private:
    Wish m_wish = Wish::Merge;
};
