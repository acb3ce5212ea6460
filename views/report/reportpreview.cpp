#include "views/report/reportpreview.h"

#include "views/report/pagecolumn.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPixmapCache>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace {

constexpr int thumbnailSide = 104;
constexpr int thumbnailStrip = 148;

/// A small page with its number under it.
class ThumbnailDelegate : public QStyledItemDelegate
{
public:
    ThumbnailDelegate(std::shared_ptr<PreparedReport> report, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_report(std::move(report))
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return { thumbnailStrip - 30, thumbnailSide + option.fontMetrics.height() + 16 };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const bool current = option.state & QStyle::State_Selected;
        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
        const QPixmap picture = pictureOf(index.row(), ratio);
        const QSize size = (QSizeF(picture.size()) / ratio).toSize();
        const QRect paper(
                QPoint(option.rect.center().x() - size.width() / 2, option.rect.top() + 6), size);
        painter->save();
        painter->drawPixmap(paper.topLeft(), picture);
        painter->setPen(QPen(option.palette.color(current ? QPalette::Highlight : QPalette::Mid),
                             current ? 2 : 1));
        painter->drawRect(paper.adjusted(-1, -1, 1, 1));
        QFont font = option.font;
        font.setBold(current);
        painter->setFont(font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(QRect(option.rect.left(), paper.bottom() + 4, option.rect.width(),
                                option.fontMetrics.height() + 2),
                          Qt::AlignCenter, QString::number(index.row() + 1));
        painter->restore();
    }

private:
    QPixmap pictureOf(int page, qreal ratio) const
    {
        const QPixmap kept = m_pictures.value(page);
        if (!kept.isNull())
            return kept;
        const QSizeF size = m_report->pages().pageSize(page);
        const qreal scale = thumbnailSide / std::max(size.width(), size.height());
        QPixmap picture((size * scale * ratio).toSize());
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        painter.scale(scale, scale);
        m_report->pages().paint(painter, page);
        painter.end();
        // A long report has more pages than anyone looks at in small.
        if (m_pictures.size() > 200)
            m_pictures.clear();
        m_pictures.insert(page, picture);
        return picture;
    }

    std::shared_ptr<PreparedReport> m_report;
    mutable QHash<int, QPixmap> m_pictures;
};

} // namespace

ReportPreview::ReportPreview(QWidget *parent)
    : QWidget(parent)
    , m_thumbnails(new QListWidget)
    , m_scroll(new QScrollArea)
{
    m_thumbnails->setFixedWidth(thumbnailStrip);
    m_thumbnails->setFrameShape(QFrame::NoFrame);
    m_thumbnails->setUniformItemSizes(true);
    m_thumbnails->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_thumbnails->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_thumbnails->setAccessibleName(tr("Pages"));
    m_thumbnails->viewport()->setBackgroundRole(QPalette::Window);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_scroll->setBackgroundRole(QPalette::Midlight);
    m_scroll->setAccessibleName(tr("Report preview"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_thumbnails);
    layout->addWidget(m_scroll, 1);
    connect(m_thumbnails, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row != m_page)
            goTo(row);
    });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReportPreview::follow);
}

void ReportPreview::show(const std::shared_ptr<PreparedReport> &report)
{
    const int page = m_page;
    m_report = report;
    m_column = new PageColumn(report);
    delete m_scroll->takeWidget();
    m_scroll->setWidget(m_column);
    fit();
    fillThumbnails();
    goTo(std::min(page, report->pages().pages() - 1));
}

void ReportPreview::fillThumbnails()
{
    const QSignalBlocker quiet(m_thumbnails);
    QAbstractItemDelegate *old = m_thumbnails->itemDelegate();
    m_thumbnails->setItemDelegate(new ThumbnailDelegate(m_report, m_thumbnails));
    delete old;
    m_thumbnails->clear();
    for (int page = 1; page <= m_report->pages().pages(); ++page)
        m_thumbnails->addItem(tr("Page %1").arg(page));
}

void ReportPreview::setZoom(Zoom zoom)
{
    m_zoom = zoom;
    const int page = m_page;
    fit();
    if (m_column)
        goTo(page);
}

void ReportPreview::goTo(int page)
{
    if (!m_column)
        return;
    const QRect paper = m_column->pageRect(page);
    m_scroll->verticalScrollBar()->setValue(paper.top() - PageColumn::gap / 2);
    // Turned pages make the column wider than an upright one.
    m_scroll->horizontalScrollBar()->setValue(paper.center().x()
                                              - m_scroll->viewport()->width() / 2);
    m_page = page;
    const QSignalBlocker quiet(m_thumbnails);
    m_thumbnails->setCurrentRow(page);
    emit pageChanged(page);
}

void ReportPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int page = m_page;
    fit();
    if (m_column)
        goTo(page);
}

void ReportPreview::fit()
{
    if (!m_column)
        return;
    const QSizeF page = m_report->pages().pageSize(std::min(m_page, m_report->pages().pages() - 1));
    const QSize room = m_scroll->viewport()->size() - QSize(2, 2) * PageColumn::gap;
    switch (m_zoom) {
    case Zoom::FitPage:
        m_column->setScale(std::max(
                0.2, std::min(room.width() / page.width(), room.height() / page.height())));
        break;
    case Zoom::FitWidth:
        m_column->setScale(std::clamp((room.width() - 8) / page.width(), 0.2, 1.6));
        break;
    case Zoom::ActualSize:
        m_column->setScale(logicalDpiX() / 72.0);
        break;
    case Zoom::Double:
        m_column->setScale(logicalDpiX() / 36.0);
        break;
    }
}

void ReportPreview::follow()
{
    if (!m_column)
        return;
    const int page = m_column->pageAt(m_scroll->verticalScrollBar()->value()
                                      + m_scroll->viewport()->height() / 3);
    if (page == m_page)
        return;
    m_page = page;
    const QSignalBlocker quiet(m_thumbnails);
    m_thumbnails->setCurrentRow(page);
    emit pageChanged(page);
}
