#pragma once

#include "views/registers/threatfilter.h"
#include "views/viewcontext.h"

#include <QWidget>

class FacetPanel;
class QComboBox;
class QStackedWidget;
class RegisterView;
class ThreatDetailPanel;
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
    QWidget *makeBar();
    void makeTable();
    void connectTable();
    void connectDetail();
    void showCounts();
    void follow(const QSet<QUuid> &subjects);
    void showThreat(const QString &key);
    void showSelection();
    void edit(const QModelIndex &index, const QString &value);
    void clearCell(const QModelIndex &index);
    void toggle();
    void newOwnThreat();
    void restoreLook();
    void resetColumns();
    /// Runs what the user asks for and remembers which threats were selected for it.
    void act(const QStringList &keys, const std::function<void(const QStringList &)> &run);
    /// After undo or redo of such a step its threats are selected again.
    void restoreSelection();
    void keepPlace();
    void returnToPlace();
    void exportRows(bool all);
    QStringList selectedKeys() const;
    /// The selected threats, or the one at the index when it is not among them.
    QStringList meantBy(const QModelIndex &index) const;

    /// What the user looked at before the rows were laid out anew.
    struct LookedAt
    {
        QStringList selected;
        QString top;
        int column = 0;
    };

    const ViewContext m_context;
    ThreatsModel *m_model;
    RegisterView *m_table;
    FacetPanel *m_facets;
    ThreatDetailPanel *m_detail;
    class FilterBar *m_filter;
    QComboBox *m_grouping;
    QStackedWidget *m_pages;
    QSet<QString> m_folded;
    LookedAt m_place;
    /// Threats by the hash of the journal entry that was written for them.
    QHash<QByteArray, QStringList> m_steps;
    bool m_syncing = false;
    /// Something changed while nobody looked.
    bool m_behind = false;
};
