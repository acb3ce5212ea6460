#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

/// A line under the tool bar that stays as long as what it says is so: that a project is open
/// read-only, and why. Hidden while it has nothing to say.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows a text, with a button when `action` is not empty.
    void say(const QString &text, const QString &action = {});
    void clear();

signals:
    void actionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_action;
};
