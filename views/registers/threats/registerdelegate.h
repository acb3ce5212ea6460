#pragma once

#include "views/registers/table/letterdelegate.h"
#include "views/viewcontext.h"

/// Cells of the register: letters are painted, states and owners are chosen in place.
class RegisterDelegate : public LetterDelegate
{
    Q_OBJECT

public:
    explicit RegisterDelegate(const ViewContext &context, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;

private:
    const ViewContext m_context;
};
