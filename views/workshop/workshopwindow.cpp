#include "views/workshop/workshopwindow.h"

#include "views/workshop/facilitatorpanel.h"
#include "views/workshop/roombar.h"
#include "views/workshop/subjectfacts.h"
#include "views/workshop/subjectpicture.h"
#include "views/workshop/threatlist.h"
#include "views/workshop/widgets/roomtext.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace {

/// A thin line between parts.
QWidget *ruler(const Theme &theme, Qt::Orientation orientation)
{
    auto *line = new QWidget;
    QPalette palette;
    palette.setColor(QPalette::Window, theme.line);
    line->setPalette(palette);
    line->setAutoFillBackground(true);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace

WorkshopWindow::WorkshopWindow(const ViewContext &context, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(context)
{
    setObjectName(QStringLiteral("workshop"));
    setWindowTitle(tr("Workshop"));
    setAccessibleName(tr("Workshop"));
    setFocusPolicy(Qt::StrongFocus);
    m_since.start();
    connect(&m_session, &RoomSession::changed, this, &WorkshopWindow::scheduleRefresh);
    connect(&m_session, &RoomSession::said, this, &WorkshopWindow::say);
    resize(1600, 900);
    build();
}

WorkshopWindow::~WorkshopWindow()
{
    delete m_secondScreen;
}

void WorkshopWindow::open()
{
    QScreen *here = parentWidget() ? parentWidget()->screen() : screen();
    const QList<QScreen *> screens = QGuiApplication::screens();
    setGeometry(here->geometry());
    showFullScreen();
    const auto other = std::ranges::find_if(screens, [&](QScreen *s) { return s != here; });
    if (other != screens.end()) {
        m_secondScreen = new FacilitatorPanel(m_session, RoomStyle((*other)->size(), palette()),
                                              true, nullptr);
        m_secondScreen->setGeometry((*other)->availableGeometry());
        m_secondScreen->show();
    }
    activateWindow();
    setFocus();
}

void WorkshopWindow::build()
{
    const RoomStyle style(size(), palette());
    m_builtFor = size();
    m_builtIn = palette();
    delete layout();
    delete m_content;
    m_content = new QWidget;
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    // The screen is as large as it is: what does not fit must not make the window larger.
    outer->setSizeConstraint(QLayout::SetNoConstraint);
    outer->addWidget(m_content);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = new RoomBar(m_session, m_since, style);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeLeft(style), 2);
    middle->addWidget(ruler(style.theme(), Qt::Vertical));
    middle->addWidget(makeRight(style), 3);
    layout->addWidget(m_bar);
    layout->addLayout(middle, 1);
    layout->addWidget(ruler(style.theme(), Qt::Horizontal));
    layout->addWidget(makeBottom(style));
    m_content->show(); // at once: a key may ask something before the next event
    setFocus();
}

QWidget *WorkshopWindow::makeLeft(const RoomStyle &style)
{
    m_picture = new SubjectPicture(m_session, style);
    m_facts = new SubjectFacts(m_session, style);
    m_notes = new NotesEditor(m_session, style);
    m_notes->setFixedHeight(style.px(style.isLow() ? 220 : 118));
    m_notes->viewport()->setAutoFillBackground(false);
    auto *heading = new KeyLegend(style, false);
    heading->setHints({ { QStringLiteral("T"), tr("Notes") } });
    connect(heading, &KeyLegend::pressed, m_notes, &NotesEditor::begin);
    auto *notes = new QWidget;
    notes->setAutoFillBackground(true);
    notes->setBackgroundRole(QPalette::Base);
    // On a low screen notes are seen while they are written.
    const bool low = style.isLow();
    if (low)
        notes->hide();
    connect(m_notes, &NotesEditor::begun, notes, [this, notes, low] {
        notes->show();
        m_facts->setHidden(low);
    });
    connect(m_notes, &NotesEditor::left, notes, [this, notes, low] {
        setFocus();
        notes->setHidden(low);
        m_facts->show();
    });
    auto *notesLayout = new QVBoxLayout(notes);
    notesLayout->setContentsMargins(style.px(24), style.px(12), style.px(20), style.px(6));
    notesLayout->setSpacing(style.px(4));
    notesLayout->addWidget(heading);
    notesLayout->addWidget(m_notes);
    auto *subject = new QWidget;
    auto *subjectLayout = new QVBoxLayout(subject);
    subjectLayout->setContentsMargins(0, 0, 0, 0);
    subjectLayout->setSpacing(0);
    subjectLayout->addWidget(m_picture, 1);
    subjectLayout->addWidget(ruler(style.theme(), Qt::Horizontal));
    subjectLayout->addWidget(m_facts);
    m_facilitator = new FacilitatorPanel(m_session, style, false);
    m_pages = new QStackedWidget;
    m_pages->addWidget(subject);
    m_pages->addWidget(m_facilitator);
    auto *left = new QWidget;
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addWidget(ruler(style.theme(), Qt::Horizontal));
    layout->addWidget(notes);
    return left;
}

QWidget *WorkshopWindow::makeRight(const RoomStyle &style)
{
    m_threats = new ThreatList(m_session, style);
    m_prompt = new RoomPrompt(style);
    m_gestures = std::make_unique<WorkshopGestures>(m_session, *m_prompt);
    connect(m_prompt, &RoomPrompt::stopped, this, [this] { setFocus(); });
    auto *right = new QWidget;
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_threats, 1);
    layout->addWidget(m_prompt);
    return right;
}

QList<KeyHint> WorkshopWindow::legend() const
{
    return { { QStringLiteral("C"), tr("Confirm") },
             { QStringLiteral("D"), tr("Dismiss\u2026") },
             { QStringLiteral("R"), tr("Rate") },
             { QStringLiteral("A"), tr("Action") },
             { QStringLiteral("N"), tr("Own threat") },
             { QStringLiteral("P"), tr("Park") },
             { QStringLiteral("\u2191\u2193"), tr("Threat") },
             { QStringLiteral("\u2190 \u2192"), tr("Subject") },
             { QStringLiteral("J"), tr("Jump") },
             { QStringLiteral("Z"), tr("Undo") },
             { QStringLiteral("F"), tr("For me") },
             { QStringLiteral("Esc"), tr("Leave") } };
}

QWidget *WorkshopWindow::makeBottom(const RoomStyle &style)
{
    auto *bottom = new QWidget;
    auto *layout = new QVBoxLayout(bottom);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_said = new RoomText(style.font(RoomStyle::smallSize), style.theme().secondaryText);
    m_said->setObjectName(QStringLiteral("roomSaid"));
    m_said->setMaxLines(1);
    m_legend = new KeyLegend(style, true);
    m_legend->setHints(legend());
    connect(m_legend, &KeyLegend::pressed, this, [this](int hint) {
        static const int keys[] = { Qt::Key_C, Qt::Key_D, Qt::Key_R,    Qt::Key_A,
                                    Qt::Key_N, Qt::Key_P, Qt::Key_Down, Qt::Key_Right,
                                    Qt::Key_J, Qt::Key_Z, Qt::Key_F,    Qt::Key_Escape };
        QKeyEvent press(QEvent::KeyPress, keys[hint], Qt::NoModifier);
        keyPressEvent(&press);
    });
    auto *keys = new QVBoxLayout;
    keys->setContentsMargins(style.px(28), style.px(8), style.px(28), style.px(14));
    keys->setSpacing(style.px(6));
    keys->addWidget(m_said);
    if (style.isLow())
        m_said->hide();
    keys->addWidget(m_legend);
    layout->addLayout(keys);
    return bottom;
}

void WorkshopWindow::say(const QString &text)
{
    m_said->setText(text);
}

void WorkshopWindow::scheduleBuild()
{
    // Later: what is built anew may be what just now handles an event.
    if (!m_content || std::exchange(m_building, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_building = false;
        const bool same = m_builtFor == size() && m_builtIn == palette();
        if (!same)
            build();
    });
}

void WorkshopWindow::scheduleRefresh()
{
    // A step makes several things change; they are shown once.
    if (std::exchange(m_refreshing, true))
        return;
    QTimer::singleShot(0, this, &WorkshopWindow::refresh);
}

void WorkshopWindow::refresh()
{
    m_refreshing = false;
    m_bar->refresh();
    m_picture->refresh();
    m_facts->refresh();
    m_threats->refresh();
}

void WorkshopWindow::toggleFacilitator()
{
    m_pages->setCurrentIndex(1 - m_pages->currentIndex());
    m_facilitator->refresh();
}

bool WorkshopWindow::walkKey(const QKeyEvent &event)
{
    const int last = static_cast<int>(m_session.subjects().size()) - 1;
    switch (event.key()) {
    case Qt::Key_Up:
        m_session.choose(m_session.current() - 1);
        return true;
    case Qt::Key_Down:
        m_session.choose(m_session.current() + 1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        m_session.goTo(m_session.position() - 1);
        return true;
    case Qt::Key_Right:
    case Qt::Key_PageDown:
        if (m_session.position() == last)
            say(tr("That was the last one. What is still open: J shows it."));
        m_session.goTo(m_session.position() + 1);
        return true;
    case Qt::Key_Home:
        m_session.goTo(0);
        return true;
    case Qt::Key_End:
        m_session.goTo(last);
        return true;
    case Qt::Key_J:
        m_gestures->jump();
        return true;
    default:
        return false;
    }
}

bool WorkshopWindow::decideKey(const QKeyEvent &event)
{
    const bool all = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_C:
        m_gestures->confirm(all);
        return true;
    case Qt::Key_D:
        m_gestures->dismiss(all);
        return true;
    case Qt::Key_R:
        m_gestures->rate();
        return true;
    case Qt::Key_A:
        m_gestures->addAction();
        return true;
    case Qt::Key_N:
        m_gestures->addThreat();
        return true;
    case Qt::Key_P:
        m_gestures->togglePark();
        return true;
    case Qt::Key_U:
        m_gestures->answer();
        return true;
    case Qt::Key_T:
        m_notes->begin();
        return true;
    case Qt::Key_W:
        m_gestures->askWhoIsHere();
        return true;
    case Qt::Key_F:
        toggleFacilitator();
        return true;
    case Qt::Key_Z:
        all ? m_session.redo() : m_session.undo();
        return true;
    default:
        return false;
    }
}

void WorkshopWindow::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (event->matches(QKeySequence::Undo))
        m_session.undo();
    else if (event->matches(QKeySequence::Redo))
        m_session.redo();
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F5)
        close();
    else if (!plain || (!walkKey(*event) && !decideKey(*event)))
        QWidget::keyPressEvent(event);
}

void WorkshopWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    scheduleBuild();
}

void WorkshopWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        scheduleBuild();
}

void WorkshopWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    setFocus(); // what was being typed is kept first
    m_session.leave();
    delete std::exchange(m_secondScreen, nullptr);
    emit left();
}
