#include "views/workshop/roombar.h"

#include "views/style/icons.h"

#include <QPainter>
#include <QTimer>

namespace {

constexpr int tick = 15000; // milliseconds: often enough for minutes

} // namespace

RoomBar::RoomBar(const RoomSession &session, const QElapsedTimer &since, const RoomStyle &style,
                 QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_since(since)
    , m_style(style)
{
    setObjectName(QStringLiteral("roomBar"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &RoomBar::refresh);
    clock->start(tick);
    refresh();
}

QSize RoomBar::sizeHint() const
{
    const QFontMetrics metrics(m_style.font(24));
    return { m_style.px(1200), std::max(m_style.px(66), metrics.height() + 12) };
}

QString RoomBar::place() const
{
    const RoomSession::Progress progress = m_session.progress();
    if (m_session.position() < 0)
        return tr("Nothing to go through");
    return m_session.subject().kind == RecordKind::Flow
                   ? tr("Flow %1 of %2").arg(progress.number).arg(progress.ofKind)
                   : tr("Element %1 of %2").arg(progress.number).arg(progress.ofKind);
}

QString RoomBar::progressText() const
{
    const RoomSession::Progress progress = m_session.progress();
    QStringList parts {
        tr("%1 of %2 seen").arg(progress.visited).arg(progress.ofKind + progress.otherKind),
        tr("%n still open", nullptr, progress.undecided)
    };
    if (progress.parked > 0)
        parts.append(tr("%n parked", nullptr, progress.parked));
    return parts.join(QStringLiteral(" \u00b7 "));
}

QString RoomBar::elapsed() const
{
    const qint64 minutes = m_since.elapsed() / 60000;
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

void RoomBar::refresh()
{
    setAccessibleName(QStringLiteral("%1, %2, %3")
                              .arg(place(), m_session.nameOf(m_session.subject()), progressText()));
    update();
}

void RoomBar::paintTrack(QPainter &painter, const QRect &track) const
{
    const RoomSession::Progress progress = m_session.progress();
    const int all = std::max(1, progress.ofKind + progress.otherKind);
    painter.setPen(m_style.theme().line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(track.adjusted(0, 0, -1, -1));
    painter.fillRect(
            QRect(track.topLeft(), QSize(track.width() * progress.visited / all, track.height())),
            m_style.theme().accent);
}

void RoomBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme &theme = m_style.theme();
    const int gap = m_style.px(26);
    const auto draw = [&](int x, const QString &text, const QFont &font, const QColor &colour) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        return x + QFontMetrics(font).horizontalAdvance(text);
    };
    const QFont normal = m_style.font(RoomStyle::textSize);
    const QFont strong = m_style.font(23, QFont::DemiBold);
    const QFontMetrics metrics(normal);
    // From the right: clock, who is there, how far.
    int right = width() - m_style.px(28);
    const auto drawRight = [&](const QString &text, const QString &icon, const QColor &colour) {
        right -= metrics.horizontalAdvance(text);
        draw(right, text, normal, colour);
        if (!icon.isEmpty()) {
            const int side = metrics.height();
            right -= side + m_style.px(8);
            painter.drawPixmap(right, (height() - side) / 2,
                               icons::pixmap(icon, side, colour, devicePixelRatioF()));
        }
        right -= gap;
    };
    drawRight(elapsed(), QStringLiteral("clock"), theme.text);
    const int people = static_cast<int>(m_session.notes().attendance.size());
    const QString present = people > 0 ? tr("%n present", nullptr, people) : tr("who is here?");
    drawRight(present, QStringLiteral("person"), theme.text);
    const QSize key = keycap::size(QStringLiteral("W"), m_style);
    right -= key.width() - m_style.px(14);
    keycap::paint(painter, QRect(QPoint(right, (height() - key.height()) / 2), key),
                  QStringLiteral("W"), m_style);
    right -= gap;
    int x = draw(m_style.px(28), place(), strong, theme.text) + gap;
    // What the room looks at comes before how far it has come.
    const QString subject = m_session.nameOf(m_session.subject());
    const int wanted = QFontMetrics(strong).horizontalAdvance(subject);
    if (right - x > metrics.horizontalAdvance(progressText()) + wanted + gap)
        drawRight(progressText(), {}, theme.secondaryText);
    const QRect track(x, height() / 2 - m_style.px(5), m_style.px(200), m_style.px(10));
    if (right - track.right() > wanted + gap) {
        paintTrack(painter, track);
        x = track.right() + gap;
    }
    const QString name =
            QFontMetrics(strong).elidedText(subject, Qt::ElideRight, std::max(0, right - x));
    draw(x, name, strong, theme.text);
    painter.setPen(theme.line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}
