#include "views/registers/threats/registerdelegate.h"

#include "views/registers/threats/threatsmodel.h"
#include "views/style/theme.h"

#include <QComboBox>
#include <QPainter>
#include <QTimer>

RegisterDelegate::RegisterDelegate(const ViewContext &context, QObject *parent)
    : LetterDelegate(ThreatsModel::RatingRole, ThreatsModel::FilledRole, parent)
    , m_context(context)
{
}

void RegisterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem plain(option);
    plain.state &= ~QStyle::State_HasFocus;
    LetterDelegate::paint(painter, plain, index);
    if (!(option.state & QStyle::State_HasFocus))
        return;
    // The cell that keys act on, visible on a selected row too.
    painter->setPen(option.state & QStyle::State_Selected
                            ? option.palette.color(QPalette::HighlightedText)
                            : Theme::of(option.palette).accent);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
}

QWidget *RegisterDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    if (index.column() != ThreatCells::State && index.column() != ThreatCells::Owner)
        return LetterDelegate::createEditor(parent, option, index);
    auto *box = new QComboBox(parent);
    box->setAccessibleName(ThreatCells::name(index.column()));
    if (index.column() == ThreatCells::State) {
        for (const char *word : enumWords<DecisionState>)
            box->addItem(stateName(QString::fromLatin1(word)), QString::fromLatin1(word));
    } else {
        QStringList names;
        for (const Person *person : m_context.project().all<Person>())
            names.append(person->name);
        names.sort(Qt::CaseInsensitive);
        names.removeDuplicates();
        box->addItem(tr("nobody yet"), QString());
        for (const QString &name : names)
            box->addItem(name, name);
    }
    auto *self = const_cast<RegisterDelegate *>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box, QAbstractItemDelegate::SubmitModelCache);
    });
    // One key is enough: the choices are there at once.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void RegisterDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    else
        LetterDelegate::setEditorData(editor, index);
}

void RegisterDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                    const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        LetterDelegate::setModelData(editor, model, index);
}
