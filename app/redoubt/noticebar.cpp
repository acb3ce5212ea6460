#include "app/redoubt/noticebar.h"

#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/theme.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(labels::plain({}, labels::Weight::Normal, true))
    , m_action(new QPushButton)
{
    setObjectName(QStringLiteral("noticeBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(36, 5, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionRequested);
    clear();
}

void NoticeBar::say(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
}

void NoticeBar::clear()
{
    m_text->clear();
    hide();
}

void NoticeBar::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.hover);
    painter.setPen(theme.line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    painter.drawPixmap(
            12, (height() - 16) / 2,
            icons::pixmap(QStringLiteral("lock"), 16, theme.accent, devicePixelRatioF()));
}
