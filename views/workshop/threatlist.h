#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QPointer>
#include <QScrollArea>

class QVBoxLayout;

/// The threats of the subject, the one that is talked about in full, and what this session gave
/// somebody to do.
class ThreatList : public QScrollArea
{
    Q_OBJECT

public:
    ThreatList(RoomSession &session, const RoomStyle &style, QWidget *parent = nullptr);
    void refresh();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCurrent();
    void addActions(QVBoxLayout &layout);
    void addNothing(QVBoxLayout &layout);

    RoomSession &m_session;
    RoomStyle m_style;
    QPointer<QWidget> m_shown;
};
