#pragma once

#include "views/viewcontext.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;

/// The effect of one control on one threat, set by the team in place of the rule's. The rule's
/// value stays visible, and the change needs a reason.
class EffectDialog : public QDialog
{
    Q_OBJECT

public:
    /// A null control is chosen in the dialog.
    EffectDialog(const ViewContext &context, const QString &threat, const Id<Control> &control,
                 QWidget *parent = nullptr);

    void accept() override;

private:
    void show();
    Id<Control> chosen() const;
    void push(const Result<Edit> &edit);

    const ViewContext m_context;
    QString m_threat;
    QComboBox *m_control;
    QLabel *m_rule;
    QDoubleSpinBox *m_likelihood;
    QDoubleSpinBox *m_impact;
    QPlainTextEdit *m_reason;
    QLabel *m_refusal;
};
