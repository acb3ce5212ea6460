#pragma once

#include "model/threats/riskrows.h"
#include "views/panels/detailpanel.h"
#include "views/viewcontext.h"

class QVBoxLayout;

/// One risk: title, consequence, owner, rating, treatment, acceptance, and the threats that make
/// it.
class RiskDetailPanel : public DetailPanel
{
    Q_OBJECT

public:
    explicit RiskDetailPanel(const ViewContext &context, QWidget *parent = nullptr);
    void show(const Id<Risk> &risk);

signals:
    void threatOpened(const QString &key);

protected:
    bool hasContent() const override;
    void fill(QVBoxLayout &layout) override;
    QWidget *makeEmptyState() const override;

private:
    class Fields *makeFields();
    RiskRow row() const;
    void accept();
    void rate(int Risk::*axis, int level);
    void addAcceptance(QVBoxLayout &layout, const Risk &risk, const RiskRow &row);
    void addThreats(QVBoxLayout &layout, const RiskRow &row);
    template<typename Change>
    void change(Change &&apply) const;

    const ViewContext m_context;
    Id<Risk> m_risk;
};
