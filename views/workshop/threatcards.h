#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QFrame>

class QVBoxLayout;

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

/// The threat that a room talks about, in full: title, why, levels, what stands against it, what
/// was said.
class ThreatCard : public QFrame
{
    Q_OBJECT

public:
    ThreatCard(const RoomSession &session, const RoomStyle &style, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addHead();
    void addWhy();
    void addLevels();
    void addControls();
    void addSaid();
    void addText(const QString &text, qreal size, const QColor &colour);

    const RoomSession &m_session;
    const ThreatRow &m_row;
    RoomStyle m_style;
    QVBoxLayout *m_layout;
};

/// What was said of a threat in one word.
QString wordOf(RoomSession::State state);
