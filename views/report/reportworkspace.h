#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class QScrollArea;
class QTimer;
class QVBoxLayout;

/// The Report workspace: the pages as they will be, and the buttons that export them.
class ReportWorkspace : public QWidget
{
    Q_OBJECT

public:
    /// `head` gives the hash of the last journal entry.
    ReportWorkspace(const ViewContext &context, std::function<QByteArray()> head,
                    QWidget *parent = nullptr);

signals:
    /// The user wants this file ("pdf", "html") with these bytes.
    void exportRequested(const QString &suffix, const QByteArray &bytes);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void refreshLater();
    struct ReportOptions options() const;

    const ViewContext m_context;
    std::function<QByteArray()> m_head;
    QScrollArea *m_scroll;
    class QLabel *m_count;
    QTimer *m_pause;
    bool m_outdated = true;
};
