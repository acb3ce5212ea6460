#pragma once

#include "model/manual/manual.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QToolButton;

/// The manual in a window of its own: a list of pages that a search narrows, and the page. Links
/// lead from page to page; what leads outside is asked about first.
class ManualWindow : public QWidget
{
    Q_OBJECT

public:
    /// A window of its own that goes with its parent.
    explicit ManualWindow(QWidget *parent = nullptr);

    /// Shows a page by its id; an unknown one shows the first.
    void showPage(const QString &id);
    QString currentPage() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeKeys();
    void search(const QString &words);
    void showCurrent();
    void follow(const QUrl &link);
    void go(const QString &id);
    void step(int by);
    void mark();
    void findNext();

    const QList<ManualPage> m_all;
    QLineEdit *m_search;
    QListWidget *m_list;
    QTextBrowser *m_page;
    QToolButton *m_back;
    QToolButton *m_forward;
    QStringList m_way;
    qsizetype m_at = -1;
};
