#include "views/panels/typing.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace typing {

void commit(const QWidget *within)
{
    QWidget *editor = QApplication::focusWidget();
    if (editor && (!within || within->isAncestorOf(editor)))
        editor->clearFocus();
}

void commitAndGoOn()
{
    const QPointer<QWidget> editor = QApplication::focusWidget();
    if (!editor)
        return;
    QWidget *window = editor->window();
    const Place place(*window);
    editor->clearFocus();
    if (editor && editor->isVisible())
        editor->setFocus();
    else
        place.resumeIn(*window);
}

Place::Place(const QWidget &form)
{
    const QWidget *editor = QApplication::focusWidget();
    if (!editor || !form.isAncestorOf(editor))
        return;
    m_name = editor->accessibleName();
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        m_cursor = line->cursorPosition();
    else if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        m_cursor = text->textCursor().position();
}

void Place::resumeIn(QWidget &form) const
{
    if (m_name.isEmpty())
        return;
    for (QWidget *editor : form.findChildren<QWidget *>()) {
        if (!editor->isVisible() || editor->accessibleName() != m_name)
            continue;
        editor->setFocus();
        if (auto *line = qobject_cast<QLineEdit *>(editor)) {
            line->setCursorPosition(m_cursor);
        } else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
            QTextCursor cursor = text->textCursor();
            cursor.setPosition(std::min(m_cursor, text->document()->characterCount() - 1));
            text->setTextCursor(cursor);
        }
        return;
    }
}

} // namespace typing
