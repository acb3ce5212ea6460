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
    auto *close = new QToolButton;
    close->setIcon(icons::get(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the notice"));
    close->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(close);
    m_time->setSingleShot(true);
    m_time->setInterval(shownFor);
    hide();
    connect(m_time, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        hide();
        emit undoRequested();
    });
}

void NoticeLine::say(const QString &text, bool undoable)
{
    m_text->setText(text);
    setAccessibleName(text);
    m_undo->setVisible(undoable);
    m_time->start();
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
