#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class ControlDetailPanel;
class ControlsModel;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

/// The Controls workspace: what stands where, one control in full, the control baseline.
class ControlsWorkspace : public QWidget
{
    Q_OBJECT

public:
    explicit ControlsWorkspace(const ViewContext &context, QWidget *parent = nullptr);

private:
    QWidget *makeBar();
    void makeTable();
    void refresh();
    void place();

    const ViewContext m_context;
    ControlsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    ControlDetailPanel *m_detail;
    QLabel *m_count;
    QStackedWidget *m_pages;
};
