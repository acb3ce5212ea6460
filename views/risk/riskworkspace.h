#pragma once

#include "model/outlook/picture.h"
#include "model/store/baselineledger.h"
#include "views/viewcontext.h"

#include <QWidget>

class HeatMap;
class LossPanel;
class NextStepsPanel;
class QLabel;
class QTableView;
class QToolButton;
class RiskDetailPanel;
class RiskModel;
class TotalsPanel;

/// The Risk workspace: heat maps of the risks, what to do next with its what-if, simulated losses,
/// totals of the open threats, the list of risks and one of them in full.
class RiskWorkspace : public QWidget
{
    Q_OBJECT

public:
    /// `baselines` outlives the workspace.
    RiskWorkspace(const ViewContext &context, BaselineLedger &baselines, QWidget *parent = nullptr);

    void select(const Id<Risk> &risk);

signals:
    void threatOpened(const QString &key);
    /// The register is to show these threats; `name` says what they are.
    void threatsRequested(const QStringList &keys, const QString &name);

private:
    QWidget *makeMaps();
    QWidget *makeList();
    QWidget *makeFilterLine();
    void makeTable();
    void connectParts();
    void refresh();
    void showRows();
    void showTrend();
    void filter(const QList<Id<Risk>> &risks, const QString &name);
    void showWhatIf(const std::optional<outlook::Picture> &picture);

    const ViewContext m_context;
    BaselineLedger &m_baselines;
    RiskModel *m_model;
    QTableView *m_table;
    QList<HeatMap *> m_maps;
    /// The target with what is only imagined; hidden when nothing is.
    HeatMap *m_whatIfMap;
    class Panel *m_mapPanel;
    NextStepsPanel *m_next;
    LossPanel *m_loss;
    TotalsPanel *m_totals;
    RiskDetailPanel *m_detail;
    class Panel *m_list;
    class QStackedWidget *m_pages;
    QWidget *m_filterLine = nullptr;
    QLabel *m_filterName;
    QList<RiskRow> m_rows;
    QList<Id<Risk>> m_filtered;
    Id<Risk> m_selected;
};
