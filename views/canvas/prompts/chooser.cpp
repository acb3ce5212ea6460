#include "views/canvas/prompts/chooser.h"

#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int usualWidth = 290;
constexpr int mostRows = 9;
constexpr int gap = 12;

} // namespace

Chooser::Chooser(QWidget *parent)
    : QFrame(parent)
    , m_title(labels::plain({}, labels::Weight::Secondary))
    , m_typed(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("chooser"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_typed);
    layout->addWidget(m_list);
    m_typed->setObjectName(QStringLiteral("chooserText"));
    m_typed->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("chooserList"));
    m_list->setAccessibleName(tr("Choices"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({ 16, 16 });
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_typed->installEventFilter(this);
    // A click on the list keeps the keyboard here; it would go up to the canvas, which ends this.
    setFocusPolicy(Qt::ClickFocus);
    setFocusProxy(m_typed);
    hide();
    connect(m_typed, &QLineEdit::textChanged, this, &Chooser::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &Chooser::mark);
    connect(m_list, &QListWidget::itemClicked, this, [this] { take(Qt::NoModifier); });
}

void Chooser::ask(const Question &question, const QPoint &at)
{
    leave();
    m_question = question;
    m_title->setText(question.title);
    m_typed->setAccessibleName(question.title);
    m_typed->setPlaceholderText(question.placeholder);
    {
        const QSignalBlocker blocker(m_typed);
        m_typed->clear();
    }
    fill();
    const int rows = std::clamp(static_cast<int>(m_listed.size()), 1, mostRows);
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 8);
    m_list->setFixedHeight(rows * row + 4);
    resize(usualWidth, layout()->totalSizeHint().height());
    QRect place(at + QPoint(gap, gap), size());
    const QRect room = parentWidget()->rect().adjusted(4, 4, -4, -4);
    if (place.bottom() > room.bottom())
        place.moveBottom(std::max(room.bottom(), room.top() + place.height()));
    if (place.right() > room.right())
        place.moveRight(std::min(at.x() - gap, room.right()));
    place.moveLeft(std::max(place.left(), room.left()));
    setGeometry(place);
    show();
    raise();
    m_typed->setFocus();
    mark(m_list->currentRow());
}

void Chooser::leave()
{
    if (!m_question.take)
        return;
    const Question asked = std::exchange(m_question, {});
    // Enter and Escape give the keyboard back to the canvas; a click has given it away already.
    const bool onPurpose = m_typed->hasFocus();
    if (onPurpose)
        parentWidget()->setFocus();
    hide();
    if (asked.look)
        asked.look(nullptr);
    emit closed(onPurpose);
}

std::optional<int> Chooser::fit(const QString &text, const QString &typed)
{
    if (typed.isEmpty())
        return 0;
    if (text.compare(typed, Qt::CaseInsensitive) == 0)
        return 0;
    if (text.startsWith(typed, Qt::CaseInsensitive))
        return 1;
    QString initials;
    bool wordStart = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool first =
                text.at(i).isLetterOrNumber() && (i == 0 || !text.at(i - 1).isLetterOrNumber());
        if (!first)
            continue;
        initials += text.at(i);
        wordStart = wordStart || QStringView(text).mid(i).startsWith(typed, Qt::CaseInsensitive);
    }
    if (initials.startsWith(typed, Qt::CaseInsensitive))
        return 2;
    if (wordStart)
        return 3;
    return text.contains(typed, Qt::CaseInsensitive) ? std::optional(4) : std::nullopt;
}

void Chooser::fill()
{
    struct Ranked
    {
        int rank;
        Entry entry;
    };
    const QString typed = m_typed->text().trimmed();
    QList<Ranked> ranked;
    for (const Entry &entry : m_question.entries) {
        if (const std::optional<int> rank = fit(entry.text, typed))
            ranked.append({ *rank, entry });
    }
    std::ranges::stable_sort(ranked, {}, &Ranked::rank);
    m_listed.clear();
    for (const Ranked &each : ranked)
        m_listed.append(each.entry);
    if (m_question.make && !typed.isEmpty()) {
        if (const std::optional<Entry> made = m_question.make(typed))
            m_listed.append(*made);
    }
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const Entry &entry : m_listed) {
        const QString text =
                entry.detail.isEmpty()
                        ? entry.text
                        : QStringLiteral("%1  \u00b7  %2").arg(entry.text, entry.detail);
        auto *item = new QListWidgetItem(icons::get(entry.icon), text, m_list);
        item->setToolTip(labels::tip(text));
    }
    m_list->setCurrentRow(m_listed.isEmpty() ? -1 : 0);
    mark(m_list->currentRow());
}

void Chooser::mark(int row)
{
    if (m_question.look && isVisible())
        m_question.look(row >= 0 && row < m_listed.size() ? &m_listed.at(row) : nullptr);
}

void Chooser::take(Qt::KeyboardModifiers held)
{
    const int row = m_list->currentRow();
    // A click can still come in while the question goes away.
    if (row < 0 || row >= m_listed.size() || !m_question.take)
        return;
    const Entry entry = m_listed.at(row);
    const auto answer = m_question.take;
    leave();
    answer(entry, held);
}

bool Chooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        leave();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentRow();
    const int last = m_list->count() - 1;
    switch (key->key()) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(key->modifiers() & ~Qt::KeypadModifier);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(row > 0 ? row - 1 : last);
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(row < last ? row + 1 : 0);
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentRow(std::max(0, row - mostRows));
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentRow(std::min(last, row + mostRows));
        return true;
    default:
        return false;
    }
}
