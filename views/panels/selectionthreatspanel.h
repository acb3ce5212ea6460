#pragma once

#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QListView;
class QStackedWidget;
class SelectionThreatsModel;

/// The threats of what is selected, live while drawing: title, a one-line why, and the three
/// figures.
class SelectionThreatsPanel : public Panel
{
    Q_OBJECT

public:
    explicit SelectionThreatsPanel(const ViewContext &context, QWidget *parent = nullptr);

signals:
    /// A threat was double-clicked: show it in the register.
    void opened(const QString &threat);

private:
    void refresh();

    const ViewContext m_context;
    SelectionThreatsModel *m_model;
    QListView *m_view;
    QStackedWidget *m_pages;
};
