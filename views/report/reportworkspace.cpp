#include "views/report/reportworkspace.h"

#include "model/report/partnerview.h"
#include "model/report/reportedbaseline.h"
#include "views/dialogs/messages.h"
#include "views/panels/panel.h"
#include "views/report/reporthints.h"
#include "views/report/reportpreview.h"
#include "views/report/reportprint.h"
#include "views/style/barbutton.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

constexpr int pauseBeforeRefresh = 300; // milliseconds after the last change
constexpr int sectionRole = Qt::UserRole;

} // namespace

ReportWorkspace::ReportWorkspace(const ViewContext &context, Source source, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_source(std::move(source))
    , m_audience(new QComboBox)
    , m_operator(new QComboBox)
    , m_baseline(new QComboBox)
    , m_since(new QComboBox)
    , m_sinceLabel(labels::plain(tr("Changes since"), labels::Weight::Secondary))
    , m_paper(new QComboBox)
    , m_zoom(new QComboBox)
    , m_export(barbutton::make(QStringLiteral("export"), tr("&Export"),
                               tr("Write the report to a file")))
    , m_sections(new QListWidget)
    , m_hints(new QListWidget)
    , m_preview(new ReportPreview)
    , m_state(labels::plain({}, labels::Weight::Secondary))
    , m_progress(new QProgressBar)
    , m_cancel(barbutton::make(QStringLiteral("close"), tr("Cancel"),
                               tr("Stop writing this report")))
    , m_pause(new QTimer(this))
    , m_layout(new ReportJob(this))
    , m_writing(new ReportJob(this))
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(makeSide());
    split->addWidget(m_preview);
    split->setSizes({ 280, 1200 });
    split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(split, 1);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseBeforeRefresh);
    connectParts();
    fillBaselines();
    chooseAudience();
    setBusy(false);
}

QWidget *ReportWorkspace::makeBar()
{
    m_audience->setAccessibleName(tr("Audience"));
    m_audience->setObjectName(QStringLiteral("reportAudience"));
    m_since->setObjectName(QStringLiteral("reportSince"));
    m_since->setAccessibleName(tr("Changes since"));
    m_since->setToolTip(tr("The baseline that is compared with what is reported"));
    m_since->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_operator->setAccessibleName(tr("Zone operator"));
    m_operator->setToolTip(tr("Whose zones and obligations the report shows"));
    m_baseline->setAccessibleName(tr("Baseline"));
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_paper->addItem(tr("A4"), static_cast<int>(Paper::A4));
    m_paper->addItem(tr("Letter"), static_cast<int>(Paper::Letter));
    m_paper->setAccessibleName(tr("Paper"));
    m_zoom->addItems({ tr("Fit page"), tr("Fit width"), tr("100 %"), tr("200 %") });
    m_zoom->setCurrentIndex(1);
    m_zoom->setAccessibleName(tr("Zoom"));
    makeExport();
    auto *printing = barbutton::make(QStringLiteral("print"), tr("&Print\u2026"),
                                     tr("Preview and print the pages"));
    connect(printing, &QToolButton::clicked, this, &ReportWorkspace::print);
    m_progress->setRange(0, 0);
    m_progress->setFixedWidth(120);
    m_progress->setTextVisible(false);
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(10, 5, 10, 5);
    layout->setSpacing(6);
    layout->addWidget(labels::plain(tr("Audience"), labels::Weight::Secondary));
    layout->addWidget(m_audience);
    layout->addWidget(m_operator);
    layout->addSpacing(8);
    layout->addWidget(labels::plain(tr("Baseline"), labels::Weight::Secondary));
    layout->addWidget(m_baseline);
    layout->addWidget(m_sinceLabel);
    layout->addWidget(m_since);
    layout->addSpacing(8);
    layout->addWidget(labels::plain(tr("Paper"), labels::Weight::Secondary));
    layout->addWidget(m_paper);
    layout->addSpacing(8);
    layout->addWidget(printing);
    layout->addWidget(m_export);
    layout->addStretch();
    layout->addWidget(m_state);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addSpacing(8);
    layout->addWidget(m_zoom);
    return bar;
}

void ReportWorkspace::makeExport()
{
    m_export->setObjectName(QStringLiteral("exportReport"));
    auto *menu = new QMenu(m_export);
    for (int i = 0; i <= static_cast<int>(reportfile::Format::Csv); ++i) {
        const auto format = static_cast<reportfile::Format>(i);
        QAction *entry = menu->addAction(tr("%1\u2026").arg(reportfile::nameOf(format)));
        entry->setStatusTip(tr("Write the report to a file: %1").arg(reportfile::nameOf(format)));
        connect(entry, &QAction::triggered, this, [this, format] { exportAs(format); });
    }
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
}

QWidget *ReportWorkspace::makeSide()
{
    auto *sections = new Panel(tr("Sections"));
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setAccessibleName(tr("Sections"));
    sections->setContent(m_sections);
    auto *hints = new Panel(tr("Before you export"));
    m_hints->setFrameShape(QFrame::NoFrame);
    m_hints->setWordWrap(true);
    m_hints->setSelectionMode(QAbstractItemView::NoSelection);
    m_hints->setAccessibleName(tr("Before you export"));
    hints->setContent(m_hints);
    auto *side = new QSplitter(Qt::Vertical);
    side->setChildrenCollapsible(false);
    side->addWidget(sections);
    side->addWidget(hints);
    side->setSizes({ 460, 240 });
    side->setMinimumWidth(230);
    return side;
}

void ReportWorkspace::connectParts()
{
    connect(m_pause, &QTimer::timeout, this, &ReportWorkspace::refresh);
    connect(&m_context.document, &Document::changed, this, &ReportWorkspace::refreshLater);
    connect(&m_context.threats, &Register::changed, this, &ReportWorkspace::refreshLater);
    connect(&m_source.ledger, &BaselineLedger::changed, this, [this] {
        fillBaselines();
        refreshLater();
    });
    connect(m_baseline, &QComboBox::activated, this, [this] {
        fillSince();
        refreshLater();
    });
    connect(m_since, &QComboBox::activated, this, &ReportWorkspace::refreshLater);
    connect(m_audience, &QComboBox::activated, this, &ReportWorkspace::chooseAudience);
    connect(m_operator, &QComboBox::activated, this, &ReportWorkspace::refreshLater);
    connect(m_paper, &QComboBox::activated, this, &ReportWorkspace::refreshLater);
    connect(m_zoom, &QComboBox::activated, this,
            [this](int index) { m_preview->setZoom(static_cast<ReportPreview::Zoom>(index)); });
    connect(m_sections, &QListWidget::itemChanged, this, &ReportWorkspace::refreshLater);
    connect(m_sections, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item && m_shown && item->data(sectionRole + 1).isValid())
            m_preview->goTo(item->data(sectionRole + 1).toInt());
    });
    connect(m_preview, &ReportPreview::pageChanged, this, &ReportWorkspace::showPage);
    connect(m_layout, &ReportJob::prepared, this, &ReportWorkspace::show);
    connect(m_writing, &ReportJob::progressed, this,
            [this](int pages) { m_state->setText(tr("Writing page %1").arg(pages)); });
    connect(m_writing, &ReportJob::written, this, [this](const QByteArray &bytes) {
        setBusy(false);
        emit exportRequested(reportfile::suffixOf(m_format), bytes);
    });
    connect(m_writing, &ReportJob::failed, this, [this](const Error &error) {
        setBusy(false);
        messages::error(this, error);
    });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_writing->stop();
        setBusy(false);
    });
}

Audience ReportWorkspace::audience() const
{
    return static_cast<Audience>(m_audience->currentData().toInt());
}

Paper ReportWorkspace::paper() const
{
    return static_cast<Paper>(m_paper->currentData().toInt());
}

void ReportWorkspace::chooseAudience()
{
    fillOperators();
    fillSince();
    fillSections();
    refreshLater();
}

void ReportWorkspace::fillOperators()
{
    const bool partner = audience() == Audience::Partner;
    m_operator->setVisible(partner);
    const QString before = m_operator->currentData().toString();
    m_operator->clear();
    for (const QString &id : partnerview::operatorsOf(m_context.project())) {
        if (id != u"own")
            m_operator->addItem(m_context.vocabulary().name(id), id);
    }
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(before)));
}

void ReportWorkspace::fillBaselines()
{
    const QUuid before = m_baseline->currentData().toUuid();
    m_baseline->clear();
    m_baseline->addItem(tr("Now (not frozen)"), QUuid());
    for (const Baseline &baseline : m_source.ledger.baselines())
        m_baseline->addItem(reportedbaseline::nameOf(baseline), baseline.id);
    m_baseline->setCurrentIndex(std::max(0, m_baseline->findData(before)));
    fillAudiences();
}

/// Changes can be told only where there is a baseline to tell them from.
void ReportWorkspace::fillAudiences()
{
    const bool first = m_audience->count() == 0;
    const Audience before = first ? Audience::Technical : audience();
    m_audience->clear();
    for (const char *word : enumWords<Audience>) {
        const Audience each = *enumFrom<Audience>(QString::fromLatin1(word));
        if (each != Audience::Change || !m_source.ledger.baselines().isEmpty())
            m_audience->addItem(reportsection::name(each), static_cast<int>(each));
    }
    m_audience->setCurrentIndex(m_audience->findData(static_cast<int>(before)));
    fillSince();
}

/// The baselines before what is reported, the latest first.
void ReportWorkspace::fillSince()
{
    const bool change = audience() == Audience::Change;
    m_since->setVisible(change);
    m_sinceLabel->setVisible(change);
    const QUuid before = m_since->currentData().toUuid();
    const Baseline *reported = chosenBaseline();
    m_since->clear();
    for (const Baseline &baseline : m_source.ledger.baselines()) {
        if (!reported || baseline.entries < reported->entries)
            m_since->insertItem(0, reportedbaseline::nameOf(baseline), baseline.id);
    }
    m_since->setCurrentIndex(std::max(0, m_since->findData(before)));
}

const Baseline *ReportWorkspace::chosenBaseline() const
{
    return m_source.ledger.baseline(m_baseline->currentData().toUuid());
}

void ReportWorkspace::fillSections()
{
    const QSignalBlocker quiet(m_sections);
    m_sections->clear();
    const QList<ReportSection> usual = reportsection::usual(audience());
    for (size_t i = 0; i < enumWords<ReportSection>.size(); ++i) {
        const auto section = static_cast<ReportSection>(i);
        if (!reportsection::allowed(section, audience())
            || (section == ReportSection::Changes && !usual.contains(section)))
            continue;
        auto *item = new QListWidgetItem(reportsection::title(section), m_sections);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(usual.contains(section) ? Qt::Checked : Qt::Unchecked);
        item->setData(sectionRole, static_cast<int>(i));
    }
}

Result<ReportJob::Order> ReportWorkspace::order() const
{
    ReportChoice choice;
    choice.audience = audience();
    choice.zoneOperator = m_operator->currentData().toString();
    choice.paper = paper();
    choice.baseline = chosenBaseline();
    if (choice.audience == Audience::Change)
        choice.since = m_source.ledger.baseline(m_since->currentData().toUuid());
    for (int i = 0; i < m_sections->count(); ++i) {
        const QListWidgetItem *item = m_sections->item(i);
        if (item->checkState() == Qt::Checked)
            choice.sections.append(static_cast<ReportSection>(item->data(sectionRole).toInt()));
    }
    return reportorder::of(choice, m_context, m_source);
}

void ReportWorkspace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        refreshLater();
}

void ReportWorkspace::refreshLater()
{
    m_outdated = true;
    if (isVisible())
        m_pause->start();
}

void ReportWorkspace::refresh()
{
    m_outdated = false;
    fillHints();
    const Result<ReportJob::Order> wanted = order();
    if (wanted)
        m_layout->start(*wanted);
    else
        m_state->setText(wanted.error().message);
}

void ReportWorkspace::show(const std::shared_ptr<PreparedReport> &report)
{
    m_shown = report;
    m_preview->show(report);
    numberSections();
    showPage();
}

void ReportWorkspace::numberSections()
{
    const QSignalBlocker quiet(m_sections);
    QList<PageMark> chapters = m_shown->pages().marks();
    chapters.removeIf([](const PageMark &mark) { return mark.level > 1; });
    qsizetype next = 0;
    for (int i = 0; i < m_sections->count(); ++i) {
        QListWidgetItem *item = m_sections->item(i);
        const QString title =
                reportsection::title(static_cast<ReportSection>(item->data(sectionRole).toInt()));
        if (item->checkState() != Qt::Checked || next >= chapters.size()) {
            item->setText(title);
            item->setData(sectionRole + 1, {});
            continue;
        }
        item->setText(
                tr("%1   p. %2")
                        .arg(chapters.at(next).title, QString::number(chapters.at(next).page + 1)));
        item->setData(sectionRole + 1, chapters.at(next).page);
        ++next;
    }
}

void ReportWorkspace::fillHints()
{
    m_hints->clear();
    for (const reporthints::Hint &hint :
         reporthints::of(m_context.project(), m_context.threats, m_context.document.today()))
        m_hints->addItem(new QListWidgetItem(icons::get(hint.icon), hint.text));
}

void ReportWorkspace::showPage()
{
    if (m_shown && !m_writing->isRunning())
        m_state->setText(
                tr("Page %1 of %2").arg(m_preview->page() + 1).arg(m_shown->pages().pages()));
}

void ReportWorkspace::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_export->setEnabled(!busy);
    if (!busy)
        showPage();
}

void ReportWorkspace::exportAs(reportfile::Format format)
{
    m_format = format;
    Result<ReportJob::Order> wanted = order();
    if (!wanted) {
        messages::error(this, wanted.error());
        return;
    }
    wanted->format = format;
    m_writing->start(*wanted);
    m_state->setText(tr("Writing\u2026"));
    setBusy(true);
}

void ReportWorkspace::print()
{
    if (m_shown)
        reportprint::preview(m_shown, this);
}
