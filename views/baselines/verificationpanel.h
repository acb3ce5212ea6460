#pragma once

#include "model/store/baselineledger.h"
#include "model/store/keyring.h"
#include "model/store/verification.h"
#include "views/panels/panel.h"

class QScrollArea;

/// What one baseline hashes to, who stands behind it, and whether it was found sound.
class VerificationPanel : public Panel
{
    Q_OBJECT

public:
    VerificationPanel(BaselineLedger &ledger, QWidget *parent = nullptr);

    /// Looks at a baseline; a null id shows nothing.
    void show(const QUuid &baseline);
    /// Keys whose owners are known from now on.
    void setKnown(const TrustedKeys &known);
    /// What a check of the whole file found.
    void setFound(const Verification &found);

signals:
    void verifyRequested();

private:
    void rebuild();
    QWidget *content(const Baseline &baseline) const;

    BaselineLedger &m_ledger;
    QScrollArea *m_scroll;
    QUuid m_baseline;
    TrustedKeys m_known;
    std::optional<Verification> m_found;
};
