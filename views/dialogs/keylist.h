#pragma once

#include <QDialog>

class QLineEdit;
class QMenu;
class QTreeWidget;
class QTreeWidgetItem;

/// Every key of the window by menu, with those of the drawing and of workshop mode; typing narrows
/// it.
class KeyList : public QDialog
{
    Q_OBJECT

public:
    explicit KeyList(QWidget *parent = nullptr);

    /// Adds what a menu offers, its submenus too.
    void add(const QMenu &menu);

private:
    QTreeWidgetItem *group(const QString &name);
    static void addRows(QTreeWidgetItem *item, const QMenu &menu);
    static void addRow(QTreeWidgetItem *group, const QString &text, const QString &keys);
    void addDrawing();
    void addWorkshop();
    void narrow(const QString &text);

    QTreeWidget *m_tree;
    QLineEdit *m_filter;
};
