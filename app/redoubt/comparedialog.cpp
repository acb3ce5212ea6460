#include "app/redoubt/comparedialog.h"

#include "views/style/labels.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace {

void addRows(QTreeWidget *list, const Project &here, const Project &there)
{
    const auto add = [list](const Record &record, const QString &what) {
        const QString name = nameOf(record);
        auto *item = new QTreeWidgetItem(
                list, { name.isEmpty() ? idOf(record).toString(QUuid::WithoutBraces) : name,
                        QString::fromLatin1(nameOf(kindOf(record)).one), what });
        item->setToolTip(0, labels::tip(item->text(0)));
    };
    for (const RecordKind kind : allRecordKinds()) {
        for (const Record *record : here.sorted(kind)) {
            const Record *other = there.find(kind, idOf(*record));
            if (!other)
                add(*record, ComparedDialog::tr("only in this window"));
            else if (*other != *record)
                add(*record, ComparedDialog::tr("differs"));
        }
        for (const Record *record : there.sorted(kind)) {
            if (!here.find(kind, idOf(*record)))
                add(*record, ComparedDialog::tr("only in the file"));
        }
    }
}

} // namespace

ComparedDialog::ComparedDialog(const Project &here, const Project &there, const QString &path,
                               QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Compare with the file"));
    resize(720, 460);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(tr("This window and the file"), labels::Weight::Title));
    layout->addWidget(labels::plain(path, labels::Weight::Secondary, true));
    auto *list = new QTreeWidget;
    list->setRootIsDecorated(false);
    list->setAccessibleName(tr("Differences"));
    list->setHeaderLabels({ tr("Name"), tr("Kind"), tr("Where") });
    addRows(list, here, there);
    list->header()->resizeSection(0, 340);
    list->resizeColumnToContents(1);
    if (list->topLevelItemCount() == 0) {
        layout->addWidget(labels::plain(tr("They hold the same; only their histories differ.")));
        layout->addStretch();
        delete list;
    } else {
        layout->addWidget(
                labels::plain(tr("%n record(s) differ.", nullptr, list->topLevelItemCount())));
        layout->addWidget(list, 1);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(tr("&Save This Window As\u2026"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}
