#pragma once

#include "views/panels/panel.h"
#include "views/risk/totalsmodel.h"

class QComboBox;
class QListView;
class QStackedWidget;
class TrendChart;

/// Open threats as stacked bars of their current ratings, by phase, class, artifact or owner, or
/// how they went over the baselines. Every bar and every part of one leads to its threats.
class TotalsPanel : public Panel
{
    Q_OBJECT

public:
    explicit TotalsPanel(const ViewContext &context, QWidget *parent = nullptr);

    TrendChart &trend() { return *m_trend; }

signals:
    /// The threats of a bar or of a part of it, and what to call them.
    void threatsRequested(const QStringList &keys, const QString &name);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void choose(int by);
    void refresh();
    void open(const QModelIndex &index, const QPoint &at);

    const ViewContext m_context;
    TotalsModel *m_model;
    QListView *m_list;
    QComboBox *m_by;
    QStackedWidget *m_pages;
    TrendChart *m_trend;
    bool m_outdated = true;
};
