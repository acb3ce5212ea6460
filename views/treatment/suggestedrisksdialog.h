#pragma once

#include "model/treatment/suggestedrisks.h"
#include "views/viewcontext.h"

#include <QDialog>

class QLabel;
class QTreeWidget;

/// Risks that the open threats would make: tick those to take, change their titles first.
class SuggestedRisksDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SuggestedRisksDialog(const ViewContext &context, QWidget *parent = nullptr);

    void accept() override;

private:
    void fill(Rating least);
    void showCount();

    const ViewContext m_context;
    QList<SuggestedRisk> m_suggested;
    QTreeWidget *m_list;
    QLabel *m_count;
    class QPushButton *m_take;
};
