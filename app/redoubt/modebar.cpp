#include "app/redoubt/modebar.h"

#include "views/style/theme.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

namespace {

constexpr int barWidth = 68;
constexpr int itemHeight = 58;
constexpr int symbolSize = 22;

} // namespace

class ModeBar::Item : public QAbstractButton
{
public:
    explicit Item(QAction *action) : m_action(action)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        const auto adopt = [this] {
            setText(m_action->text());
            setToolTip(m_action->toolTip());
            setAccessibleName(m_action->text());
            setChecked(m_action->isChecked());
            setEnabled(m_action->isEnabled());
            update();
        };
        connect(action, &QAction::changed, this, adopt);
        connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
        adopt();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(labelFont());
        return { std::max(barWidth, metrics.horizontalAdvance(text()) + 10),
                 std::max(itemHeight, symbolSize + metrics.height() + 20) };
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const Theme theme = Theme::of(palette());
        const bool on = isChecked();
        if (on)
            painter.fillRect(rect(), palette().color(QPalette::Base));
        else if (underMouse())
            painter.fillRect(rect(), theme.hover);
        if (on)
            painter.fillRect(QRect(0, 0, 3, height()), theme.accent);
        const QFontMetrics metrics(labelFont());
        const int top = (height() - symbolSize - metrics.height() - 4) / 2;
        const QRect icon((width() - symbolSize) / 2, top, symbolSize, symbolSize);
        m_action->icon().paint(&painter, icon, Qt::AlignCenter,
                               isEnabled() ? QIcon::Normal : QIcon::Disabled,
                               on ? QIcon::On : QIcon::Off);
        painter.setFont(labelFont());
        painter.setPen(!isEnabled() ? palette().color(QPalette::Disabled, QPalette::WindowText)
                       : on         ? theme.accent
                                    : theme.secondaryText);
        painter.drawText(QRect(0, icon.bottom() + 5, width(), metrics.height()), Qt::AlignCenter,
                         text());
        if (hasFocus()) {
            painter.setPen(theme.accent);
            painter.drawRect(rect().adjusted(0, 0, -1, -1));
        }
    }

private:
    QFont labelFont() const
    {
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.85);
        small.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        return small;
    }

    QAction *m_action;
};

ModeBar::ModeBar(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addStretch();
    setAccessibleName(tr("Workspaces"));
}

void ModeBar::addMode(QAction *action)
{
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->insertWidget(box->count() - 1, new Item(action));
}
