#pragma once

#include "views/viewcontext.h"

#include <QDialog>

class QTableWidget;

/// The accuracy, robustness and cybersecurity levels that a project declares (EU AI Act, Article
/// 15): one row each, written as one step when the dialog is accepted.
class MetricsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit MetricsDialog(const ViewContext &context, QWidget *parent = nullptr);

    void accept() override;

private:
    void addRow(const Metric &metric);
    void removeRow();
    /// The metric that a row says; empty ones are left out.
    Metric metricOf(int row) const;

    const ViewContext m_context;
    QTableWidget *m_table;
};
