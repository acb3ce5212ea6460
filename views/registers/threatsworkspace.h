#pragma once

#include "views/registers/decide/decisions.h"
#include "views/registers/filter/threatfilter.h"
#include "views/registers/threats/threatsteps.h"
#include "views/viewcontext.h"

#include <QWidget>

class FacetPanel;
class FilterBar;
class QStackedWidget;
class RegisterPlace;
class RegisterView;
class ThreatDetailPanel;
class ThreatsBar;
class ThreatsModel;

/// The Threats workspace: facets, the grouped register, the detail of one threat.
class ThreatsWorkspace : public QWidget
{
    Q_OBJECT

public:
    explicit ThreatsWorkspace(const ViewContext &context, QWidget *parent = nullptr);
    ~ThreatsWorkspace() override;

    /// Shows what a filter from elsewhere lets through: a cell of a heat map, a total.
    void setFilter(const ThreatFilter &filter);
    ThreatDetailPanel &detail() { return *m_detail; }

signals:
    /// The user wants this text in a file of this suffix.
    void exportRequested(const QString &suffix, const QByteArray &bytes);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeTable();
    void connectTable();
    void connectBar();
    void connectDetail();
    void decide(decisions::Gesture gesture, const QStringList &keys);
    void showCounts();
    void follow(const QSet<QUuid> &subjects);
    void showThreat(const QString &key);
    void showSelection();
    void newOwnThreat();
    void restoreLook();
    void resetColumns();
    /// After undo or redo of a step its threats are selected again.
    void restoreSelection();
    void exportRows(bool all);

    const ViewContext m_context;
    ThreatSteps m_steps;
    ThreatsModel *m_model;
    RegisterView *m_table;
    FacetPanel *m_facets;
    ThreatDetailPanel *m_detail;
    FilterBar *m_filter;
    ThreatsBar *m_bar;
    QStackedWidget *m_pages;
    RegisterPlace *m_place = nullptr;
    bool m_syncing = false;
    /// Something changed while nobody looked.
    bool m_behind = false;
};
