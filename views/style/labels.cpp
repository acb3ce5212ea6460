#include "views/style/labels.h"

#include "views/style/icons.h"
#include "views/style/theme.h"

#include <QApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace {

/// A label in the theme's secondary text colour, also after the palette changes.
class SecondaryLabel : public QLabel
{
public:
    using QLabel::QLabel;

    void adopt()
    {
        QPalette own = palette();
        own.setColor(QPalette::WindowText, Theme::of(QApplication::palette()).secondaryText);
        setPalette(own);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange)
            adopt();
        return QLabel::event(event);
    }
};

} // namespace

namespace labels {

QLabel *plain(const QString &text, Weight weight, bool wrap)
{
    QLabel *label = nullptr;
    if (weight == Weight::Secondary || weight == Weight::Hint) {
        auto *secondary = new SecondaryLabel(text);
        secondary->adopt();
        label = secondary;
    } else {
        label = new QLabel(text);
    }
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wrap);
    dress(label, weight);
    return label;
}

void dress(QLabel *label, Weight weight)
{
    QFont font = QApplication::font();
    const qreal size = font.pointSizeF();
    switch (weight) {
    case Weight::Normal:
        break;
    case Weight::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case Weight::Title:
        font.setWeight(QFont::DemiBold);
        font.setPointSizeF(size * 1.15);
        break;
    case Weight::Secondary:
        font.setPointSizeF(size * 0.92);
        break;
    case Weight::Hint:
        font.setPointSizeF(size * 0.85);
        break;
    }
    label->setFont(font);
}

QWidget *emptyState(const QString &icon, const QString &missing, const QString &first)
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setSpacing(8);
    layout->setContentsMargins(24, 8, 24, 8); // low, so that little height cuts no line
    layout->addStretch();
    auto *picture = new QLabel;
    picture->setPixmap(icons::get(icon).pixmap(28, 28));
    picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(picture);
    for (const auto &[text, weight] :
         { std::pair(missing, Weight::Strong), std::pair(first, Weight::Secondary) }) {
        QLabel *line = plain(text, weight, true);
        line->setAlignment(Qt::AlignCenter);
        layout->addWidget(line);
    }
    layout->addStretch();
    return widget;
}

QString tip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

} // namespace labels
