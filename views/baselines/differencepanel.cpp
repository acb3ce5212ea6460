#include "views/baselines/differencepanel.h"

#include "views/baselines/differencedelegate.h"
#include "views/operationtext.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace {

void addField(QGridLayout &grid, const FieldChange &field, const ModelChange &change)
{
    const int row = grid.rowCount();
    const auto cell = [&](const QString &text, labels::Weight weight, int column) {
        QLabel *label = labels::plain(text, weight, true);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid.addWidget(label, row, column);
    };
    const QString nothing = QStringLiteral("\u2013");
    cell(field.label, labels::Weight::Secondary, 0);
    if (change.kind != ChangeKind::Added)
        cell(field.before.isEmpty() ? nothing : field.before, labels::Weight::Normal, 1);
    if (change.kind != ChangeKind::Removed)
        cell(field.after.isEmpty() ? nothing : field.after, labels::Weight::Normal, 2);
}

} // namespace

DifferencePanel::DifferencePanel(QWidget *parent)
    : Panel(tr("Differences"), parent)
    , m_model(new DifferenceModel(this))
    , m_text(new QLineEdit)
    , m_topic(new QComboBox)
    , m_list(new QListView)
    , m_detail(new QScrollArea)
    , m_pages(new QStackedWidget)
{
    m_text->setObjectName(QStringLiteral("differenceText"));
    m_text->setPlaceholderText(tr("Find changes"));
    m_text->setAccessibleName(tr("Find changes"));
    m_text->setClearButtonEnabled(true);
    m_topic->setObjectName(QStringLiteral("differenceTopic"));
    m_topic->setAccessibleName(tr("What the change is about"));
    m_topic->addItem(tr("Everything"), -1);
    for (size_t i = 0; i < enumWords<ChangeTopic>.size(); ++i)
        m_topic->addItem(differencewords::heading(static_cast<ChangeTopic>(i)),
                         static_cast<int>(i));
    m_list->setObjectName(QStringLiteral("differences"));
    m_list->setAccessibleName(tr("Differences"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setItemDelegate(new DifferenceDelegate(m_list));
    m_list->setModel(m_model);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setFocusPolicy(Qt::NoFocus);
    m_detail->setWidgetResizable(true);
    m_detail->setBackgroundRole(QPalette::Base);
    m_detail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(10, 8, 10, 8);
    filters->setSpacing(6);
    filters->addWidget(m_text, 1);
    filters->addWidget(m_topic);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    m_pages->addWidget(m_list);
    m_pages->addWidget(labels::emptyState(QStringLiteral("check"), tr("No differences"),
                                          tr("Both states say the same, or the filter above hides "
                                             "what differs.")));
    constexpr int someRows = 130; // on a low screen, too; the detail scrolls
    m_pages->setMinimumHeight(someRows);
    splitter->addWidget(m_pages);
    splitter->addWidget(m_detail);
    splitter->setSizes({ 600, 260 });
    splitter->setStretchFactor(0, 1);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(filters);
    layout->addWidget(splitter, 1);
    setContent(content);
    connect(m_text, &QLineEdit::textChanged, this, &DifferencePanel::refreshFilter);
    connect(m_topic, &QComboBox::activated, this, &DifferencePanel::refreshFilter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DifferencePanel::showCurrent);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        if (const ModelChange *change = m_model->changeAt(index))
            emit changeActivated(change->record, change->threat);
    });
    showCurrent();
}

void DifferencePanel::setDifference(Difference difference)
{
    m_model->setDifference(std::move(difference));
    refreshCount();
    showCurrent();
}

void DifferencePanel::setKinds(const QSet<ChangeKind> &kinds)
{
    m_kinds = kinds;
    refreshFilter();
}

void DifferencePanel::select(const RecordRef &record)
{
    const QModelIndex index = m_model->indexOf(record.id);
    if (index.isValid())
        m_list->setCurrentIndex(index);
}

void DifferencePanel::refreshFilter()
{
    const int topic = m_topic->currentData().toInt();
    m_model->setFilter(m_text->text().trimmed(), m_kinds,
                       topic < 0 ? std::nullopt : std::optional(static_cast<ChangeTopic>(topic)));
    refreshCount();
    showCurrent();
}

void DifferencePanel::refreshCount()
{
    const QLocale locale;
    const qsizetype all = m_model->difference().changes.size();
    const int shown = m_model->rowCount();
    setCount(shown == all ? locale.toString(all)
                          : tr("%1 of %2").arg(locale.toString(shown), locale.toString(all)));
    m_pages->setCurrentIndex(shown == 0 ? 1 : 0);
}

void DifferencePanel::showCurrent()
{
    const ModelChange *change = m_model->changeAt(m_list->currentIndex());
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(6);
    if (!change) {
        layout->addWidget(labels::plain(tr("Select a change to see it before and after."),
                                        labels::Weight::Secondary, true));
    } else {
        layout->addWidget(labels::plain(change->title, labels::Weight::Strong, true));
        layout->addWidget(
                labels::plain(tr("%1, %2").arg(change->what, differencewords::kind(change->kind)),
                              labels::Weight::Secondary));
        if (change->source) {
            const ChangeSource &by = *change->source;
            layout->addWidget(labels::plain(
                    tr("%1 by %2, %3 (entry %4)")
                            .arg(operationText(by.operation), by.author,
                                 QLocale().toString(by.at.toLocalTime(), QLocale::ShortFormat),
                                 QLocale().toString(by.number)),
                    labels::Weight::Secondary, true));
        }
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(1, 1);
        grid->setColumnStretch(2, 1);
        if (change->kind == ChangeKind::Changed && !change->fields.isEmpty()) {
            grid->addWidget(labels::plain(tr("Before"), labels::Weight::Hint), 0, 1);
            grid->addWidget(labels::plain(tr("After"), labels::Weight::Hint), 0, 2);
        }
        for (const FieldChange &field : change->fields)
            addField(*grid, field, *change);
        if (change->fields.isEmpty())
            layout->addWidget(labels::plain(change->summary, labels::Weight::Normal, true));
        layout->addLayout(grid);
    }
    layout->addStretch();
    replaceContent(*m_detail, content);
    if (change)
        emit changeSelected(change->record);
}
