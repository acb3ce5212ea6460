#pragma once

#include "views/viewcontext.h"

#include <QDialog>

class QLabel;
class QTreeWidget;

/// What nobody answered, and which open threats stand only because of it: the shortest way to fewer
/// rows. Stays open beside the register and follows it.
class QuestionsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QuestionsDialog(const ViewContext &context, QWidget *parent = nullptr);

private:
    void refresh();

    const ViewContext m_context;
    QLabel *m_summary;
    QTreeWidget *m_list;
};
