#include "views/workshop/threatline.h"

#include "views/style/riskletter.h"
#include "views/workshop/widgets/roomtext.h"

#include <QPainter>

namespace {

constexpr qreal lineHeight = 66;
constexpr qreal letterSide = 30;
constexpr int leastSide = 20;
constexpr qreal lineMargin = 24;

} // namespace

QString wordOf(RoomSession::State state)
{
    switch (state) {
    case RoomSession::State::Open:
        return ThreatLine::tr("proposed");
    case RoomSession::State::Parked:
        return ThreatLine::tr("parked");
    case RoomSession::State::Confirmed:
        return ThreatLine::tr("confirmed");
    case RoomSession::State::Dismissed:
        return ThreatLine::tr("dismissed");
    }
    return {};
}

ThreatLine::ThreatLine(const RoomSession &session, int group, const RoomStyle &style,
                       QWidget *parent)
    : QWidget(parent)
    , m_group(group)
    , m_style(style)
    , m_title(session.groups().at(group).title())
    , m_rating(risk::rating(session.context().project().settings(),
                            session.groups().at(group).worst().current))
    , m_state(session.stateOf(session.groups().at(group)))
{
    setAccessibleName(QStringLiteral("%1. %2, %3, %4")
                              .arg(QString::number(group + 1), m_title, riskletter::name(m_rating),
                                   wordOf(m_state)));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const bool open = m_state == RoomSession::State::Open;
    m_text = new RoomText(style.font(RoomStyle::textSize),
                          open ? style.theme().text : style.theme().secondaryText, this);
    m_text->setText(m_title);
    m_text->setMaxLines(2);
    m_text->setStruck(m_state == RoomSession::State::Dismissed);
    m_text->setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize ThreatLine::sizeHint() const
{
    const int text = QFontMetrics(m_style.font(RoomStyle::textSize)).height() * 2;
    return { m_style.px(600), std::max(m_style.px(lineHeight), text + m_style.px(8)) };
}

QSize ThreatLine::minimumSizeHint() const
{
    return { m_style.px(200), sizeHint().height() };
}

int ThreatLine::wordWidth() const
{
    const QFontMetrics metrics(m_style.font(RoomStyle::smallSize));
    return std::max(m_style.px(116), metrics.horizontalAdvance(wordOf(m_state)));
}

void ThreatLine::resizeEvent(QResizeEvent * /*event*/)
{
    const int left = m_style.px(lineMargin + 38);
    const int right = width() - m_style.px(lineMargin + 14 + 18)
                      - std::max(leastSide, m_style.px(letterSide)) - wordWidth();
    const int wide = std::max(10, right - left);
    const int high = m_text->heightForWidth(wide);
    m_text->setGeometry(left, (height() - high) / 2, wide, high);
}

void ThreatLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme &theme = m_style.theme();
    const bool decided = m_state != RoomSession::State::Open;
    const QFont small = m_style.font(RoomStyle::smallSize);
    const int margin = m_style.px(lineMargin);
    const int side = std::max(leastSide, m_style.px(letterSide));
    const int word = wordWidth();
    painter.setFont(m_style.font(RoomStyle::textSize));
    painter.setPen(theme.secondaryText);
    painter.drawText(QRect(margin, 0, m_style.px(38), height()), Qt::AlignLeft | Qt::AlignVCenter,
                     QString::number(m_group + 1));
    const int right = m_text->geometry().right();
    const QRectF letter(right + m_style.px(18), (height() - side) / 2.0, side, side);
    riskletter::paint(painter, letter, m_rating, riskletter::Fill::Filled, theme);
    painter.setFont(small);
    painter.setPen(decided ? theme.text : theme.secondaryText);
    painter.drawText(QRect(width() - margin - word, 0, word, height()),
                     Qt::AlignRight | Qt::AlignVCenter, wordOf(m_state));
    painter.setPen(theme.faintLine);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

void ThreatLine::mousePressEvent(QMouseEvent * /*event*/)
{
    emit chosen(m_group);
}
