#pragma once

#include "views/baselines/overlaypicture.h"

#include <QGraphicsView>

class OverlayItem;

/// Shows an OverlayPicture: zoom at the cursor, pan by dragging, a click says what is there. It
/// never changes anything.
class OverlayView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit OverlayView(QWidget *parent = nullptr);
    ~OverlayView() override;

    void setPicture(OverlayPicture picture);
    const OverlayPicture &picture() const;
    /// Marks a record as selected and scrolls to it when it stands on this diagram.
    void setSelected(const RecordRef &record);
    void fit();

signals:
    void recordClicked(const RecordRef &record);
    void recordActivated(const RecordRef &record);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void zoomTo(qreal factor);

    QGraphicsScene m_scene;
    OverlayItem *m_item;
    /// Follows the size of the window until the reader zooms.
    bool m_fitting = true;
};
