#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class QLineEdit;
class QTabBar;

/// A tab for each diagram of the model: add, rename in place, drag into another order, duplicate,
/// delete. Each is one step; what is shown is the selection's diagram.
class DiagramTabs : public QWidget
{
    Q_OBJECT

public:
    explicit DiagramTabs(const ViewContext &context, QWidget *parent = nullptr);

    Id<Diagram> current() const;
    void add();
    /// Edits the name of the diagram that is shown, in its tab.
    void rename();
    void duplicate();
    /// Deletes the diagram that is shown, with its places; nothing for the last one.
    void removeCurrent();
    /// Moves the diagram that is shown by so many places among the others.
    void moveBy(int places);
    /// Shows the next (1) or previous (-1) diagram.
    void step(int places);

signals:
    void chosen(const Id<Diagram> &diagram);
    void said(const QString &text, bool undoable);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void show(const QUuid &diagram);
    void takeOrder();
    void takeName();
    void openMenu(const QPoint &at);
    QString freeName(const QString &wanted) const;

    const ViewContext m_context;
    QTabBar *m_bar;
    QLineEdit *m_name;
    Id<Diagram> m_renamed;
    Id<Diagram> m_chosen;
};
