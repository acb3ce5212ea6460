#pragma once

#include <QFrame>
#include <QVariant>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;

/// A short list over the canvas to choose from by typing: the best match is marked, Enter takes it,
/// Escape or a click elsewhere leaves it.
class Chooser : public QFrame
{
    Q_OBJECT

public:
    struct Entry
    {
        QString text;
        /// Small print after the text, such as the group it belongs to.
        QString detail;
        /// Stem of an icon file; may be empty.
        QString icon;
        QVariant value;
    };

    /// What is asked, and what an answer does.
    struct Question
    {
        QString title;
        QString placeholder;
        QList<Entry> entries;
        /// Called with the entry that was taken and what was held meanwhile (Shift).
        std::function<void(const Entry &, Qt::KeyboardModifiers)> take;
        /// Called when another entry is marked, and with nullptr at the end; may be empty.
        std::function<void(const Entry *)> look = {};
        /// An entry made of what was typed, offered last; may be empty.
        std::function<std::optional<Entry>(const QString &)> make = {};
    };

    explicit Chooser(QWidget *parent);

    /// Asks near a point of the parent; a question that is open is left.
    void ask(const Question &question, const QPoint &at);
    void leave();

    /// How well a text fits what was typed, lower is better; nothing when it does not: whole text,
    /// start of the text, initials of its words, start of a word, anywhere.
    static std::optional<int> fit(const QString &text, const QString &typed);

signals:
    /// By a key or a choice, and not by a click elsewhere: what was begun may go on.
    void closed(bool onPurpose);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void mark(int row);
    void take(Qt::KeyboardModifiers held);

    QLabel *m_title;
    QLineEdit *m_typed;
    QListWidget *m_list;
    Question m_question;
    /// Entries as they are listed now.
    QList<Entry> m_listed;
};
