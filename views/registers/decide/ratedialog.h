#pragma once

#include "model/threats/register.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;

/// Asks for the team's own likelihood and impact of a threat, with the reason that an override
/// needs.
class RateDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RateDialog(const ThreatRow &row, QWidget *parent = nullptr);

    /// Thousandths of a level; 0 keeps what the rule and the ratings give.
    int likelihood() const;
    int impact() const;
    QString reason() const;

private:
    void check();

    QComboBox *m_likelihood;
    QComboBox *m_impact;
    QPlainTextEdit *m_reason;
    class QDialogButtonBox *m_buttons;
};
