#pragma once

#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QScrollArea;
class QVBoxLayout;

/// One control where it stands: status, coverage, owner, due date, cost, and which threats move if
/// it slips.
class ControlDetailPanel : public Panel
{
    Q_OBJECT

public:
    explicit ControlDetailPanel(const ViewContext &context, QWidget *parent = nullptr);

    void show(const Id<Control> &control, const Id<ControlPlacement> &placement);

private:
    void rebuild();
    void addFields(QVBoxLayout &layout);
    void addSlips(QVBoxLayout &layout);
    template<typename Change>
    void change(Change &&apply) const;

    const ViewContext m_context;
    QScrollArea *m_scroll;
    Id<Control> m_control;
    Id<ControlPlacement> m_placement;
};
