#include "views/dialogs/aboutdialog.h"

#include "views/style/labels.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(aboutdialog)
};

} // namespace

namespace aboutdialog {

void show(QWidget *parent, const Catalogs &catalogs)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(Text::tr("About Redoubt"));
    dialog.resize(720, 440);
    auto *layout = new QVBoxLayout(&dialog);
    layout->addWidget(
            labels::plain(Text::tr("Redoubt %1").arg(QCoreApplication::applicationVersion()),
                          labels::Weight::Title));
    layout->addWidget(labels::plain(
            Text::tr("Threat modelling and risk assessment of MLOps systems, offline, in one "
                     "file. Apache License 2.0."),
            labels::Weight::Secondary, true));
    layout->addWidget(labels::plain(Text::tr("Catalogs"), labels::Weight::Strong));
    auto *list = new QTreeWidget;
    list->setRootIsDecorated(false);
    list->setHeaderLabels(
            { Text::tr("Catalog"), Text::tr("Version"), Text::tr("Licence"), Text::tr("Source") });
    for (const CatalogInfo &info : catalogs.info) {
        auto *item = new QTreeWidgetItem(list, { info.title.isEmpty() ? info.id : info.title,
                                                 info.version, info.licence, info.source });
        for (int column = 0; column < 4; ++column)
            item->setToolTip(column, labels::tip(item->text(column)));
    }
    list->header()->resizeSection(0, 220);
    layout->addWidget(list, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog.exec();
}

} // namespace aboutdialog
