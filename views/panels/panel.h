#pragma once

#include <QWidget>

class QLabel;
class QHBoxLayout;
class QScrollArea;

/// A titled part of a workspace: a 26 px title with a count beside it, and one content widget.
class Panel : public QWidget
{
    Q_OBJECT

public:
    explicit Panel(const QString &title, QWidget *parent = nullptr);

    void setContent(QWidget *content);
    void setTitle(const QString &title);
    /// Small secondary text after the title, such as "6 open".
    void setCount(const QString &count);
    /// A small widget at the right end of the title.
    void addAction(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_bar;
    QHBoxLayout *m_barLayout;
    QLabel *m_title;
    QLabel *m_count;
    QWidget *m_content = nullptr;
};

/// Puts a new widget into a scroll area and lets go of the old one later: it may be the sender of
/// the signal that asked for the new one.
void replaceContent(QScrollArea &area, QWidget *content);
