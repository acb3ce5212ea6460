#include "views/registers/threatdetailpanel.h"

#include "model/core/operations/decide.h"
#include "model/threats/why.h"
#include "views/registers/figurestable.h"
#include "views/registers/threatfilter.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QFrame>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

QWidget *heading(const QString &text)
{
    QLabel *label = labels::plain(text, labels::Weight::Strong);
    label->setContentsMargins(0, 10, 0, 0);
    return label;
}

QString levels(int thousandths)
{
    return QLocale().toString(thousandths / 1000.0, 'f', 1);
}

const Proposal *proposalOf(const QList<Proposal> &proposals, const ThreatRow &row,
                           const Catalogs &catalogs)
{
    for (const Proposal &proposal : proposals) {
        if (keyOf(proposal, catalogs) == row.key)
            return &proposal;
    }
    return nullptr;
}

/// One line of the chain of reasons: what kind of reason, and the sentence.
QWidget *reason(const QString &kind, const QString &text, bool open)
{
    auto *widget = new QWidget;
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *mark = new QLabel(open ? QStringLiteral("?") : QStringLiteral("\u25cb"));
    mark->setFixedWidth(14);
    mark->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(labels::plain(kind, labels::Weight::Hint));
    texts->addWidget(labels::plain(text, labels::Weight::Normal, true));
    layout->addLayout(texts, 1);
    return widget;
}

} // namespace

ThreatDetailPanel::ThreatDetailPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Threat"), parent)
    , m_context(context)
    , m_scroll(new QScrollArea)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContent(m_scroll);
    connect(&m_context.selection, &Selection::threatChanged, this, &ThreatDetailPanel::rebuild);
    connect(&m_context.threats, &Register::changed, this, &ThreatDetailPanel::rebuild);
    rebuild();
}

void ThreatDetailPanel::rebuild()
{
    const ThreatRow *row = m_context.threats.row(m_context.selection.threat());
    if (!row) {
        replaceContent(
                *m_scroll,
                labels::emptyState(
                        QStringLiteral("mode-threats"), tr("No threat selected"),
                        tr("Select one in the list to see why it was proposed and to decide it.")));
        return;
    }
    const int position = m_scroll->verticalScrollBar()->value();
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(6);
    addHead(*layout, *row);
    addButtons(*layout, *row);
    addWhy(*layout, *row);
    addFigures(*layout, *row);
    addControls(*layout, *row);
    addOffers(*layout, *row);
    layout->addStretch();
    replaceContent(*m_scroll, content);
    m_scroll->verticalScrollBar()->setValue(position);
}

void ThreatDetailPanel::addHead(QVBoxLayout &layout, const ThreatRow &row)
{
    layout.addWidget(labels::plain(row.title, labels::Weight::Title, true));
    const Catalogs &catalogs = m_context.catalogs();
    QStringList references { catalogs.strideName(row.stride) };
    for (const QString &id : row.atlas) {
        const AtlasTechnique *technique = catalogs.atlas.technique(id);
        references.append(technique ? QStringLiteral("%1 %2").arg(id, technique->name) : id);
    }
    for (const QString &id : row.owaspMl) {
        QString name = id;
        for (const Term &item : catalogs.owaspMl) {
            if (item.id == id)
                name = QStringLiteral("%1 %2").arg(id, item.name);
        }
        references.append(name);
    }
    layout.addWidget(labels::plain(references.join(QStringLiteral("  \u00b7  ")),
                                   labels::Weight::Secondary, true));
    QString state = stateName(shownState(row));
    if (const Decision *decision = m_context.project().find(row.decision)) {
        state = tr("%1 by %2 on %3").arg(state, decision->by, decision->on);
        if (!decision->rationale.isEmpty())
            state += QStringLiteral(": ") + decision->rationale;
    }
    layout.addWidget(labels::plain(state, labels::Weight::Secondary, true));
    for (const QString &worse : row.reviewAgain)
        layout.addWidget(
                labels::plain(tr("Review again: %1").arg(worse), labels::Weight::Strong, true));
}

void ThreatDetailPanel::addButtons(QVBoxLayout &layout, const ThreatRow &row)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    auto *confirm = new QPushButton(icons::get(QStringLiteral("check")), tr("&Confirm"));
    confirm->setObjectName(QStringLiteral("confirmThreat"));
    confirm->setDefault(true);
    confirm->setEnabled(row.state != DecisionState::Confirmed || !row.reviewAgain.isEmpty());
    auto *dismiss = new QPushButton(icons::get(QStringLiteral("dismiss")),
                                    row.state == DecisionState::Dismissed ? tr("&Reopen")
                                                                          : tr("&Dismiss\u2026"));
    auto *rate = new QPushButton(tr("&Rate\u2026"));
    connect(confirm, &QPushButton::clicked, this, &ThreatDetailPanel::confirmRequested);
    connect(dismiss, &QPushButton::clicked, this, &ThreatDetailPanel::dismissRequested);
    connect(rate, &QPushButton::clicked, this, &ThreatDetailPanel::rateRequested);
    for (QPushButton *button : { confirm, dismiss, rate })
        buttons->addWidget(button);
    buttons->addStretch();
    layout.addLayout(buttons);
}

void ThreatDetailPanel::addWhy(QVBoxLayout &layout, const ThreatRow &row)
{
    layout.addWidget(heading(tr("Why it was proposed")));
    const QList<Proposal> proposals = m_context.threats.proposer().of(row.key.subject);
    const Proposal *proposal = proposalOf(proposals, row, m_context.catalogs());
    if (!proposal) {
        layout.addWidget(labels::plain(
                row.stale ? tr("The model has changed: nothing gives rise to it any more.")
                          : tr("The team's own threat."),
                labels::Weight::Normal, true));
        return;
    }
    const Why reasons = why(*proposal, m_context.project(), m_context.catalogs());
    for (const QString &sentence : reasons.sentences)
        layout.addWidget(reason(tr("holds"), sentence, false));
    for (const QString &assumed : reasons.assumed)
        layout.addWidget(reason(tr("assumed, nobody answered"), assumed, true));
    for (const QString &step : reasons.likelihood)
        layout.addWidget(reason(tr("likelihood"), step, false));
    if (row.rule && !row.rule->rationale.isEmpty())
        layout.addWidget(labels::plain(row.rule->rationale, labels::Weight::Secondary, true));
    if (row.rule)
        layout.addWidget(
                labels::plain(tr("Rule %1. Source: %2").arg(row.rule->id, row.rule->source),
                              labels::Weight::Hint, true));
}

void ThreatDetailPanel::addFigures(QVBoxLayout &layout, const ThreatRow &row)
{
    layout.addWidget(heading(tr("Risk")));
    layout.addWidget(new FiguresTable({ row.inherent, row.current, row.target },
                                      m_context.project().settings()));
    if (!(row.derived == row.inherent)) {
        layout.addWidget(labels::plain(
                tr("Rated by the team; the rule gives likelihood %1, impact %2.")
                        .arg(levels(row.derived.likelihood), levels(row.derived.impact)),
                labels::Weight::Secondary, true));
    }
}

void ThreatDetailPanel::addControls(QVBoxLayout &layout, const ThreatRow &row)
{
    layout.addWidget(heading(tr("Controls that count here")));
    if (row.controls.isEmpty()) {
        layout.addWidget(labels::plain(tr("None yet. Place one of those below."),
                                       labels::Weight::Secondary, true));
        return;
    }
    for (const ControlEffect &effect : row.controls) {
        const Control *control = m_context.project().find(effect.control);
        if (!control)
            continue;
        auto *line = new QHBoxLayout;
        line->addWidget(labels::plain(control->name, labels::Weight::Normal, true), 1);
        QString takes = effect.targetLikelihood > 0
                                ? tr("L \u2212%1").arg(levels(effect.targetLikelihood))
                                : QString();
        if (effect.targetImpact > 0)
            takes += (takes.isEmpty() ? QString() : QStringLiteral("  "))
                     + tr("I \u2212%1").arg(levels(effect.targetImpact));
        if (!effect.counts)
            takes = tr("a stronger one counts");
        line->addWidget(labels::plain(textOf(control->status), labels::Weight::Secondary));
        line->addWidget(labels::plain(takes, labels::Weight::Secondary));
        layout.addLayout(line);
    }
}

void ThreatDetailPanel::addOffers(QVBoxLayout &layout, const ThreatRow &row)
{
    if (!row.rule)
        return;
    bool first = true;
    for (const ControlOffer &offer : row.rule->controls) {
        const ControlEntry *entry = m_context.catalogs().control(offer.control);
        const bool placed = std::ranges::any_of(row.controls, [&](const ControlEffect &effect) {
            const Control *control = m_context.project().find(effect.control);
            return control && control->catalogId == offer.control;
        });
        if (!entry || placed)
            continue;
        if (std::exchange(first, false))
            layout.addWidget(heading(tr("What would lower it")));
        auto *button = new QToolButton;
        button->setIcon(icons::get(QStringLiteral("add")));
        button->setText(QString(entry->name).replace(u'&', QStringLiteral("&&")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setToolTip(labels::tip(entry->description));
        const QString id = entry->id;
        connect(button, &QToolButton::clicked, this, [this, id] { emit controlRequested(id); });
        layout.addWidget(button);
    }
}
