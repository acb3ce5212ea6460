#include "views/panels/detailpanel.h"

#include "views/panels/typing.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

DetailPanel::DetailPanel(const QString &title, QWidget *parent)
    : Panel(title, parent)
    , m_scroll(new QScrollArea)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContent(m_scroll);
}

void DetailPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    if (m_behind)
        rebuild();
}

void DetailPanel::rebuild()
{
    m_behind = !isVisible();
    if (m_behind)
        return;
    if (!hasContent()) {
        replaceContent(*m_scroll, makeEmptyState());
        return;
    }
    const int position = m_scroll->verticalScrollBar()->value();
    auto *content = new QWidget;
    fill(*new QVBoxLayout(content));
    const typing::Place place(*m_scroll);
    replaceContent(*m_scroll, content);
    place.resumeIn(*content);
    m_scroll->verticalScrollBar()->setValue(position);
}
