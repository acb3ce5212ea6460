#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QPlainTextEdit>

/// The running notes of a session. Typing starts at the end, under the name of the subject; leaving
/// the field (Escape, Ctrl+Enter or a click elsewhere) keeps them as one step.
class NotesEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    NotesEditor(RoomSession &session, const RoomStyle &style, QWidget *parent = nullptr);

    /// Takes the keyboard, with the name of the subject said before what comes.
    void begin();
    void refresh();

signals:
    void begun();
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void keep();
    QString heading() const;

    RoomSession &m_session;
};
