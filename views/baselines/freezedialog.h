#pragma once

#include "model/baseline/freeze.h"
#include "views/viewcontext.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;
class QPlainTextEdit;

/// Asks for the name and note of a baseline, and for an answer to what is unfinished.
class FreezeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FreezeDialog(const ViewContext &context, QWidget *parent = nullptr);

    QString name() const;
    QString note() const;
    QString unfinishedNote() const;

private:
    void check();

    const QList<freezing::Unfinished> m_unfinished;
    QLineEdit *m_name;
    QPlainTextEdit *m_note;
    QPlainTextEdit *m_answer = nullptr;
    QDialogButtonBox *m_buttons;
};
