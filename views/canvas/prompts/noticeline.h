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
    QString text() const;
    /// Keeps to the bottom of the parent; call when that is resized.
    void place();

signals:
    void undoRequested();

private:
    QLabel *m_text;
    QToolButton *m_undo;
    QTimer *m_time;
};
