#include "views/baselines/comparepage.h"

#include "model/baseline/differenceoutput.h"
#include "views/baselines/comparejob.h"
#include "views/baselines/differencemarks.h"
#include "views/baselines/differencepanel.h"
#include "views/baselines/overlayview.h"
#include "views/dialogs/messages.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/wraplayout.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

constexpr int pauseAfterStep = 300; // milliseconds
constexpr ChangeKind kinds[] = { ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed };

} // namespace

ComparePage::ComparePage(const ViewContext &context, BaselineLedger &ledger, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_ledger(ledger)
    , m_before(new QComboBox)
    , m_after(new QComboBox)
    , m_diagram(new QComboBox)
    , m_export(makeExport())
    , m_busy(labels::plain(tr("Comparing\u2026"), labels::Weight::Secondary))
    , m_bar(makeBar())
    , m_notice(makeNotice())
    , m_overlay(new OverlayView)
    , m_middle(new QStackedWidget)
    , m_totals(new QTableWidget)
    , m_list(new DifferencePanel)
    , m_pause(new QTimer(this))
    , m_job(new CompareJob(this))
{
    m_totals->setObjectName(QStringLiteral("differenceTotals"));
    m_totals->setAccessibleName(tr("Totals"));
    m_totals->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_totals->setSelectionMode(QAbstractItemView::NoSelection);
    m_totals->setFocusPolicy(Qt::NoFocus);
    m_totals->setFrameShape(QFrame::NoFrame);
    m_totals->setShowGrid(false);
    m_totals->verticalHeader()->hide();
    auto *totals = new Panel(tr("Totals"));
    auto *framed = new QWidget;
    auto *frame = new QVBoxLayout(framed);
    frame->setContentsMargins(10, 0, 4, 0);
    frame->addWidget(m_totals);
    totals->setContent(framed);
    m_totalsPanel = totals;
    m_middle->addWidget(m_overlay);
    m_middle->addWidget(
            labels::emptyState(QStringLiteral("mode-draw"), tr("Nothing is placed on this diagram"),
                               tr("The list at the right has what differs outside the picture.")));
    auto *column = new QSplitter(Qt::Vertical);
    column->addWidget(m_middle);
    column->addWidget(totals);
    column->setSizes({ 640, 220 });
    column->setStretchFactor(0, 1);
    auto *row = new QSplitter;
    row->addWidget(column);
    row->addWidget(m_list);
    row->setSizes({ 820, 372 });
    row->setStretchFactor(0, 1);
    for (QSplitter *splitter : { column, row }) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_notice);
    layout->addWidget(row, 1);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseAfterStep);
    connect(m_pause, &QTimer::timeout, this, &ComparePage::refresh);
    connect(m_job, &CompareJob::finished, this,
            [this](const std::shared_ptr<Result<Comparison>> &found) {
                setBusy(false);
                if (!*found) {
                    messages::error(this, found->error());
                    return;
                }
                m_comparison = std::move(**found);
                showResult();
            });
    connect(&m_context.document, &Document::changed, this, &ComparePage::refreshLater);
    connect(&m_ledger, &BaselineLedger::changed, this, &ComparePage::refreshLater);
    connect(m_list, &DifferencePanel::changeSelected, m_overlay, &OverlayView::setSelected);
    connect(m_list, &DifferencePanel::changeActivated, this, &ComparePage::subjectOpened);
    connect(m_overlay, &OverlayView::recordClicked, this, [this](const RecordRef &record) {
        m_overlay->setSelected(record);
        m_list->select(record);
        if (m_context.project().find(record.kind, record.id))
            m_context.selection.select(record);
    });
    connect(m_overlay, &OverlayView::recordActivated, this,
            [this](const RecordRef &record) { emit subjectOpened(record, {}); });
    setAlone({});
}

QWidget *ComparePage::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new WrapLayout(bar);
    layout->setContentsMargins(10, 5, 10, 5);
    layout->setSpacing(8);
    m_before->setObjectName(QStringLiteral("compareBefore"));
    m_after->setObjectName(QStringLiteral("compareAfter"));
    m_diagram->setObjectName(QStringLiteral("compareDiagram"));
    m_before->setAccessibleName(tr("Compare"));
    m_after->setAccessibleName(tr("with"));
    m_diagram->setAccessibleName(tr("Diagram"));
    for (QComboBox *box : { m_before, m_after, m_diagram }) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(box == m_diagram ? 16 : 24);
    }
    layout->addTogether({ labels::plain(tr("Compare"), labels::Weight::Secondary), m_before });
    layout->addTogether({ labels::plain(tr("with"), labels::Weight::Secondary), m_after });
    layout->addWidget(m_diagram);
    layout->addWidget(m_busy);
    layout->beginRight();
    for (const ChangeKind kind : kinds) {
        auto *count = new QToolButton;
        count->setObjectName(QStringLiteral("count-") + textOf(kind));
        // Before the comparison is there to be counted.
        count->setText(differencewords::kind(kind));
        count->setCheckable(true);
        count->setAutoRaise(true);
        m_counts.append(count);
        connect(count, &QToolButton::toggled, this, [this] {
            QSet<ChangeKind> shown;
            for (qsizetype i = 0; i < m_counts.size(); ++i) {
                if (m_counts.at(i)->isChecked())
                    shown.insert(kinds[i]);
            }
            m_list->setKinds(shown);
        });
    }
    layout->addTogether(QList<QWidget *>(m_counts.begin(), m_counts.end())
                        + QList<QWidget *> { m_export });
    for (QComboBox *box : { m_before, m_after })
        connect(box, &QComboBox::activated, this, &ComparePage::refresh);
    connect(m_diagram, &QComboBox::activated, this, &ComparePage::showDiagram);
    return bar;
}

QToolButton *ComparePage::makeExport()
{
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("compareExport"));
    button->setText(tr("Export"));
    button->setToolTip(tr("Write what differs to a file"));
    button->setIcon(icons::get(QStringLiteral("export")));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    auto *menu = new QMenu(button);
    const auto add = [this, menu](const QString &text, const QString &tip, auto run) {
        QAction *action = menu->addAction(text);
        action->setStatusTip(tip);
        connect(action, &QAction::triggered, this, run);
    };
    add(tr("&Text\u2026"), tr("What differs as plain text"),
        [this] { exportAs(QStringLiteral("txt")); });
    add(tr("&JSON\u2026"), tr("What differs as JSON for other programs"),
        [this] { exportAs(QStringLiteral("json")); });
    add(tr("&Report for an Auditor\u2026"),
        tr("What differs as a report in PDF, HTML, ODT or Markdown"),
        [this] { emit reportRequested(chosen(*m_before), chosen(*m_after), m_comparison); });
    button->setMenu(menu);
    return button;
}

void ComparePage::exportAs(const QString &suffix)
{
    const ComparedState before = chosen(*m_before);
    const ComparedState after = chosen(*m_after);
    const differenceoutput::Sides sides { comparison::name(before, m_context, m_ledger),
                                          comparison::entryOf(before, m_context, m_ledger),
                                          comparison::name(after, m_context, m_ledger),
                                          comparison::entryOf(after, m_context, m_ledger) };
    emit exportRequested(
            suffix, suffix == QLatin1String("json")
                            ? differenceoutput::asJson(m_comparison.difference, sides)
                            : differenceoutput::asText(m_comparison.difference, sides).toUtf8());
}

bool ComparePage::isBusy() const
{
    return m_job->isRunning();
}

void ComparePage::setBusy(bool busy)
{
    m_busy->setVisible(busy);
    m_export->setEnabled(!busy);
}

QWidget *ComparePage::makeNotice()
{
    auto *notice = new QWidget;
    auto *layout = new QHBoxLayout(notice);
    layout->setContentsMargins(10, 5, 10, 5);
    layout->setSpacing(8);
    m_noticeText = labels::plain({}, labels::Weight::Strong, true);
    m_noticeText->setObjectName(QStringLiteral("asItWas"));
    auto *compare = new QPushButton(tr("Compare with &Now"));
    auto *leave = new QPushButton(tr("&Back to Comparing"));
    leave->setObjectName(QStringLiteral("leaveAsItWas"));
    layout->addWidget(m_noticeText, 1);
    layout->addWidget(compare);
    layout->addWidget(leave);
    connect(compare, &QPushButton::clicked, this, [this] {
        if (m_alone)
            this->compare(*m_alone, {});
    });
    connect(leave, &QPushButton::clicked, this, [this] { setAlone({}); });
    return notice;
}

void ComparePage::setAlone(const std::optional<ComparedState> &state)
{
    m_alone = state;
    m_bar->setVisible(!m_alone);
    m_notice->setVisible(m_alone.has_value());
    m_list->setVisible(!m_alone);
    m_stale = true;
    if (isVisible())
        refresh();
}

void ComparePage::compare(const ComparedState &before, const ComparedState &after)
{
    m_alone.reset();
    fillStates();
    choose(*m_before, before);
    choose(*m_after, after);
    setAlone({});
}

void ComparePage::showEntry(int entry)
{
    setAlone(ComparedState { ComparedState::Kind::Entry, {}, entry });
}

void ComparePage::fillStates()
{
    const std::optional<ComparedState> before =
            m_before->count() > 0 ? std::optional(chosen(*m_before)) : std::nullopt;
    const std::optional<ComparedState> after =
            m_after->count() > 0 ? std::optional(chosen(*m_after)) : std::nullopt;
    QList<ComparedState> extra;
    for (const auto &state : { before, after }) {
        if (state && state->kind == ComparedState::Kind::Entry && !extra.contains(*state))
            extra.append(*state);
    }
    m_states = { {} };
    const QList<Baseline> &baselines = m_ledger.baselines();
    for (auto it = baselines.crbegin(); it != baselines.crend(); ++it)
        m_states.append({ ComparedState::Kind::Frozen, it->id });
    m_states.append(extra);
    // Without a baseline the beginning is something to compare with.
    const ComparedState first { ComparedState::Kind::Entry, {}, 1 };
    if (m_states.size() == 1)
        m_states.append(first);
    for (QComboBox *box : { m_before, m_after }) {
        box->clear();
        for (const ComparedState &state : m_states)
            box->addItem(comparison::name(state, m_context, m_ledger));
    }
    choose(*m_before, before.value_or(m_states.value(1)));
    choose(*m_after, after.value_or(ComparedState {}));
}

ComparedState ComparePage::chosen(const QComboBox &box) const
{
    return m_states.value(box.currentIndex());
}

void ComparePage::choose(QComboBox &box, const ComparedState &state)
{
    qsizetype at = m_states.indexOf(state);
    if (at < 0 && state.kind == ComparedState::Kind::Entry) {
        at = m_states.size();
        m_states.append(state);
        for (QComboBox *each : { m_before, m_after })
            each->addItem(comparison::name(state, m_context, m_ledger));
    }
    box.setCurrentIndex(static_cast<int>(std::max<qsizetype>(0, at)));
}

void ComparePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void ComparePage::refreshLater()
{
    m_stale = true;
    if (isVisible())
        m_pause->start();
}

void ComparePage::refresh()
{
    m_stale = false;
    fillStates();
    m_job->forget();
    setBusy(false);
    if (m_alone)
        m_noticeText->setText(tr("The project as it was: %1. Nothing here can be changed.")
                                      .arg(comparison::name(*m_alone, m_context, m_ledger)));
    const Result<ComparisonOrder> order =
            m_alone ? comparison::lookAt(*m_alone, m_context, m_ledger)
                    : comparison::order(chosen(*m_before), chosen(*m_after), m_context, m_ledger);
    if (!order) {
        messages::error(this, order.error());
        return;
    }
    setBusy(true);
    m_job->start(*order);
}

void ComparePage::showResult()
{
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        const int count = m_comparison.difference.count(kinds[i]);
        m_counts.at(i)->setText(tr("%1 %2 %3")
                                        .arg(differencemarks::sign(kinds[i]),
                                             QLocale().toString(count),
                                             differencewords::kind(kinds[i])));
    }
    fillDiagrams();
    fillTotals();
    m_list->setDifference(m_comparison.difference);
    showDiagram();
}

void ComparePage::fillDiagrams()
{
    const QUuid kept = m_diagram->currentData().toUuid();
    m_diagram->clear();
    QList<const Diagram *> diagrams = m_comparison.after.all<Diagram>();
    std::ranges::stable_sort(diagrams, {}, &Diagram::position);
    for (const Diagram *diagram : diagrams)
        m_diagram->addItem(diagram->name, diagram->id.value());
    const int known = m_diagram->findData(kept);
    const int current = m_diagram->findData(m_context.selection.diagram());
    m_diagram->setCurrentIndex(std::max({ known, known < 0 ? current : -1, 0 }));
    m_diagram->setVisible(diagrams.size() > 1);
}

void ComparePage::showDiagram()
{
    const Id<Diagram> diagram(m_diagram->currentData().toUuid());
    OverlayPicture picture(m_comparison.after, m_alone ? nullptr : &m_comparison.before,
                           m_comparison.difference, m_context.threats, diagram);
    m_middle->setCurrentIndex(picture.bounds().isEmpty() ? 1 : 0);
    m_overlay->setPicture(std::move(picture));
}

void ComparePage::fillTotals()
{
    m_totalsPanel->setVisible(!m_alone);
    m_totals->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const QList<ChangedTotal> &totals = m_comparison.difference.totals;
    m_totals->setColumnCount(4);
    m_totals->setHorizontalHeaderLabels(
            { QString(), m_before->currentText(), m_after->currentText(), tr("Change") });
    m_totals->setRowCount(static_cast<int>(totals.size()));
    const QLocale locale;
    for (int row = 0; row < totals.size(); ++row) {
        const ChangedTotal &total = totals.at(row);
        const int change = total.after - total.before;
        const QString sign = change > 0 ? QStringLiteral("+") : QString();
        const QString texts[] = { differencewords::total(total.name), locale.toString(total.before),
                                  locale.toString(total.after),
                                  change == 0 ? QStringLiteral("\u2013")
                                              : sign + locale.toString(change) };
        for (int column = 0; column < 4; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                               : Qt::AlignRight | Qt::AlignVCenter);
            QFont font = m_totals->font();
            font.setBold(column == 3 && change != 0);
            item->setFont(font);
            m_totals->setItem(row, column, item);
        }
        m_totals->setRowHeight(row, std::max(24, m_totals->fontMetrics().height() + 8));
    }
    m_totals->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}
