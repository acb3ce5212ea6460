#include "views/workshop/widgets/roomprompt.h"

#include "model/search/fuzzymatch.h"
#include "views/workshop/widgets/roomtext.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

RoomPrompt::RoomPrompt(const RoomStyle &style, QWidget *parent)
    : QFrame(parent)
    , m_style(style)
    , m_question(new RoomText(style.font(28, QFont::DemiBold), style.theme().text))
    , m_hint(new RoomText(style.font(RoomStyle::smallSize), style.theme().secondaryText))
    , m_line(new QLineEdit)
    , m_list(new QListWidget)
    , m_choices(new KeyLegend(style, false))
{
    setObjectName(QStringLiteral("roomPrompt"));
    setAccessibleName(tr("Question to the room"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_line->setObjectName(QStringLiteral("roomAnswer"));
    m_line->setAccessibleName(tr("Answer"));
    m_line->setFont(style.font(24));
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("roomList"));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setFont(style.font(RoomStyle::textSize));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(style.px(28), style.px(18), style.px(28), style.px(20));
    layout->setSpacing(style.px(12));
    layout->addWidget(m_question);
    layout->addWidget(m_hint);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    layout->addWidget(m_choices);
    connect(m_line, &QLineEdit::textChanged, this, &RoomPrompt::narrow);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { answer(item->data(Qt::UserRole).toString()); });
    connect(m_choices, &KeyLegend::pressed, this, [this](int hint) {
        if (hint < m_prompt.choices.size() && !m_heard)
            answer(m_prompt.choices.at(hint).value);
    });
    hide();
}

void RoomPrompt::open(const QString &question, const QString &hint)
{
    m_question->setText(question);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    delete std::exchange(m_levels, nullptr);
    show();
}

void RoomPrompt::ask(const Prompt &prompt, const Answered &answered)
{
    m_prompt = prompt;
    m_answered = answered;
    m_heard = {};
    open(prompt.question, prompt.hint);
    QList<KeyHint> hints;
    for (const PromptChoice &choice : prompt.choices) {
        if (!choice.key.isEmpty())
            hints.append({ choice.key, choice.text });
    }
    if (prompt.listed || hints.isEmpty())
        hints = { { tr("Enter"), tr("take it") }, { tr("Esc"), tr("do nothing") } };
    m_choices->setHints(hints);
    m_line->setVisible(prompt.typed);
    m_list->setVisible(prompt.listed);
    m_line->setText(prompt.text);
    m_line->setAccessibleName(prompt.question);
    narrow();
    if (prompt.typed)
        m_line->setFocus();
    else
        setFocus();
    m_line->setCursorPosition(static_cast<int>(prompt.text.size()));
}

void RoomPrompt::hear(const QString &question, const QString &axis, int derived, const Heard &heard)
{
    m_prompt = {};
    m_answered = {};
    m_heard = heard;
    m_voices.clear();
    m_shift = 0;
    m_derived = derived;
    open(question, {});
    m_levels = new LevelBoxes(axis, m_style);
    static_cast<QVBoxLayout *>(layout())->insertWidget(2, m_levels);
    m_line->hide();
    m_list->hide();
    m_choices->setHints({ { QStringLiteral("1\u20135"), tr("one for each voice") },
                          { QStringLiteral("\u2190 \u2192"), tr("what the room agrees on") },
                          { QStringLiteral("\u232b"), tr("take a voice back") },
                          { tr("Enter"), tr("go on") },
                          { tr("Esc"), tr("do nothing") } });
    setFocus();
    showVoices();
}

Voices RoomPrompt::voices() const
{
    if (m_voices.isEmpty())
        return { m_shift == 0 ? 0 : std::clamp(m_derived + m_shift, 1, 5), 0, 0 };
    QList<int> sorted = m_voices;
    std::ranges::sort(sorted);
    // The middle voice, half up, is the offer; the room moves it.
    const qsizetype half = sorted.size() / 2;
    const int middle = sorted.size() % 2 == 1 ? sorted.at(half)
                                              : (sorted.at(half - 1) + sorted.at(half) + 1) / 2;
    return { std::clamp(middle + m_shift, 1, 5), sorted.first(), sorted.last() };
}

void RoomPrompt::showVoices()
{
    const Voices now = voices();
    m_levels->setLevels(
            { now.agreed > 0 ? now.agreed : m_derived, now.low, now.high, now.agreed == 0 });
    QStringList said;
    for (const int voice : m_voices)
        said.append(QString::number(voice));
    m_hint->setText(said.isEmpty() ? tr("Nobody has spoken yet.")
                                   : tr("Voices: %1").arg(said.join(QStringLiteral(", "))));
    m_hint->show();
}

void RoomPrompt::hearKey(const QKeyEvent &event)
{
    const int digit = event.text().isEmpty() ? 0 : event.text().front().digitValue();
    if (digit >= 1 && digit <= 5) {
        m_voices.append(digit);
        m_shift = 0;
    } else if (event.key() == Qt::Key_Backspace && !m_voices.isEmpty()) {
        m_voices.removeLast();
        m_shift = 0;
    } else if (event.key() == Qt::Key_Left || event.key() == Qt::Key_Right) {
        const int before = voices().agreed > 0 ? voices().agreed : m_derived;
        const int step = event.key() == Qt::Key_Left ? -1 : 1;
        if (before + step >= 1 && before + step <= 5)
            m_shift += step;
    } else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        const Heard heard = std::exchange(m_heard, {});
        const Voices now = voices();
        stop();
        heard(now);
        return;
    }
    showVoices();
}

void RoomPrompt::stop()
{
    m_heard = {};
    m_answered = {};
    hide();
    emit stopped();
}

void RoomPrompt::narrow()
{
    if (!m_prompt.listed)
        return;
    const QString typed = m_line->text().simplified().toLower();
    std::vector<std::pair<int, const PromptChoice *>> fitting;
    for (const PromptChoice &choice : m_prompt.choices) {
        const int score = fuzzyScore(typed, choice.text.toLower());
        if (score > 0)
            fitting.emplace_back(-score, &choice);
    }
    std::ranges::stable_sort(fitting, {}, &std::pair<int, const PromptChoice *>::first);
    m_list->clear();
    for (const auto &[score, choice] : fitting) {
        auto *item = new QListWidgetItem(
                choice->key.isEmpty() || !typed.isEmpty()
                        ? choice->text
                        : QStringLiteral("%1   %2").arg(choice->key, choice->text),
                m_list);
        item->setData(Qt::UserRole, choice->value);
    }
    const int rows = std::clamp(m_list->count(), 1, 9);
    m_list->setFixedHeight(rows * (QFontMetrics(m_list->font()).height() + m_style.px(8)));
    // A new name may be typed: nothing is picked until it is meant.
    if (!typed.isEmpty() || !m_prompt.problem)
        m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
}

bool RoomPrompt::chooseByKey(const QString &key)
{
    for (const PromptChoice &choice : m_prompt.choices) {
        if (!key.isEmpty() && choice.key.compare(key, Qt::CaseInsensitive) == 0) {
            answer(choice.value);
            return true;
        }
    }
    return false;
}

void RoomPrompt::take()
{
    const QListWidgetItem *picked = m_prompt.listed ? m_list->currentItem() : nullptr;
    const QString typed = m_line->text().trimmed();
    if (picked) {
        answer(picked->data(Qt::UserRole).toString());
        return;
    }
    const QString wrong = m_prompt.problem  ? m_prompt.problem(typed)
                          : typed.isEmpty() ? tr("Type something, or leave with Esc.")
                                            : QString();
    if (wrong.isEmpty()) {
        answer(typed);
    } else {
        m_hint->setSpans({ { wrong, true, m_style.theme().accent } });
        m_hint->show();
    }
}

void RoomPrompt::answer(const QString &value)
{
    // Told after the prompt is free again: what is told may ask the next thing.
    const Answered answered = std::exchange(m_answered, {});
    stop();
    if (answered)
        answered(value);
}

bool RoomPrompt::takeKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        stop();
        return true;
    }
    if (m_heard) {
        hearKey(event);
        return true;
    }
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        if (m_prompt.typed)
            take();
        return true;
    }
    if (m_prompt.listed && (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down)) {
        const int step = event.key() == Qt::Key_Up ? -1 : 1;
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
        return true;
    }
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    return plain && m_line->text().isEmpty() && chooseByKey(event.text());
}

bool RoomPrompt::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress
        && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QFrame::eventFilter(watched, event);
}

void RoomPrompt::keyPressEvent(QKeyEvent *event)
{
    if (!takeKey(*event))
        event->accept(); // a stray key of the room's must not decide something else
}
