#pragma once

#include "views/panels/detailpanel.h"
#include "views/viewcontext.h"

class Fields;
class QVBoxLayout;

/// One control where it stands: status, coverage, owner, due date, cost, verification, evidence,
/// and which risks and threats move if it slips.
class ControlDetailPanel : public DetailPanel
{
    Q_OBJECT

public:
    explicit ControlDetailPanel(const ViewContext &context, QWidget *parent = nullptr);

    void show(const Id<Control> &control, const Id<ControlPlacement> &placement);
    /// Asks who verified these, how, when and for how long, and marks them verified in one step.
    void verify(const QList<Id<Control>> &controls);

signals:
    void threatOpened(const QString &key);
    void fileWanted(const Id<Control> &control);
    void fileRequested(const Id<Attachment> &file);

protected:
    bool hasContent() const override;
    void fill(QVBoxLayout &layout) override;
    QWidget *makeEmptyState() const override;

private:
    void addHead(QVBoxLayout &layout, const Control &control);
    Fields *makeFields();
    void addCosts(Fields &fields);
    void addVerification(Fields &fields);
    void addSlips(QVBoxLayout &layout);
    /// Pushes what the rules let through; says why when they do not, and shows what still is.
    template<typename Change>
    void change(Change &&apply);
    const Control *control() const { return m_context.project().find(m_control); }
    /// An empty one when it is gone: a field that has the focus is asked once more then.
    const Control &controlOrNone() const;

    const ViewContext m_context;
    Id<Control> m_control;
    Id<ControlPlacement> m_placement;
};
