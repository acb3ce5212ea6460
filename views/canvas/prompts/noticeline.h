#pragma once

#include <QFrame>

class QLabel;
class QTimer;
class QToolButton;

/// One line at the bottom of the canvas that says what just happened, with a button to take it
/// back. It asks nothing, and goes by itself.
class NoticeLine : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeLine(QWidget *parent);

    void say(const QString &text, bool undoable);
    /// Says what is going on, with a button to stop it, until something else is said or done().
    void sayWhile(const QString &text);
    bool isBusy() const { return m_busy && isVisible(); }
    /// What went on is over.
    void done();
    QString text() const;
    /// Keeps to the bottom of the parent; call when that is resized.
    void place();

signals:
    void undoRequested();
    void cancelRequested();

private:
    void tell(const QString &text, bool undoable, bool busy);

    QLabel *m_text;
    QToolButton *m_undo;
    QToolButton *m_cancel;
    QToolButton *m_close;
    QTimer *m_time;
    bool m_busy = false;
};
