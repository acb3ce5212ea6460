#include "views/canvas/prompts/noticeline.h"

#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace {

constexpr int shownFor = 12000; // milliseconds
constexpr int margin = 12;

} // namespace

NoticeLine::NoticeLine(QWidget *parent)
    : QFrame(parent)
    , m_text(labels::plain({}))
    , m_undo(new QToolButton)
    , m_cancel(new QToolButton)
    , m_close(new QToolButton)
    , m_time(new QTimer(this))
{
    setObjectName(QStringLiteral("notice"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 4, 4);
    layout->setSpacing(10);
    layout->addWidget(m_text);
    m_undo->setObjectName(QStringLiteral("noticeUndo"));
    m_undo->setText(tr("Undo"));
    m_undo->setIcon(icons::get(QStringLiteral("undo")));
    m_undo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_undo->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_undo);
    m_cancel->setObjectName(QStringLiteral("noticeCancel"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop it (Esc)"));
    m_cancel->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_cancel);
    m_close->setIcon(icons::get(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close the notice"));
    m_close->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_close);
    m_time->setSingleShot(true);
    m_time->setInterval(shownFor);
    hide();
    connect(m_time, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        hide();
        emit undoRequested();
    });
    connect(m_cancel, &QToolButton::clicked, this, &NoticeLine::cancelRequested);
}

void NoticeLine::say(const QString &text, bool undoable)
{
    tell(text, undoable, false);
    m_time->start();
}

void NoticeLine::sayWhile(const QString &text)
{
    m_time->stop();
    tell(text, false, true);
}

void NoticeLine::done()
{
    if (m_busy)
        hide();
}

void NoticeLine::tell(const QString &text, bool undoable, bool busy)
{
    m_busy = busy;
    m_text->setText(text);
    setAccessibleName(text);
    m_undo->setVisible(undoable);
    m_cancel->setVisible(busy);
    m_close->setVisible(!busy);
    place();
    show();
    raise();
}

QString NoticeLine::text() const
{
    return m_text->text();
}

void NoticeLine::place()
{
    const QWidget *parent = parentWidget();
    const QSize wanted = layout()->totalSizeHint();
    const int width = std::min(wanted.width(), parent->width() - 2 * margin);
    setGeometry((parent->width() - width) / 2, parent->height() - wanted.height() - margin, width,
                wanted.height());
}
