#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QFrame>

class QVBoxLayout;

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
