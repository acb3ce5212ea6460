#pragma once

#include "views/viewcontext.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QSpinBox;

/// Marks controls verified: who verified them, how, when, and for how many months that holds.
class VerifyDialog : public QDialog
{
    Q_OBJECT

public:
    VerifyDialog(const ViewContext &context, const QList<Id<Control>> &controls,
                 QWidget *parent = nullptr);

    void accept() override;

private:
    const ViewContext m_context;
    QList<Id<Control>> m_controls;
    QComboBox *m_verifier;
    QLineEdit *m_method;
    QDateEdit *m_on;
    QSpinBox *m_period;
    QLabel *m_refusal;
};
