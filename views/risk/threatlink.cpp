#include "views/risk/threatlink.h"

#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace {

constexpr int margin = 10;
constexpr int gap = 8;

} // namespace

ThreatLink::ThreatLink(const QString &title, Rating rating, QWidget *parent)
    : QToolButton(parent)
    , m_rating(rating)
{
    setText(title);
    setToolTip(labels::tip(title));
    setAccessibleName(QStringLiteral("%1: %2").arg(riskletter::name(rating), title));
    setAutoRaise(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize ThreatLink::sizeHint() const
{
    return { 200, std::max(riskletter::side, fontMetrics().height()) + 8 };
}

void ThreatLink::paintEvent(QPaintEvent * /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    QRect letter(margin, (height() - riskletter::side) / 2, riskletter::side, riskletter::side);
    riskletter::paint(painter, letter, m_rating, riskletter::Fill::Filled, Theme::of(palette()));
    const QRect room = rect().adjusted(letter.right() + gap, 0, -margin, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}
