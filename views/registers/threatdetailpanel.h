#pragma once

#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QScrollArea;
class QVBoxLayout;

/// One threat in full: why it was proposed, what it refers to, the three figures, what counts
/// against it, and what the team said.
class ThreatDetailPanel : public Panel
{
    Q_OBJECT

public:
    explicit ThreatDetailPanel(const ViewContext &context, QWidget *parent = nullptr);

signals:
    void confirmRequested();
    void dismissRequested();
    void rateRequested();
    void controlRequested(const QString &catalogId);

private:
    void rebuild();
    void addHead(QVBoxLayout &layout, const ThreatRow &row);
    void addButtons(QVBoxLayout &layout, const ThreatRow &row);
    void addWhy(QVBoxLayout &layout, const ThreatRow &row);
    void addFigures(QVBoxLayout &layout, const ThreatRow &row);
    void addControls(QVBoxLayout &layout, const ThreatRow &row);
    void addOffers(QVBoxLayout &layout, const ThreatRow &row);

    const ViewContext m_context;
    QScrollArea *m_scroll;
};
