#include "views/report/reportworkspace.h"

#include "views/panels/panel.h"
#include "views/report/pagepainter.h"
#include "views/report/reportfile.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QPaintEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace {

constexpr int pauseBeforeRefresh = 300; // milliseconds after the last change
constexpr int widestPage = 900;

/// All pages under one another; only those in sight are painted.
class Pages : public QWidget
{
public:
    Pages(const Report &report, const Project &project, const Register &threats, int width)
        : m_project(project)
        , m_painter(report, m_project, threats)
        , m_scale(width / PagePainter::pageSize().width())
    {
        setFixedSize(width + 2 * gap, m_painter.pages() * (pageHeight() + gap) + gap);
    }
    int pages() const { return m_painter.pages(); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        const int step = pageHeight() + gap;
        const int first = std::max(0, (event->rect().top() - gap) / step);
        const int last = std::min(m_painter.pages() - 1, event->rect().bottom() / step);
        for (int page = first; page <= last; ++page) {
            const QRect paper(gap, gap + page * step, width() - 2 * gap, pageHeight());
            painter.fillRect(paper, Qt::white);
            painter.setPen(palette().color(QPalette::Mid));
            painter.drawRect(paper.adjusted(0, 0, -1, -1));
            painter.save();
            painter.setClipRect(paper);
            painter.translate(paper.topLeft());
            painter.scale(m_scale, m_scale);
            m_painter.paint(painter, page);
            painter.restore();
        }
    }

private:
    static constexpr int gap = 16;
    int pageHeight() const { return qRound(PagePainter::pageSize().height() * m_scale); }

    // A copy of the value: the preview stays whole while the document goes on.
    const Project m_project;
    PagePainter m_painter;
    qreal m_scale;
};

} // namespace

ReportWorkspace::ReportWorkspace(const ViewContext &context, std::function<QByteArray()> head,
                                 QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_head(std::move(head))
    , m_scroll(new QScrollArea)
    , m_count(labels::plain({}, labels::Weight::Secondary))
    , m_pause(new QTimer(this))
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(10, 5, 10, 5);
    bar->setSpacing(6);
    bar->addWidget(labels::plain(tr("Risk-assessment report"), labels::Weight::Strong));
    bar->addWidget(m_count);
    bar->addStretch();
    auto *pdf = new QPushButton(icons::get(QStringLiteral("export")), tr("Export &PDF\u2026"));
    pdf->setDefault(true);
    auto *html = new QPushButton(icons::get(QStringLiteral("export")), tr("Export &HTML\u2026"));
    bar->addWidget(pdf);
    bar->addWidget(html);
    connect(pdf, &QPushButton::clicked, this, [this] {
        emit exportRequested(QStringLiteral("pdf"),
                             reportfile::pdf(m_context.project(), m_context.threats, options()));
    });
    connect(html, &QPushButton::clicked, this, [this] {
        emit exportRequested(QStringLiteral("html"),
                             reportfile::html(m_context.project(), m_context.threats, options()));
    });
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_scroll->setAccessibleName(tr("Report preview"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_scroll, 1);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseBeforeRefresh);
    connect(m_pause, &QTimer::timeout, this, &ReportWorkspace::refresh);
    connect(&m_context.document, &Document::changed, this, &ReportWorkspace::refreshLater);
    connect(&m_context.threats, &Register::changed, this, &ReportWorkspace::refreshLater);
}

ReportOptions ReportWorkspace::options() const
{
    return { m_context.document.today(), QString::fromLatin1(m_head().toHex()) };
}

void ReportWorkspace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        refreshLater();
}

void ReportWorkspace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
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
    const int position = m_scroll->verticalScrollBar()->value();
    const int width = std::clamp(m_scroll->viewport()->width() - 60, 400, widestPage);
    auto *pages = new Pages(buildReport(m_context.project(), m_context.threats, options()),
                            m_context.project(), m_context.threats, width);
    m_count->setText(tr("%n page(s)", nullptr, pages->pages()));
    replaceContent(*m_scroll, pages);
    m_scroll->verticalScrollBar()->setValue(position);
}
