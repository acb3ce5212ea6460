#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QElapsedTimer>
#include <QWidget>

/// The line at the top: which flow or element of how many, how far the room has come, who is there
/// and for how long.
class RoomBar : public QWidget
{
    Q_OBJECT

public:
    RoomBar(const RoomSession &session, const QElapsedTimer &since, const RoomStyle &style,
            QWidget *parent = nullptr);
    void refresh();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString place() const;
    QString progressText() const;
    QString elapsed() const;
    void paintTrack(QPainter &painter, const QRect &track) const;

    const RoomSession &m_session;
    const QElapsedTimer &m_since;
    RoomStyle m_style;
};
