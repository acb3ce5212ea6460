#include "views/controls/controldelegate.h"

#include "views/controls/controlcells.h"
#include "views/controls/controlwords.h"

#include <QComboBox>
#include <QTimer>

#include <algorithm>

ControlDelegate::ControlDelegate(const ViewContext &context, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_context(context)
{
}

QSize ControlDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize usual = QStyledItemDelegate::sizeHint(option, index);
    return { usual.width(), std::max(26, usual.height() + 4) };
}

QWidget *ControlDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    const int column = index.column();
    if (column == ControlCells::Due)
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto *box = new QComboBox(parent);
    if (column == ControlCells::Status) {
        for (const char *word : enumWords<ControlStatus>) {
            const QString id = QString::fromLatin1(word);
            box->addItem(statusName(*enumFrom<ControlStatus>(id)), id);
        }
    } else if (column == ControlCells::Coverage) {
        for (const int percent : { 100, 95, 90, 80, 70, 60, 50, 40, 30, 20, 10 })
            box->addItem(tr("%1 %").arg(percent), QString::number(percent));
    } else {
        box->addItem(tr("nobody yet"), QString());
        QStringList names;
        for (const Person *person : m_context.project().all<Person>())
            names.append(person->name);
        names.sort(Qt::CaseInsensitive);
        names.removeDuplicates();
        for (const QString &name : names)
            box->addItem(name, name);
    }
    auto *self = const_cast<ControlDelegate *>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box, QAbstractItemDelegate::SubmitModelCache);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ControlDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void ControlDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                   const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}
