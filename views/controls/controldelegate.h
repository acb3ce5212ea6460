#pragma once

#include "views/viewcontext.h"

#include <QStyledItemDelegate>

/// Cells of the controls table: status, owner and coverage are chosen in place, the due date is
/// typed.
class ControlDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ControlDelegate(const ViewContext &context, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;

private:
    const ViewContext m_context;
};
