#include "views/workshop/threatlist.h"

#include "views/workshop/threatcard.h"
#include "views/workshop/threatline.h"
#include "views/workshop/widgets/keylegend.h"
#include "views/workshop/widgets/roomtext.h"

#include <QGridLayout>
#include <QLocale>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

ThreatList::ThreatList(RoomSession &session, const RoomStyle &style, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_style(style)
{
    setObjectName(QStringLiteral("roomThreats"));
    setAccessibleName(tr("Threats of the subject"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setFocusPolicy(Qt::NoFocus);
    refresh();
}

void ThreatList::refresh()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QWidget *shown = nullptr;
    for (int i = 0; i < m_session.groups().size(); ++i) {
        if (i == m_session.current()) {
            shown = new ThreatCard(m_session, m_style);
            layout->addWidget(shown);
            continue;
        }
        auto *line = new ThreatLine(m_session, i, m_style);
        connect(line, &ThreatLine::chosen, &m_session, &RoomSession::choose);
        layout->addWidget(line);
    }
    if (!shown)
        addNothing(*layout);
    addActions(*layout);
    layout->addStretch();
    const int before = verticalScrollBar()->value();
    setWidget(content);
    verticalScrollBar()->setValue(before);
    m_shown = shown;
    // Where it stands is known only when it has been laid out.
    QTimer::singleShot(0, content, [this] { showCurrent(); });
}

void ThreatList::showCurrent()
{
    if (m_shown)
        ensureWidgetVisible(m_shown, 0, m_style.px(70));
}

void ThreatList::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    QTimer::singleShot(0, this, &ThreatList::showCurrent);
}

void ThreatList::addNothing(QVBoxLayout &layout)
{
    auto *text = new RoomText(m_style.font(28, QFont::DemiBold), m_style.theme().text);
    text->setText(m_session.position() < 0
                          ? tr("Nothing to go through yet: draw flows that carry artifacts.")
                          : tr("No threat is proposed here. What does the room know of?"));
    text->setContentsMargins({});
    layout.addSpacing(m_style.px(40));
    auto *line = new QHBoxLayout;
    line->setContentsMargins(m_style.px(34), 0, m_style.px(30), m_style.px(40));
    line->addWidget(text);
    layout.addLayout(line);
}

void ThreatList::addActions(QVBoxLayout &layout)
{
    const QList<const Action *> actions = m_session.actions();
    if (actions.isEmpty())
        return;
    const Project &project = m_session.context().project();
    auto *box = new QGridLayout;
    box->setContentsMargins(m_style.px(24), m_style.px(18), m_style.px(24), m_style.px(18));
    box->setHorizontalSpacing(m_style.px(30));
    box->setVerticalSpacing(m_style.px(6));
    box->setColumnStretch(0, 1);
    const auto text = [&](const QString &said, const QColor &colour, qreal size) {
        auto *made = new RoomText(m_style.font(size), colour);
        made->setText(said);
        made->setMaxLines(2);
        return made;
    };
    const Theme &theme = m_style.theme();
    box->addWidget(text(tr("Actions from this session"), theme.secondaryText, RoomStyle::smallSize),
                   0, 0);
    for (const Action *action : actions) {
        const int row = box->rowCount();
        const Person *owner = project.find(action->owner);
        const QDate due = QDate::fromString(action->due, Qt::ISODate);
        box->addWidget(text(action->text, theme.text, RoomStyle::textSize), row, 0);
        box->addWidget(
                text(owner ? owner->name : tr("nobody yet"), theme.text, RoomStyle::textSize), row,
                1);
        box->addWidget(
                text(due.isValid() ? QLocale().toString(due, QLocale::ShortFormat) : tr("no date"),
                     theme.text, RoomStyle::textSize),
                row, 2);
    }
    layout.addLayout(box);
}
