#pragma once

#include "model/quality/readiness.h"
#include "views/viewcontext.h"

#include <QWidget>

class DoneMeter;
class FindingsModel;
class QLabel;
class QStackedWidget;
class QTimer;
class QTreeView;

/// Model quality: what a careful reviewer would remark on, grouped and counted, each with what to
/// do and a way there; beside it what is missing for a baseline. Checks again while it is seen.
class QualityView : public QWidget
{
    Q_OBJECT

public:
    explicit QualityView(const ViewContext &context, QWidget *parent = nullptr);

signals:
    /// Where a remark points: a record, or a threat by its key.
    void placeRequested(const RecordRef &record, const QString &threat);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeTree();
    void schedule();
    void refresh();
    void jump(const QModelIndex &index);
    void showChecks(const QStringList &checks);

    const ViewContext m_context;
    FindingsModel *m_model;
    QTreeView *m_tree;
    DoneMeter *m_meter;
    QLabel *m_count;
    QStackedWidget *m_pages;
    QTimer *m_delay;
    bool m_outdated = true;
};
