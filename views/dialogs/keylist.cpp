#include "views/dialogs/keylist.h"

#include "views/search/searchresults.h"
#include "views/style/icons.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTreeWidget>
#include <QVBoxLayout>

KeyList::KeyList(QWidget *parent)
    : QDialog(parent)
    , m_tree(new QTreeWidget)
    , m_filter(new QLineEdit)
{
    setWindowTitle(tr("Keys"));
    resize(640, 640);
    m_filter->setPlaceholderText(tr("Filter text"));
    m_filter->setAccessibleName(tr("Filter text"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_tree->setObjectName(QStringLiteral("keys"));
    m_tree->setAccessibleName(tr("Keys"));
    m_tree->setHeaderLabels({ tr("What it does"), tr("Keys") });
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->resizeSection(1, 190);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, this, &KeyList::narrow);
    addDrawing();
    addWorkshop();
    m_filter->setFocus();
}

QTreeWidgetItem *KeyList::group(const QString &name)
{
    auto *item = new QTreeWidgetItem(m_tree, { name });
    QFont font = m_tree->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(0, font);
    item->setFirstColumnSpanned(true);
    item->setExpanded(true);
    return item;
}

void KeyList::addRow(QTreeWidgetItem *group, const QString &text, const QString &keys)
{
    new QTreeWidgetItem(group, { text, keys });
}

void KeyList::addRows(QTreeWidgetItem *item, const QMenu &menu)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            addRows(item, *action->menu());
        if (action->menu() || action->isSeparator())
            continue;
        QStringList keys;
        for (const QKeySequence &sequence : action->shortcuts())
            keys.append(sequence.toString(QKeySequence::NativeText));
        if (!keys.isEmpty())
            addRow(item, plainText(*action), keys.join(QStringLiteral(", ")));
    }
}

void KeyList::add(const QMenu &menu)
{
    auto *item = group(plainText(*menu.menuAction()));
    addRows(item, menu);
    if (item->childCount() == 0) {
        delete item;
        return;
    }
    // Menus come before what has no menu.
    m_tree->takeTopLevelItem(m_tree->indexOfTopLevelItem(item));
    m_tree->insertTopLevelItem(std::max(0, m_tree->topLevelItemCount() - 2), item);
    item->setFirstColumnSpanned(true);
    item->setExpanded(true);
}

void KeyList::addDrawing()
{
    auto *item = group(tr("On the drawing"));
    addRow(item, tr("Next and previous element or flow"), tr("Tab, Shift+Tab"));
    addRow(item, tr("Move what is selected by one grid step"), tr("Arrow keys"));
    addRow(item, tr("Rename in place"), tr("F2, Enter"));
    addRow(item, tr("Give a gesture up, select nothing"), tr("Esc"));
    addRow(item, tr("Pan"), tr("Space and drag, middle button"));
    addRow(item, tr("Next part of the window"), tr("F6"));
}

void KeyList::addWorkshop()
{
    auto *item = group(tr("In workshop mode"));
    addRow(item, tr("Confirm; with Shift the same everywhere"), QStringLiteral("C"));
    addRow(item, tr("Dismiss with a reason; on a dismissed threat: reopen"), QStringLiteral("D"));
    addRow(item, tr("Rate: a digit for each voice"), QStringLiteral("R"));
    addRow(item, tr("Give somebody something to do"), QStringLiteral("A"));
    addRow(item, tr("Add a threat of our own"), QStringLiteral("N"));
    addRow(item, tr("Park, take up again"), QStringLiteral("P"));
    addRow(item, tr("Answer what is unknown"), QStringLiteral("U"));
    addRow(item, tr("Write notes"), QStringLiteral("T"));
    addRow(item, tr("Who is here"), QStringLiteral("W"));
    addRow(item, tr("Jump to a flow or element"), QStringLiteral("J"));
    addRow(item, tr("Facilitator's notes"), QStringLiteral("F"));
    addRow(item, tr("Undo; with Shift redo"), QStringLiteral("Z"));
    addRow(item, tr("Threat before, next threat"), QStringLiteral("\u2191, \u2193"));
    addRow(item, tr("Subject before, next subject"), QStringLiteral("\u2190, \u2192"));
    addRow(item, tr("Leave; the place is kept"), tr("Esc"));
}

void KeyList::narrow(const QString &text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *top = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < top->childCount(); ++j) {
            QTreeWidgetItem *row = top->child(j);
            const bool fits = row->text(0).contains(text, Qt::CaseInsensitive)
                              || row->text(1).contains(text, Qt::CaseInsensitive);
            row->setHidden(!fits);
            any = any || fits;
        }
        top->setHidden(!any);
    }
}
