#pragma once

#include "model/threats/riskrows.h"
#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QScrollArea;

/// One risk: title, consequence, owner, treatment, acceptance, and the threats that make it.
class RiskDetailPanel : public Panel
{
    Q_OBJECT

public:
    explicit RiskDetailPanel(const ViewContext &context, QWidget *parent = nullptr);
    void show(const Id<Risk> &risk);

signals:
    void threatOpened(const QString &key);

private:
    void rebuild();
    class Fields *makeFields();
    template<typename Change>
    void change(Change &&apply) const;

    const ViewContext m_context;
    QScrollArea *m_scroll;
    Id<Risk> m_risk;
};
