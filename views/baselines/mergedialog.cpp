#include "views/baselines/mergedialog.h"

#include "views/style/labels.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

MergeDialog::MergeDialog(const Merge &merge, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_merge(merge)
    , m_choices(merge.conflicts().size(), MergeChoice::Open)
    , m_list(new QListWidget)
    , m_left(labels::plain({}, labels::Weight::Secondary))
{
    setWindowTitle(tr("Merge"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(
            labels::plain(tr("Merge %1 into this project").arg(name), labels::Weight::Title, true));
    const int conflicts = static_cast<int>(merge.conflicts().size());
    layout->addWidget(labels::plain(
            tr("%n record(s) can be taken over as they are.", nullptr, merge.taken()) + u' '
                    + tr("%n change(s) do not fit together.", nullptr, conflicts),
            labels::Weight::Secondary, true));
    m_list->setObjectName(QStringLiteral("mergeConflicts"));
    m_list->setAccessibleName(tr("Conflicts"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAlternatingRowColors(true);
    for (const MergeConflict &conflict : merge.conflicts())
        m_list->addItem(QStringLiteral("%1\n%2").arg(conflict.subject, conflict.what));
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(makeDetail());
    splitter->setSizes({ 300, 420 });
    splitter->setStretchFactor(1, 1);
    layout->addWidget(splitter, 1);
    splitter->setVisible(conflicts > 0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Merge"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    m_accept->setObjectName(QStringLiteral("mergeAccept"));
    QPushButton *ours = buttons->addButton(tr("All &Ours"), QDialogButtonBox::ActionRole);
    QPushButton *theirs = buttons->addButton(tr("All &Theirs"), QDialogButtonBox::ActionRole);
    ours->setVisible(conflicts > 0);
    theirs->setVisible(conflicts > 0);
    layout->addWidget(m_left);
    layout->addWidget(buttons);
    connect(ours, &QPushButton::clicked, this, [this] { chooseAll(MergeChoice::Ours); });
    connect(theirs, &QPushButton::clicked, this, [this] { chooseAll(MergeChoice::Theirs); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &MergeDialog::showCurrent);
    m_list->setCurrentRow(0);
    for (int row = 0; row < conflicts; ++row)
        refreshItem(row);
    refreshState();
    resize(conflicts > 0 ? QSize(760, 520) : sizeHint());
}

QWidget *MergeDialog::makeDetail()
{
    auto *detail = new QWidget;
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(12, 0, 0, 0);
    layout->setSpacing(8);
    m_subject = labels::plain({}, labels::Weight::Strong, true);
    m_what = labels::plain({}, labels::Weight::Secondary, true);
    m_base = labels::plain({}, labels::Weight::Normal, true);
    m_ours = labels::plain({}, labels::Weight::Normal, true);
    m_theirs = labels::plain({}, labels::Weight::Normal, true);
    m_takeOurs = new QRadioButton(tr("Keep o&urs"));
    m_takeTheirs = new QRadioButton(tr("Take t&heirs"));
    m_takeOurs->setObjectName(QStringLiteral("takeOurs"));
    m_takeTheirs->setObjectName(QStringLiteral("takeTheirs"));
    layout->addWidget(m_subject);
    layout->addWidget(m_what);
    layout->addSpacing(4);
    layout->addWidget(labels::plain(tr("Both had"), labels::Weight::Hint));
    layout->addWidget(m_base);
    layout->addWidget(m_takeOurs);
    layout->addWidget(m_ours);
    layout->addWidget(m_takeTheirs);
    layout->addWidget(m_theirs);
    layout->addStretch();
    for (QLabel *text : { m_base, m_ours, m_theirs }) {
        text->setIndent(22);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    connect(m_takeOurs, &QRadioButton::clicked, this, [this] { choose(MergeChoice::Ours); });
    connect(m_takeTheirs, &QRadioButton::clicked, this, [this] { choose(MergeChoice::Theirs); });
    return detail;
}

void MergeDialog::showCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const MergeConflict &conflict = m_merge.conflicts().at(row);
    m_subject->setText(conflict.subject);
    m_what->setText(conflict.what);
    m_base->setText(conflict.base);
    m_ours->setText(conflict.ours);
    m_theirs->setText(conflict.theirs);
    // A group of radio buttons cannot be emptied while it is exclusive.
    for (QRadioButton *button : { m_takeOurs, m_takeTheirs }) {
        button->setAutoExclusive(false);
        button->setChecked(m_choices.at(row)
                           == (button == m_takeOurs ? MergeChoice::Ours : MergeChoice::Theirs));
        button->setAutoExclusive(true);
    }
}

void MergeDialog::choose(MergeChoice choice)
{
    const int row = m_list->currentRow();
    m_choices[row] = choice;
    refreshItem(row);
    refreshState();
}

void MergeDialog::chooseAll(MergeChoice choice)
{
    for (int row = 0; row < m_choices.size(); ++row) {
        m_choices[row] = choice;
        refreshItem(row);
    }
    showCurrent();
    refreshState();
}

void MergeDialog::refreshItem(int row)
{
    const MergeConflict &conflict = m_merge.conflicts().at(row);
    const QString state = m_choices.at(row) == MergeChoice::Ours     ? tr("ours")
                          : m_choices.at(row) == MergeChoice::Theirs ? tr("theirs")
                                                                     : tr("open");
    m_list->item(row)->setText(
            QStringLiteral("%1\n%2 \u00b7 %3").arg(conflict.subject, conflict.what, state));
}

void MergeDialog::refreshState()
{
    const int open = static_cast<int>(std::ranges::count(m_choices, MergeChoice::Open));
    m_left->setText(open > 0 ? tr("%n conflict(s) still open", nullptr, open)
                             : tr("The merge is one step, and undo takes it back. Both histories "
                                  "are kept."));
    m_accept->setEnabled(open == 0);
}
