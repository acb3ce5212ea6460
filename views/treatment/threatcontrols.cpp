#include "views/treatment/threatcontrols.h"

#include "model/core/operations/controls.h"
#include "model/threats/relief.h"
#include "views/controls/controlwords.h"
#include "views/dialogs/messages.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/linkbutton.h"
#include "views/treatment/effectdialog.h"

#include <QComboBox>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace {

QLabel *heading(const QString &text)
{
    QLabel *label = labels::plain(text, labels::Weight::Strong);
    label->setContentsMargins(0, 10, 0, 0);
    return label;
}

QString levels(int thousandths)
{
    return QLocale().toString(thousandths / 1000.0, 'f', 1);
}

/// A choice that leaves the wheel to the panel that it scrolls with.
class StillBox : public QComboBox
{
protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace

ThreatControls::ThreatControls(const ViewContext &context, const ThreatRow &row, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_threat(row.key.text())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(heading(tr("Controls that count here")));
    if (row.controls.isEmpty())
        layout->addWidget(labels::plain(tr("None yet."), labels::Weight::Secondary, true));
    for (const ControlEffect &effect : row.controls)
        addControl(*layout, row, effect);
    auto *link = new QToolButton;
    link->setObjectName(QStringLiteral("linkControl"));
    link->setText(tr("Count another control here\u2026"));
    link->setToolTip(tr("A control of the project that no rule offers, with its effect"));
    link->setAutoRaise(true);
    link->setEnabled(context.project().count(RecordKind::Control) > 0);
    connect(link, &QToolButton::clicked, this,
            [this] { EffectDialog(m_context, m_threat, {}, this).exec(); });
    layout->addWidget(link);
    addOffers(*layout, row);
}

void ThreatControls::addControl(QVBoxLayout &layout, const ThreatRow &row,
                                const ControlEffect &effect)
{
    const Control *control = m_context.project().find(effect.control);
    if (!control)
        return;
    const Id<Control> id = control->id;
    auto *name = new LinkButton(control->name, tr("%1. Click to open it.").arg(control->name));
    connect(name, &QToolButton::clicked, this, [this, id] { emit controlOpened(id.value()); });
    auto *status = new StillBox;
    status->setAccessibleName(tr("Status of %1").arg(control->name));
    for (const char *word : enumWords<ControlStatus>) {
        const auto each = *enumFrom<ControlStatus>(QString::fromLatin1(word));
        status->addItem(statusName(each), static_cast<int>(each));
    }
    status->setCurrentIndex(status->findData(static_cast<int>(control->status)));
    connect(status, &QComboBox::activated, this, [this, id, status] {
        setStatus(id, static_cast<ControlStatus>(status->currentData().toInt()));
        // What was refused is not shown as if it were so.
        const Control *now = m_context.project().find(id);
        if (now)
            status->setCurrentIndex(status->findData(static_cast<int>(now->status)));
    });
    QStringList takes;
    if (effect.targetLikelihood > 0)
        takes.append(tr("L \u2212%1").arg(levels(effect.targetLikelihood)));
    if (effect.targetImpact > 0)
        takes.append(tr("I \u2212%1").arg(levels(effect.targetImpact)));
    auto *change = new QToolButton;
    change->setText(!effect.counts    ? tr("a stronger one counts")
                    : takes.isEmpty() ? tr("counts nothing")
                                      : takes.join(QStringLiteral("  ")));
    change->setToolTip(tr("Set another effect here, with a reason"));
    change->setAutoRaise(true);
    change->setEnabled(!row.stale);
    connect(change, &QToolButton::clicked, this,
            [this, id] { EffectDialog(m_context, m_threat, id, this).exec(); });
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(name, 1);
    line->addWidget(status);
    line->addWidget(change);
    layout.addLayout(line);
}

void ThreatControls::setStatus(const Id<Control> &control, ControlStatus status)
{
    const Control *known = m_context.project().find(control);
    const QString name = known ? known->name : QString();
    const Result<Edit> edit = operations::changeControls(
            m_context.project(), { control }, [&](Control &c) { c.status = status; },
            m_context.document.today());
    if (edit)
        m_context.push(*edit, { QStringLiteral("change-control"), { name } });
    else
        messages::error(this, edit.error());
}

void ThreatControls::addOffers(QVBoxLayout &layout, const ThreatRow &row)
{
    const QList<Relief> reliefs = reliefsOf(row, m_context.project(), m_context.catalogs());
    if (!reliefs.isEmpty())
        layout.addWidget(heading(tr("What would lower it most")));
    for (const Relief &relief : reliefs) {
        const ControlEntry *entry = relief.control;
        auto *line = new QHBoxLayout;
        auto *button = new QToolButton;
        button->setIcon(icons::get(QStringLiteral("add")));
        button->setText(QString(entry->name).replace(u'&', QStringLiteral("&&")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setToolTip(labels::tip(entry->description));
        const QString id = entry->id;
        connect(button, &QToolButton::clicked, this, [this, id] { emit controlRequested(id); });
        line->addWidget(button);
        line->addStretch();
        line->addWidget(labels::plain(relief.total() > 0
                                              ? tr("\u2212%1").arg(levels(relief.total()))
                                              : tr("a stronger one counts"),
                                      labels::Weight::Secondary));
        layout.addLayout(line);
    }
}
