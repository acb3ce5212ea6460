#pragma once

#include "views/workshop/widgets/keylegend.h"
#include "views/workshop/widgets/levelboxes.h"

#include <QFrame>

class QLineEdit;
class QListWidget;
class RoomText;

/// One answer that has a key of its own.
struct PromptChoice
{
    /// Empty: it can only be picked from the list.
    QString key;
    QString text;
    QString value;
};

/// What a room is asked: choices with keys, a text to type, or a list that typing narrows.
struct Prompt
{
    QString question;
    /// One line below it, for instance how far one has come.
    QString hint = {};
    QList<PromptChoice> choices = {};
    bool typed = false;
    QString text = {};
    /// Shows the choices as a list that what is typed narrows.
    bool listed = false;
    /// Says what is wrong with a typed answer; nothing when it will do.
    std::function<QString(const QString &)> problem = {};
};

/// Voices of a room on one axis and the level that it agreed on; 0 when nobody spoke.
struct Voices
{
    int agreed = 0;
    int low = 0;
    int high = 0;
};

/// The question that workshop mode asks at the bottom of its window. Keys alone answer it: while
/// nothing is typed a choice's key chooses it; Enter takes what was typed, Escape asks no more.
class RoomPrompt : public QFrame
{
    Q_OBJECT

public:
    explicit RoomPrompt(const RoomStyle &style, QWidget *parent = nullptr);

    using Answered = std::function<void(const QString &)>;
    void ask(const Prompt &prompt, const Answered &answered);
    using Heard = std::function<void(const Voices &)>;
    /// Hears voices 1 to 5 on one axis; `derived` is the level that stands while nobody speaks.
    void hear(const QString &question, const QString &axis, int derived, const Heard &heard);
    void stop();

signals:
    /// Nothing is asked any more.
    void stopped();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool takeKey(const QKeyEvent &event);
    bool chooseByKey(const QString &key);
    void hearKey(const QKeyEvent &event);
    void showVoices();
    Voices voices() const;
    void narrow();
    void take();
    void answer(const QString &value);
    void open(const QString &question, const QString &hint);

    RoomStyle m_style;
    Prompt m_prompt;
    Answered m_answered;
    Heard m_heard;
    QList<int> m_voices;
    int m_shift = 0;
    int m_derived = 0;
    RoomText *m_question;
    RoomText *m_hint;
    QLineEdit *m_line;
    QListWidget *m_list;
    LevelBoxes *m_levels = nullptr;
    KeyLegend *m_choices;
};
