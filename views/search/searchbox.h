#pragma once

#include "views/search/searchresults.h"
#include "views/viewcontext.h"

#include <QFrame>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

/// A line to type in at the top of the window, with what it finds below: records of the project
/// (*find*), or these and every action of the window (*go to anything*). Up and down choose, Enter
/// takes, Escape leaves.
class SearchBox : public QFrame
{
    Q_OBJECT

public:
    enum class Mode { Find, Anything };

    /// A child of `window`, which it covers in part.
    explicit SearchBox(QWidget *window);

    /// The project whose records are searched; null when none is open.
    void follow(const ViewContext *context);
    void open(Mode mode, const QList<QAction *> &actions);

    /// The next or previous of what was found last, from the record that was taken last.
    void step(int by);

signals:
    void recordChosen(const Found &found);
    /// "3 of 17" for the status bar.
    void stepped(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void take();
    void place();
    QList<SearchResults::Row> rowsFor(const QString &text);

    std::optional<ViewContext> m_context;
    QMetaObject::Connection m_changes;
    RecordIndex m_index;
    bool m_indexed = false;
    Mode m_mode = Mode::Find;
    QList<QAction *> m_actions;
    QList<Found> m_found;
    int m_at = -1;
    SearchResults *m_results;
    QLineEdit *m_line;
    QListView *m_list;
    QLabel *m_count;
};
