#pragma once

#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QTreeWidget;
class QTreeWidgetItem;

/// Everything in the model as a tree: zones, elements, their outgoing flows. The accessible view of
/// the canvas, and the place of elements that no diagram shows.
class OutlinePanel : public Panel
{
    Q_OBJECT

public:
    explicit OutlinePanel(const ViewContext &context, QWidget *parent = nullptr);

private:
    void follow(const Edit &edit);
    void rebuild();
    void refreshThreats(const QSet<QUuid> &subjects);
    void showSelection();
    void takeSelection();
    QTreeWidgetItem *add(QTreeWidgetItem *parent, const RecordRef &record, const QString &name,
                         const QString &type, const QString &icon);
    void addElement(QTreeWidgetItem *parent, const Element &element);
    void addZones(QTreeWidgetItem *parent, const Id<Zone> &outer);
    void showThreats(QTreeWidgetItem &item, const QUuid &subject) const;

    const ViewContext m_context;
    QTreeWidget *m_tree;
    QHash<QUuid, QTreeWidgetItem *> m_items;
    bool m_syncing = false;
};
