#pragma once

#include "views/viewcontext.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

/// A note or link that shows that a control does what it says; also what a provider or customer
/// attests, with scope and expiry.
class EvidenceDialog : public QDialog
{
    Q_OBJECT

public:
    EvidenceDialog(const ViewContext &context, const Id<Control> &control,
                   QWidget *parent = nullptr);

    void accept() override;

private:
    const ViewContext m_context;
    Id<Control> m_control;
    QPlainTextEdit *m_note;
    QLineEdit *m_link;
    QLineEdit *m_expires;
    QCheckBox *m_inherited;
    QLineEdit *m_provider;
    QLineEdit *m_scope;
    QLabel *m_refusal;
};
