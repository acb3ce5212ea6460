#include "views/treatment/suggestedrisksdialog.h"

#include "views/registers/table/letterdelegate.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace {

enum Column { Title, Level, Threats, Consequence, ColumnCount };
constexpr int ratingRole = Qt::UserRole + 1;
constexpr int filledRole = Qt::UserRole + 2;

} // namespace

SuggestedRisksDialog::SuggestedRisksDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_list(new QTreeWidget)
    , m_count(labels::plain({}, labels::Weight::Secondary))
    , m_take(nullptr)
{
    setWindowTitle(tr("Suggested risks"));
    auto *least = new QComboBox;
    least->setAccessibleName(tr("Current rating above"));
    for (const Rating rating : { Rating::Low, Rating::Moderate, Rating::High })
        least->addItem(riskletter::name(rating), static_cast<int>(rating));
    m_list->setObjectName(QStringLiteral("suggestedRisks"));
    m_list->setAccessibleName(tr("Suggested risks"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({ tr("Title"), tr("Cur"), tr("Threats"), tr("Consequence") });
    m_list->setItemDelegate(new LetterDelegate(ratingRole, filledRole, m_list));
    m_list->setUniformRowHeights(true);
    m_list->header()->resizeSection(Title, 470);
    m_list->header()->resizeSection(Level, 44);
    m_list->header()->resizeSection(Threats, 66);
    auto *head = new QHBoxLayout;
    head->addWidget(labels::plain(tr("Threats that are one thing, and belong to no risk yet. "
                                     "Double-click changes a text."),
                                  labels::Weight::Secondary, true),
                    1);
    head->addWidget(labels::plain(tr("Current rating above"), labels::Weight::Secondary));
    head->addWidget(least);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_take = buttons->addButton(tr("&Take the ticked ones"), QDialogButtonBox::AcceptRole);
    m_take->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_count, 1);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);
    connect(least, &QComboBox::activated, this,
            [this, least] { fill(static_cast<Rating>(least->currentData().toInt())); });
    connect(m_list, &QTreeWidget::itemChanged, this, &SuggestedRisksDialog::showCount);
    connect(buttons, &QDialogButtonBox::accepted, this, &SuggestedRisksDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    least->setCurrentIndex(1);
    fill(Rating::Moderate);
    resize(980, 560);
}

void SuggestedRisksDialog::fill(Rating least)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    m_suggested = suggestedRisks(m_context.project(), m_context.threats, least);
    const Settings &settings = m_context.project().settings();
    for (const SuggestedRisk &risk : m_suggested) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
        item->setCheckState(Title, Qt::Unchecked);
        item->setText(Title, risk.title);
        item->setToolTip(Title, labels::tip(risk.title));
        item->setData(Level, ratingRole, static_cast<int>(risk::rating(settings, risk.current)));
        item->setData(Level, filledRole, true);
        item->setText(Threats, QString::number(risk.threats.size()));
        item->setText(Consequence, risk.consequence);
        item->setToolTip(Consequence, labels::tip(risk.consequence));
    }
    showCount();
}

void SuggestedRisksDialog::showCount()
{
    int ticked = 0;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        ticked += m_list->topLevelItem(i)->checkState(Title) == Qt::Checked ? 1 : 0;
    m_count->setText(m_list->topLevelItemCount() == 0
                             ? tr("Every open threat above this rating belongs to a risk.")
                             : tr("%1 of %2 ticked").arg(ticked).arg(m_list->topLevelItemCount()));
    m_take->setEnabled(ticked > 0);
}

void SuggestedRisksDialog::accept()
{
    int number = 0;
    m_context.project().forEach<Risk>(
            [&](const Risk &risk) { number = std::max(number, risk.number); });
    Edit edit;
    int taken = 0;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_list->topLevelItem(i);
        if (item->checkState(Title) != Qt::Checked)
            continue;
        Risk risk;
        risk.id = Id<Risk>::create();
        risk.number = ++number;
        risk.title = item->text(Title).trimmed();
        risk.consequence = item->text(Consequence).trimmed();
        risk.threats = m_suggested.at(i).threats;
        edit.add(risk);
        ++taken;
    }
    if (m_context.push(edit,
                       { QStringLiteral("gather-risks"), { tr("%n risk(s)", nullptr, taken) } }))
        QDialog::accept();
}
