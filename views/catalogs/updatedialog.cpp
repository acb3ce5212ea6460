#include "views/catalogs/updatedialog.h"

#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace {

QList<QStringList> oneColumn(const QStringList &texts)
{
    QList<QStringList> rows;
    for (const QString &text : texts)
        rows.append(QStringList { text });
    return rows;
}

} // namespace

UpdateDialog::UpdateDialog(const CatalogUpdate &update, const QString &from, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("updateDialog"));
    setWindowTitle(tr("Update a catalog"));
    resize(860, 560);
    auto *layout = new QVBoxLayout(this);
    const QString name = update.info.title.isEmpty() ? update.info.id : update.info.title;
    layout->addWidget(labels::plain(
            from.isEmpty()
                    ? tr("%1: version %2, new to this project").arg(name, update.info.version)
                    : tr("%1: from version %2 to %3").arg(name, from, update.info.version),
            labels::Weight::Title, true));
    layout->addWidget(labels::plain(
            tr("Nothing has been changed yet. The update is one step that undo takes back; "
               "decisions and ratings stay."),
            labels::Weight::Secondary, true));

    auto *list = new QTreeWidget;
    list->setObjectName(QStringLiteral("updateList"));
    list->setAccessibleName(tr("What the update means"));
    list->setHeaderLabels({ tr("Threat"), tr("What changes") });
    list->setUniformRowHeights(true);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::Interactive);
    list->header()->resizeSection(1, 280);
    list->setColumnHidden(1, update.changes.isEmpty());
    QList<QStringList> changes;
    for (const CatalogUpdate::Change &change : update.changes)
        changes.append(QStringList { change.title, change.what });
    addGroup(*list, tr("Appear"), oneColumn(update.appears));
    addGroup(*list, tr("Change"), changes);
    addGroup(*list, tr("Go; decided ones stay as stale"), oneColumn(update.goes));
    addGroup(*list, tr("Move to new ids"), oneColumn(update.migrated));
    layout->addWidget(list, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *apply =
            buttons->addButton(tr("&Update as One Step"), QDialogButtonBox::AcceptRole);
    apply->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

void UpdateDialog::addGroup(QTreeWidget &list, const QString &name, const QList<QStringList> &rows)
{
    auto *group =
            new QTreeWidgetItem(&list, { tr("%1 (%2)").arg(name, QString::number(rows.size())) });
    QFont font = list.font();
    font.setBold(true);
    group->setFont(0, font);
    group->setFirstColumnSpanned(true);
    for (const QStringList &row : rows) {
        auto *item = new QTreeWidgetItem(group, row);
        item->setFirstColumnSpanned(row.size() == 1);
        for (int column = 0; column < row.size(); ++column)
            item->setToolTip(column, labels::tip(row.at(column)));
    }
    group->setExpanded(!rows.isEmpty());
}
