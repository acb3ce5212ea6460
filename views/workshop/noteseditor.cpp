#include "views/workshop/noteseditor.h"

#include <QKeyEvent>

NotesEditor::NotesEditor(RoomSession &session, const RoomStyle &style, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("roomNotes"));
    setAccessibleName(tr("Notes of the session"));
    setPlaceholderText(tr("What the room says and nobody should forget"));
    setFont(style.font(RoomStyle::smallSize));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    setTabChangesFocus(true);
    connect(&session, &RoomSession::changed, this, &NotesEditor::refresh);
    refresh();
}

QString NotesEditor::heading() const
{
    return QStringLiteral("[%1] ").arg(m_session.nameOf(m_session.subject()));
}

void NotesEditor::refresh()
{
    if (hasFocus() || toPlainText() == m_session.notes().text)
        return;
    setPlainText(m_session.notes().text);
    moveCursor(QTextCursor::End);
}

void NotesEditor::begin()
{
    emit begun();
    setFocus();
    moveCursor(QTextCursor::End);
    const QString text = toPlainText();
    const qsizetype last = text.lastIndexOf(QStringLiteral("\n["));
    const QStringView tail = QStringView(text).mid(last + 1);
    if (!tail.startsWith(heading()))
        insertPlainText((text.isEmpty() ? QString() : QStringLiteral("\n")) + heading());
    else
        insertPlainText(QStringLiteral("\n"));
    ensureCursorVisible();
}

void NotesEditor::keep()
{
    QString text = toPlainText();
    // Nothing was said after all.
    if (text.endsWith(heading()))
        text.chop(heading().size());
    while (text.endsWith(u'\n') || text.endsWith(u' '))
        text.chop(1);
    m_session.setNotes(text);
}

void NotesEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enter && (event->modifiers() & Qt::ControlModifier))) {
        emit left();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void NotesEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    keep();
    refresh();
}
