#include "views/baselines/timelinepanel.h"

#include "views/baselines/timelinedelegate.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

constexpr int pauseWhileTyping = 150; // milliseconds

} // namespace

TimelinePanel::TimelinePanel(const ViewContext &context, BaselineLedger &ledger, QWidget *parent)
    : Panel(tr("Timeline"), parent)
    , m_context(context)
    , m_model(new TimelineModel(context, ledger, this))
    , m_text(new QLineEdit)
    , m_person(new QComboBox)
    , m_kind(new QComboBox)
    , m_selected(new QToolButton)
    , m_list(new QListView)
    , m_pages(new QStackedWidget)
    , m_pause(new QTimer(this))
{
    m_list->setObjectName(QStringLiteral("timeline"));
    m_list->setAccessibleName(tr("Timeline"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new TimelineDelegate(m_list));
    m_list->setModel(m_model);
    m_pages->addWidget(m_list);
    m_pages->addWidget(labels::emptyState(QStringLiteral("search"), tr("No step is like that"),
                                          tr("Take something out of the filter above.")));
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeFilters());
    layout->addWidget(m_pages, 1);
    setContent(content);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseWhileTyping);
    connect(m_pause, &QTimer::timeout, this, &TimelinePanel::applyFilter);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const int number = index.data(TimelineModel::NumberRole).toInt();
        if (number > 0)
            emit stateRequested(number);
    });
    connect(m_list, &QListView::customContextMenuRequested, this, &TimelinePanel::showMenu);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_current = m_list->currentIndex().data(TimelineModel::NumberRole).toInt(); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        refreshCount();
        if (m_current > 0)
            m_list->setCurrentIndex(m_model->indexOfEntry(m_current));
    });
    connect(&m_context.selection, &Selection::changed, this, [this] {
        if (m_selected->isChecked())
            applyFilter();
    });
    fillPersons();
    refreshCount();
}

QWidget *TimelinePanel::makeFilters()
{
    auto *filters = new QWidget;
    auto *layout = new QGridLayout(filters);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    m_text->setObjectName(QStringLiteral("timelineText"));
    m_text->setPlaceholderText(tr("Find steps"));
    m_text->setAccessibleName(tr("Find steps"));
    m_text->setClearButtonEnabled(true);
    m_selected->setObjectName(QStringLiteral("timelineSelected"));
    m_selected->setIcon(icons::get(QStringLiteral("select")));
    m_selected->setCheckable(true);
    m_selected->setAutoRaise(true);
    m_selected->setToolTip(tr("Only the history of what is selected"));
    m_selected->setAccessibleName(m_selected->toolTip());
    const std::pair<QString, EntryKind> kinds[] = {
        { tr("Edits"), EntryKind::Edit },         { tr("Undo"), EntryKind::Undo },
        { tr("Redo"), EntryKind::Redo },          { tr("Imports"), EntryKind::Import },
        { tr("Merges"), EntryKind::Merge },       { tr("Catalogs"), EntryKind::Catalog },
        { tr("Baselines"), EntryKind::Baseline }, { tr("Migrations"), EntryKind::Migrate },
    };
    m_kind->addItem(tr("All steps"), QString());
    for (const auto &[name, kind] : kinds)
        m_kind->addItem(name, textOf(kind));
    m_person->setObjectName(QStringLiteral("timelinePerson"));
    m_person->setAccessibleName(tr("Person"));
    m_kind->setObjectName(QStringLiteral("timelineKind"));
    m_kind->setAccessibleName(tr("Kind of step"));
    for (QComboBox *box : { m_person, m_kind })
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    layout->addWidget(m_text, 0, 0);
    layout->addWidget(m_selected, 0, 1);
    auto *second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_person, 1);
    second->addWidget(m_kind, 1);
    layout->addLayout(second, 1, 0, 1, 2);
    connect(m_text, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_person, &QComboBox::activated, this, &TimelinePanel::applyFilter);
    connect(m_kind, &QComboBox::activated, this, &TimelinePanel::applyFilter);
    connect(m_selected, &QToolButton::toggled, this, &TimelinePanel::applyFilter);
    return filters;
}

void TimelinePanel::showEvent(QShowEvent *event)
{
    m_model->setActive(true);
    Panel::showEvent(event);
}

void TimelinePanel::hideEvent(QHideEvent *event)
{
    m_model->setActive(false);
    Panel::hideEvent(event);
}

void TimelinePanel::fillPersons()
{
    const QString kept = m_person->currentData().toString();
    m_person->clear();
    m_person->addItem(tr("Everybody"), QString());
    for (const QString &name : m_model->persons())
        m_person->addItem(name, name);
    m_person->setCurrentIndex(std::max(0, m_person->findData(kept)));
}

void TimelinePanel::showHistoryOf(const QList<RecordRef> &records)
{
    m_context.selection.select(records);
    m_selected->setChecked(!records.isEmpty());
}

void TimelinePanel::applyFilter()
{
    TimelineFilter filter;
    filter.text = m_text->text().trimmed();
    filter.person = m_person->currentData().toString();
    filter.kind = m_kind->currentData().toString();
    if (m_selected->isChecked()) {
        for (const RecordRef &ref : m_context.selection.records())
            filter.subjects.append(ref.id);
    }
    m_model->setFilter(filter);
}

void TimelinePanel::refreshCount()
{
    const QLocale locale;
    const QString total = locale.toString(m_model->total());
    setCount(m_model->filter().isEmpty()
                     ? total
                     : tr("%1 of %2").arg(locale.toString(m_model->shown()), total));
    m_pages->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    if (m_person->count() != m_model->persons().size() + 1)
        fillPersons();
}

void TimelinePanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    const int number = index.data(TimelineModel::NumberRole).toInt();
    if (number < 1)
        return;
    QMenu menu;
    const QAction *show = menu.addAction(tr("&Show the Project as It Was Then"));
    const QAction *compare = menu.addAction(tr("&Compare with Now"));
    const QAction *chosen = menu.exec(m_list->viewport()->mapToGlobal(at));
    if (chosen == show)
        emit stateRequested(number);
    else if (chosen == compare)
        emit compareRequested(number);
}
