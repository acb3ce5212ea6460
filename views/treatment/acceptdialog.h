#pragma once

#include "model/threats/riskrows.h"
#include "views/viewcontext.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QLabel;
class QPlainTextEdit;

/// Accepting what is left of a risk: who, until when and why. Says at once whose authority does not
/// reach it.
class AcceptDialog : public QDialog
{
    Q_OBJECT

public:
    AcceptDialog(const ViewContext &context, const RiskRow &risk, QWidget *parent = nullptr);

    void accept() override;

private:
    void check();

    const ViewContext m_context;
    Id<Risk> m_risk;
    QString m_title;
    Rating m_current;
    QComboBox *m_by;
    QDateEdit *m_until;
    QPlainTextEdit *m_reason;
    QLabel *m_refusal;
};
