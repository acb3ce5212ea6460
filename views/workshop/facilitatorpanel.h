#pragma once

#include "views/workshop/noteseditor.h"

class QVBoxLayout;

/// What only the one who leads the room needs: what comes next, what was parked, what is still
/// unanswered, and the notes.
class FacilitatorPanel : public QWidget
{
    Q_OBJECT

public:
    FacilitatorPanel(RoomSession &session, const RoomStyle &style, bool withNotes,
                     QWidget *parent = nullptr);
    void refresh();

private:
    void addSection(const QString &title, const QStringList &lines, const QString &nothing);

    RoomSession &m_session;
    RoomStyle m_style;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_lines = nullptr;
    class QScrollArea *m_scroll;
};
