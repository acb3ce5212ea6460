#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class ControlDetailPanel;
class ControlFilterBar;
class ControlsModel;
class QStackedWidget;
class RegisterView;

/// The Controls workspace: what stands where and how far it is, one in detail, the control baseline
/// by phase, and what others owe.
class ControlsWorkspace : public QWidget
{
    Q_OBJECT

public:
    explicit ControlsWorkspace(const ViewContext &context, QWidget *parent = nullptr);

    /// Shows one control in the table and the detail.
    void show(const Id<Control> &control);

signals:
    void threatOpened(const QString &key);
    void exportRequested(const QString &suffix, const QByteArray &bytes);
    /// The user wants to keep a file as evidence, or a kept one on disk: views know no files.
    void fileWanted(const Id<Control> &control);
    void fileRequested(const Id<Attachment> &file);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    void makeTable();
    void refresh();
    void showCounts();
    void showCurrent();
    void place();
    QList<Id<Control>> selectedControls() const;

    const ViewContext m_context;
    ControlsModel *m_model;
    RegisterView *m_table;
    ControlDetailPanel *m_detail;
    ControlFilterBar *m_filter;
    QStackedWidget *m_pages;
    bool m_syncing = false;
    /// Something changed while nobody looked.
    bool m_behind = true;
};
