#include "views/workshop/facilitatorpanel.h"

#include "model/threats/questions.h"
#include "views/workshop/widgets/roomtext.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace {

constexpr int mostNext = 4;
constexpr int mostLines = 12;

} // namespace

FacilitatorPanel::FacilitatorPanel(RoomSession &session, const RoomStyle &style, bool withNotes,
                                   QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_scroll(new QScrollArea)
{
    setObjectName(QStringLiteral("facilitator"));
    setWindowTitle(tr("Facilitator's notes"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll, 2);
    if (withNotes)
        layout->addWidget(new NotesEditor(session, style), 1);
    connect(&session, &RoomSession::changed, this, &FacilitatorPanel::refresh);
    refresh();
}

void FacilitatorPanel::addSection(const QString &title, const QStringList &lines,
                                  const QString &nothing)
{
    const Theme &theme = m_style.theme();
    auto *head = new RoomText(m_style.font(RoomStyle::textSize, QFont::DemiBold), theme.text);
    head->setText(title);
    m_lines->addSpacing(m_style.px(10));
    m_lines->addWidget(head);
    for (const QString &line : lines.isEmpty() ? QStringList { nothing } : lines) {
        auto *text = new RoomText(m_style.font(RoomStyle::smallSize),
                                  lines.isEmpty() ? theme.secondaryText : theme.text);
        text->setText(line);
        text->setMaxLines(2);
        m_lines->addWidget(text);
    }
}

void FacilitatorPanel::refresh()
{
    if (!isVisibleTo(parentWidget()) && parentWidget())
        return;
    const Project &project = m_session.context().project();
    m_body = new QWidget;
    m_lines = new QVBoxLayout(m_body);
    m_lines->setContentsMargins(m_style.px(24), m_style.px(8), m_style.px(24), m_style.px(14));
    m_lines->setSpacing(m_style.px(5));
    QStringList next;
    for (int i = m_session.position() + 1;
         i < m_session.subjects().size() && next.size() < mostNext; ++i)
        next.append(m_session.nameOf(m_session.subjects().at(i)));
    addSection(tr("Next"), next, tr("This is the last one."));
    QStringList parked;
    for (const QString &key : m_session.parkedThreats()) {
        if (const ThreatRow *row = m_session.context().threats.row(key))
            parked.append(QStringLiteral("%1: %2").arg(row->subjectName, row->title));
    }
    addSection(tr("Parked"), parked.mid(0, mostLines), tr("Nothing."));
    QStringList open;
    for (const OpenQuestion &question : openQuestions(project, m_session.context().threats)) {
        open.append(question.text);
        if (open.size() == mostLines)
            break;
    }
    addSection(tr("Unanswered in the whole project"), open, tr("Nothing."));
    m_lines->addStretch();
    m_scroll->setWidget(m_body);
}
