#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QWidget>

/// One threat of a room's list in a line: number, title, letter and what was said of it.
class ThreatLine : public QWidget
{
    Q_OBJECT

public:
    ThreatLine(const RoomSession &session, int group, const RoomStyle &style,
               QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(int group);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    int wordWidth() const;

    class RoomText *m_text;
    int m_group;
    RoomStyle m_style;
    QString m_title;
    Rating m_rating;
    RoomSession::State m_state;
};

/// What was said of a threat in one word.
QString wordOf(RoomSession::State state);
