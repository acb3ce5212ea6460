#pragma once

#include "views/panels/panel.h"
#include "views/viewcontext.h"

/// The white paper's control baseline by phase: how many of its statements a placed control
/// answers.
class BaselinePanel : public Panel
{
    Q_OBJECT

public:
    explicit BaselinePanel(const ViewContext &context, QWidget *parent = nullptr);

private:
    class Bars;
    const ViewContext m_context;
    Bars *m_bars;
};
