#include "views/panels/panel.h"

#include "views/style/labels.h"

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

Panel::Panel(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_barLayout(new QHBoxLayout(m_bar))
    , m_title(labels::plain(title, labels::Weight::Strong))
    , m_count(labels::plain({}, labels::Weight::Secondary))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    m_bar->setMinimumHeight(std::max(26, fontMetrics().height() + 10));
    m_barLayout->setContentsMargins(10, 0, 6, 1);
    m_barLayout->setSpacing(6);
    m_barLayout->addWidget(m_title);
    m_barLayout->addWidget(m_count, 1);
    setAccessibleName(title);
}

void Panel::setContent(QWidget *content)
{
    m_content = content;
    layout()->addWidget(content);
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(content, 1);
}

void Panel::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Panel::setCount(const QString &count)
{
    m_count->setText(count);
}

void Panel::addAction(QWidget *widget)
{
    m_barLayout->addWidget(widget);
}

void Panel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const QRect bar = m_bar->geometry();
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(bar, palette().color(QPalette::Window));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(bar.bottomLeft(), bar.bottomRight());
}

void replaceContent(QScrollArea &area, QWidget *content)
{
    if (QWidget *old = area.takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    area.setWidget(content);
}
