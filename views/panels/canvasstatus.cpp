#include "views/panels/canvasstatus.h"

#include "views/style/labels.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

CanvasStatus::CanvasStatus(CanvasView &canvas, const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_selected(labels::plain({}, labels::Weight::Secondary))
    , m_pointer(labels::plain({}, labels::Weight::Secondary))
    , m_zoom(new QToolButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(14);
    layout->addWidget(m_selected);
    layout->addWidget(m_pointer);
    layout->addWidget(m_zoom);
    // The widest it gets, so that nothing jumps while the pointer moves.
    m_pointer->setMinimumWidth(
            m_pointer->fontMetrics().horizontalAdvance(QStringLiteral("x -9999, y -9999")));
    m_pointer->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_zoom->setObjectName(QStringLiteral("zoomStatus"));
    m_zoom->setAutoRaise(true);
    m_zoom->setPopupMode(QToolButton::InstantPopup);
    m_zoom->setToolTip(tr("Zoom"));
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("400 %")) + 28);
    auto *menu = new QMenu(m_zoom);
    for (const int percent : { 25, 50, 75, 100, 150, 200, 400 }) {
        QAction *zoom = menu->addAction(tr("%1 %").arg(percent), &canvas,
                                        [&canvas, percent] { canvas.setZoom(percent / 100.0); });
        zoom->setStatusTip(tr("Show the diagram at this size"));
    }
    menu->addSeparator();
    menu->addAction(tr("&Fit Diagram"), &canvas, &CanvasView::fit)
            ->setStatusTip(tr("Show the whole diagram"));
    menu->addAction(tr("Fit &Selection"), &canvas, &CanvasView::fitSelection)
            ->setStatusTip(tr("Show what is selected as large as it fits"));
    m_zoom->setMenu(menu);
    const auto showZoom = [this](qreal factor) {
        m_zoom->setText(tr("%1 %").arg(qRound(factor * 100)));
        m_zoom->setAccessibleName(tr("Zoom: %1 %").arg(qRound(factor * 100)));
    };
    showZoom(canvas.zoom());
    connect(&canvas, &CanvasView::zoomChanged, this, showZoom);
    connect(&canvas, &CanvasView::pointerMoved, this, [this](const QPointF &at) {
        m_pointer->setText(QStringLiteral("x %1, y %2").arg(qRound(at.x())).arg(qRound(at.y())));
    });
    connect(&context.selection, &Selection::changed, this, &CanvasStatus::showSelection);
    showSelection();
    canvas.installEventFilter(this);
}

bool CanvasStatus::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        setVisible(event->type() == QEvent::Show);
    return QWidget::eventFilter(watched, event);
}

void CanvasStatus::showSelection()
{
    const auto count = static_cast<int>(m_context.selection.records().size());
    m_selected->setText(count == 0 ? QString() : tr("%n selected", nullptr, count));
}
