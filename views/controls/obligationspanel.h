#pragma once

#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QTreeWidget;

/// Who owes what where somebody else operates the zone: its controls, who usually owes them, and
/// whether the operator has attested them.
class ObligationsPanel : public Panel
{
    Q_OBJECT

public:
    explicit ObligationsPanel(const ViewContext &context, QWidget *parent = nullptr);

private:
    void refresh();

    const ViewContext m_context;
    QTreeWidget *m_list;
};
