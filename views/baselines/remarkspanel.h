#pragma once

#include "model/store/remarks.h"
#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QPlainTextEdit;
class QPushButton;
class QScrollArea;

/// What reviewers say of a baseline. Kept beside the project, never in it.
class RemarksPanel : public Panel
{
    Q_OBJECT

public:
    explicit RemarksPanel(const ViewContext &context, QWidget *parent = nullptr);

    /// Remarks on this baseline of the project file with this path; an empty path has none yet.
    void show(const QString &project, const Baseline *baseline);

private:
    void rebuild(const QList<Remark> &remarks);
    void add();
    void refreshButton();

    const ViewContext m_context;
    QString m_project;
    std::optional<Baseline> m_baseline;
    QScrollArea *m_scroll;
    QPlainTextEdit *m_text;
    QPushButton *m_add;
};
