#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class HeatMap;
class QTableView;
class RiskDetailPanel;
class RiskModel;

/// The Risk workspace: three heat maps of the risks, open threats by phase, the list and one in
/// full.
class RiskWorkspace : public QWidget
{
    Q_OBJECT

public:
    explicit RiskWorkspace(const ViewContext &context, QWidget *parent = nullptr);

signals:
    void threatOpened(const QString &key);

private:
    void refresh();
    void select(const Id<Risk> &risk);

    const ViewContext m_context;
    RiskModel *m_model;
    QTableView *m_table;
    QList<HeatMap *> m_maps;
    RiskDetailPanel *m_detail;
    class Panel *m_list;
    class QStackedWidget *m_pages;
    Id<Risk> m_selected;
};
