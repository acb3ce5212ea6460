#include "views/report/reportworkspace.h"

#include "views/dialogs/messages.h"
#include "views/panels/panel.h"
#include "views/report/reportchooser.h"
#include "views/report/reporthints.h"
#include "views/report/reportpreview.h"
#include "views/report/reportprint.h"
#include "views/report/reportsections.h"
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

} // namespace

ReportWorkspace::ReportWorkspace(const ViewContext &context, Source source, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_source(std::move(source))
    , m_chooser(new ReportChooser(context, m_source))
    , m_zoom(new QComboBox)
    , m_export(barbutton::make(QStringLiteral("export"), tr("&Export"),
                               tr("Write the report to a file")))
    , m_sections(new ReportSections)
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
    chooseAudience();
    setBusy(false);
}

QWidget *ReportWorkspace::makeBar()
{
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
    layout->addWidget(m_chooser);
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
    connect(m_chooser, &ReportChooser::audienceChosen, this, &ReportWorkspace::chooseAudience);
    connect(m_chooser, &ReportChooser::changed, this, &ReportWorkspace::refreshLater);
    connect(m_zoom, &QComboBox::activated, this,
            [this](int index) { m_preview->setZoom(static_cast<ReportPreview::Zoom>(index)); });
    connect(m_sections, &QListWidget::itemChanged, this, &ReportWorkspace::refreshLater);
    connect(m_sections, &ReportSections::pageWanted, m_preview, &ReportPreview::goTo);
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

void ReportWorkspace::chooseAudience()
{
    m_sections->offer(m_chooser->audience());
    refreshLater();
}

Result<ReportJob::Order> ReportWorkspace::order() const
{
    ReportChoice choice = m_chooser->choice();
    choice.sections = m_sections->chosen();
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
    m_sections->number(report->pages().marks());
    showPage();
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
