#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class FacetPanel;
class QLabel;
class QLineEdit;
class QTreeView;
class QStackedWidget;
class ThreatsModel;

/// The Threats workspace: facets, the grouped register, the detail of one threat.
class ThreatsWorkspace : public QWidget
{
    Q_OBJECT

public:
    explicit ThreatsWorkspace(const ViewContext &context, QWidget *parent = nullptr);

private:
    QWidget *makeBar();
    void makeTable();
    void applyFilter();
    void refresh();
    void showThreat(const QString &key);
    QStringList selectedKeys() const;

    const ViewContext m_context;
    ThreatsModel *m_model;
    QTreeView *m_table;
    FacetPanel *m_facets;
    QLineEdit *m_text;
    QLabel *m_count;
    QStackedWidget *m_pages;
    bool m_syncing = false;
};
