#pragma once

#include "views/panels/detailpanel.h"
#include "views/viewcontext.h"

class QVBoxLayout;

/// One threat in full: why it was proposed, what it refers to, the three figures and how they come
/// about, what counts against it, what the team said, and what happened to it.
class ThreatDetailPanel : public DetailPanel
{
    Q_OBJECT

public:
    explicit ThreatDetailPanel(const ViewContext &context, QWidget *parent = nullptr);

signals:
    void confirmRequested();
    void dismissRequested();
    void rateRequested();
    void controlRequested(const QString &catalogId);
    /// Shows an id in the catalogs: a technique, an item of a list, a rule.
    void referenceOpened(const QString &id);
    void controlOpened(const QUuid &control);

protected:
    bool hasContent() const override;
    void fill(QVBoxLayout &layout) override;
    QWidget *makeEmptyState() const override;

private:
    void addHead(QVBoxLayout &layout, const ThreatRow &row);
    void addReferences(QVBoxLayout &layout, const ThreatRow &row);
    void addButtons(QVBoxLayout &layout, const ThreatRow &row);
    void addOwner(class QHBoxLayout &layout, const ThreatRow &row);
    void addWhy(QVBoxLayout &layout, const ThreatRow &row);
    void addOwn(QVBoxLayout &layout, const ThreatRow &row);
    void addFigures(QVBoxLayout &layout, const ThreatRow &row);
    void addRisks(QVBoxLayout &layout, const ThreatRow &row);

    const ViewContext m_context;
};
