#include "app/redoubt/templatecard.h"

#include "views/style/labels.h"
#include "views/style/theme.h"

#include <QPainter>

namespace {

constexpr int margin = 12;
constexpr int summaryLines = 2;

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.92);
    return font;
}

} // namespace

TemplateCard::TemplateCard(const QString &name, const QString &summary, QWidget *parent)
    : QToolButton(parent)
    , m_name(name)
    , m_summary(summary)
{
    setText(QString(name).replace(u'&', QStringLiteral("&&")));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(name);
    setAccessibleDescription(summary);
    setIconSize(pictureSize);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TemplateCard::showPicture(const QPixmap &picture, int elements, int flows, int zones)
{
    setIcon(QIcon(picture));
    m_size = QStringList { tr("%n element(s)", nullptr, elements), tr("%n flow(s)", nullptr, flows),
                           tr("%n zone(s)", nullptr, zones) }
                     .join(QStringLiteral(" \u00b7 "));
    setAccessibleDescription(QStringLiteral("%1 %2").arg(m_summary, m_size));
    update();
}

QSize TemplateCard::sizeHint() const
{
    const int text = QFontMetrics(strong(font())).height()
                     + (summaryLines + 1) * QFontMetrics(small(font())).height() + 8;
    return { pictureSize.width() + 2, pictureSize.height() + text + 2 * margin };
}

void TemplateCard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const bool marked = hasFocus() || underMouse();
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(1, 1, width() - 2, pictureSize.height()), Qt::white);
    icon().paint(&painter, QRect(QPoint(1, 1), pictureSize));
    painter.setPen(theme.faintLine);
    painter.drawLine(1, pictureSize.height() + 1, width() - 2, pictureSize.height() + 1);
    QRect area = rect().adjusted(margin, pictureSize.height() + margin - 2, -margin, -6);
    painter.setFont(strong(font()));
    painter.setPen(theme.text);
    const QFontMetrics name = painter.fontMetrics();
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop,
                     name.elidedText(m_name, Qt::ElideRight, area.width()));
    area.setTop(area.top() + name.height() + 3);
    painter.setFont(small(font()));
    const QFontMetrics text = painter.fontMetrics();
    const QRect summary(area.left(), area.top(), area.width(), summaryLines * text.height());
    painter.drawText(summary, static_cast<int>(Qt::TextWordWrap), m_summary);
    area.setTop(summary.bottom() + 4);
    painter.setPen(theme.secondaryText);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, m_size);
    painter.setPen(QPen(marked ? theme.accent : theme.line, hasFocus() ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    const int inset = hasFocus() ? 1 : 0;
    painter.drawRect(rect().adjusted(inset, inset, -1 - inset, -1 - inset));
}
