#include "views/controls/controlfilterbar.h"

#include "views/controls/controlsmodel.h"
#include "views/controls/controlwords.h"
#include "views/style/barbutton.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

ControlFilterBar::ControlFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_count(labels::plain({}, labels::Weight::Strong))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 10, 5);
    layout->setSpacing(4);
    auto *text = new QLineEdit;
    text->setPlaceholderText(tr("Filter text"));
    text->setAccessibleName(tr("Filter text"));
    text->setClearButtonEnabled(true);
    text->setMaximumWidth(260);
    text->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(text, &QLineEdit::textChanged, this, &ControlFilterBar::textChanged);
    layout->addWidget(text);
    layout->addSpacing(6);
    for (const char *word : enumWords<ControlStatus>) {
        addStatus(*enumFrom<ControlStatus>(QString::fromLatin1(word)));
        layout->addWidget(m_statuses.last());
    }
    layout->addStretch();
    layout->addWidget(m_count);
}

void ControlFilterBar::addStatus(ControlStatus status)
{
    auto *made = barbutton::make({}, {}, tr("Show only these"));
    made->setCheckable(true);
    made->setProperty("status", static_cast<int>(status));
    connect(made, &QToolButton::toggled, this, [this] { emit statusesChosen(chosen()); });
    m_statuses.append(made);
}

QSet<int> ControlFilterBar::chosen() const
{
    QSet<int> chosen;
    for (const QToolButton *each : m_statuses) {
        if (each->isChecked())
            chosen.insert(each->property("status").toInt());
    }
    return chosen;
}

void ControlFilterBar::showCounts(const ControlsModel &model)
{
    for (QToolButton *each : std::as_const(m_statuses)) {
        const auto status = static_cast<ControlStatus>(each->property("status").toInt());
        const int count = model.countOf(status);
        each->setText(QStringLiteral("%1 %2 %3")
                              .arg(statusMark(status), statusName(status), QString::number(count)));
        each->setVisible(count > 0 || each->isChecked());
    }
    const QString shown = tr("%1 of %2").arg(model.shown()).arg(model.total());
    const int late = model.late();
    m_count->setText(late > 0 ? tr("%1 late \u00b7 %2").arg(QString::number(late), shown) : shown);
}
