#include "views/registers/threatdetailpanel.h"

#include "model/core/operations/threats.h"
#include "model/threats/relief.h"
#include "model/threats/why.h"
#include "model/treatment/chain.h"
#include "model/treatment/stale.h"
#include "views/registers/decide/decisions.h"
#include "views/registers/filter/threatfilter.h"
#include "views/registers/table/figurestable.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/linkbutton.h"
#include "views/treatment/discussionbox.h"
#include "views/treatment/historybox.h"
#include "views/treatment/ownthreatdialog.h"
#include "views/treatment/threatcontrols.h"

#include <QComboBox>
#include <QLocale>
#include <QPushButton>
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

/// "4.0 \u2212 0.8 (Sign artifacts, 0.9) = 3.2"
QString spelledOut(const Chain &chain, const Settings &settings)
{
    QString text = levels(chain.from);
    for (const Chain::Step &step : chain.steps) {
        if (!step.counts)
            continue;
        QStringList how { QLocale().toString(step.effect / 1000.0, 'g', 3) };
        if (step.coverage < 100)
            how.append(ThreatDetailPanel::tr("covers %1 %").arg(step.coverage));
        if (step.quality < 100)
            how.append(ThreatDetailPanel::tr("not verified: counts %1 %").arg(step.quality));
        if (step.overridden)
            how.append(ThreatDetailPanel::tr("set by the team"));
        text += ThreatDetailPanel::tr(" \u2212 %1 (%2: %3)")
                        .arg(levels(step.reduction), step.control, how.join(QStringLiteral(", ")));
    }
    text += ThreatDetailPanel::tr(" = %1").arg(levels(chain.to));
    if (chain.capped)
        text += ThreatDetailPanel::tr("; at most %1 levels come off an axis")
                        .arg(levels(settings.reductionCap));
    return text;
}

} // namespace

ThreatDetailPanel::ThreatDetailPanel(const ViewContext &context, QWidget *parent)
    : DetailPanel(tr("Threat"), parent)
    , m_context(context)
{
    connect(&m_context.selection, &Selection::threatChanged, this, &ThreatDetailPanel::rebuild);
    connect(&m_context.threats, &Register::changed, this, &ThreatDetailPanel::rebuild);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            const RecordKind kind = patch.ref().kind;
            if (kind == RecordKind::Comment || kind == RecordKind::Risk
                || kind == RecordKind::Action) {
                rebuild();
                return;
            }
        }
    });
    rebuild();
}

bool ThreatDetailPanel::hasContent() const
{
    return m_context.threats.row(m_context.selection.threat()) != nullptr;
}

QWidget *ThreatDetailPanel::makeEmptyState() const
{
    return labels::emptyState(
            QStringLiteral("mode-threats"), tr("No threat selected"),
            tr("Select one in the list to see why it was proposed and to decide it."));
}

void ThreatDetailPanel::fill(QVBoxLayout &layout)
{
    const ThreatRow &row = *m_context.threats.row(m_context.selection.threat());
    layout.setContentsMargins(14, 12, 14, 14);
    layout.setSpacing(6);
    addHead(layout, row);
    addReferences(layout, row);
    addButtons(layout, row);
    addWhy(layout, row);
    addFigures(layout, row);
    auto *controls = new ThreatControls(m_context, row);
    connect(controls, &ThreatControls::controlRequested, this,
            &ThreatDetailPanel::controlRequested);
    connect(controls, &ThreatControls::controlOpened, this, &ThreatDetailPanel::controlOpened);
    layout.addWidget(controls);
    addRisks(layout, row);
    layout.addWidget(new DiscussionBox(m_context, row.key.text()));
    layout.addWidget(new HistoryBox(m_context, row.key.text()));
    layout.addStretch();
}

void ThreatDetailPanel::addHead(QVBoxLayout &layout, const ThreatRow &row)
{
    layout.addWidget(labels::plain(row.title, labels::Weight::Title, true));
    QString state = stateName(shownState(row));
    const Decision *decision = m_context.project().find(row.decision);
    if (decision) {
        state = tr("%1 by %2 on %3").arg(state, decision->by, decision->on);
        if (!decision->rationale.isEmpty())
            state += QStringLiteral(": ") + decision->rationale;
    }
    layout.addWidget(labels::plain(state, labels::Weight::Secondary, true));
    if (row.stale)
        layout.addWidget(labels::plain(
                tr("Stale. %1").arg(whatChanged(row, m_context.project(), m_context.catalogs())),
                labels::Weight::Strong, true));
    for (const QString &worse : row.reviewAgain)
        layout.addWidget(
                labels::plain(tr("Review again: %1").arg(worse), labels::Weight::Strong, true));
}

/// One line a reference; a click opens it in the catalogs.
void ThreatDetailPanel::addReferences(QVBoxLayout &layout, const ThreatRow &row)
{
    const Catalogs &catalogs = m_context.catalogs();
    layout.addWidget(labels::plain(catalogs.strideName(row.stride), labels::Weight::Secondary));
    QList<std::pair<QString, QString>> references;
    for (const QString &id : row.atlas) {
        const AtlasTechnique *technique = catalogs.atlas.technique(id);
        references.append(
                { id, technique ? QStringLiteral("%1 %2").arg(id, technique->name) : id });
    }
    for (const QString &id : row.owaspMl) {
        QString name = id;
        for (const Term &item : catalogs.owaspMl) {
            if (item.id == id)
                name = QStringLiteral("%1 %2").arg(id, item.name);
        }
        references.append({ id, name });
    }
    for (const auto &[id, name] : references) {
        auto *link = new LinkButton(name, tr("%1. Click to show it in the catalogs.").arg(name));
        connect(link, &QToolButton::clicked, this, [this, id = id] { emit referenceOpened(id); });
        layout.addWidget(link);
    }
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
    dismiss->setObjectName(QStringLiteral("dismissThreat"));
    auto *rate = new QPushButton(tr("&Rate\u2026"));
    rate->setObjectName(QStringLiteral("rateThreat"));
    connect(confirm, &QPushButton::clicked, this, &ThreatDetailPanel::confirmRequested);
    connect(dismiss, &QPushButton::clicked, this, &ThreatDetailPanel::dismissRequested);
    connect(rate, &QPushButton::clicked, this, &ThreatDetailPanel::rateRequested);
    for (QPushButton *button : { confirm, dismiss, rate })
        buttons->addWidget(button);
    addOwner(*buttons, row);
    layout.addLayout(buttons);
}

void ThreatDetailPanel::addOwner(QHBoxLayout &layout, const ThreatRow &row)
{
    auto *owner = new QComboBox;
    owner->setAccessibleName(tr("Owner"));
    owner->setToolTip(tr("Who takes care of it"));
    owner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    owner->setMinimumContentsLength(8);
    owner->addItem(tr("nobody yet"), QString());
    for (const Person *person : m_context.project().all<Person>())
        owner->addItem(person->name, person->name);
    owner->setCurrentIndex(std::max(0, owner->findData(row.owner)));
    const QString key = row.key.text();
    connect(owner, &QComboBox::activated, this, [this, owner, key] {
        decisions::assignTo(m_context, { key }, owner->currentData().toString());
    });
    layout.addWidget(owner, 1);
}

void ThreatDetailPanel::addWhy(QVBoxLayout &layout, const ThreatRow &row)
{
    if (row.key.isOwn()) {
        addOwn(layout, row);
        return;
    }
    const QList<Proposal> proposals = m_context.threats.proposer().of(row.key.subject);
    const Proposal *proposal = proposalOf(proposals, row, m_context.catalogs());
    if (!proposal)
        return;
    layout.addWidget(heading(tr("Why it was proposed")));
    const Why reasons = why(*proposal, m_context.project(), m_context.catalogs());
    for (const QString &sentence : reasons.sentences)
        layout.addWidget(reason(tr("holds"), sentence, false));
    for (const QString &assumed : reasons.assumed)
        layout.addWidget(reason(tr("assumed, nobody answered"), assumed, true));
    for (const QString &step : reasons.likelihood)
        layout.addWidget(reason(tr("likelihood"), step, false));
    for (const QString &seen : sightingsOf(row, m_context.catalogs()))
        layout.addWidget(reason(tr("attested"), seen, false));
    if (row.rule && !row.rule->rationale.isEmpty())
        layout.addWidget(labels::plain(row.rule->rationale, labels::Weight::Secondary, true));
    if (row.rule)
        layout.addWidget(
                labels::plain(tr("Rule %1. Source: %2").arg(row.rule->id, row.rule->source),
                              labels::Weight::Hint, true));
}

void ThreatDetailPanel::addOwn(QVBoxLayout &layout, const ThreatRow &row)
{
    const Id<OwnThreat> id(row.key.subject);
    const OwnThreat *own = m_context.project().find(id);
    if (!own)
        return;
    layout.addWidget(heading(tr("The team's own threat")));
    layout.addWidget(labels::plain(tr("On %1").arg(row.subjectName), labels::Weight::Normal, true));
    if (!own->description.isEmpty())
        layout.addWidget(labels::plain(own->description, labels::Weight::Normal, true));
    auto *buttons = new QHBoxLayout;
    auto *change = new QPushButton(tr("Ch&ange\u2026"));
    auto *remove = new QPushButton(icons::get(QStringLiteral("remove")), tr("De&lete"));
    remove->setToolTip(tr("Delete it with what was said of it; undo brings it back"));
    connect(change, &QPushButton::clicked, this,
            [this, id] { OwnThreatDialog(m_context, id, this).exec(); });
    connect(remove, &QPushButton::clicked, this, [this, id, title = own->title] {
        m_context.push(operations::removeOwnThreat(m_context.project(), id),
                       { QStringLiteral("remove-own-threat"), { title } });
    });
    buttons->addWidget(change);
    buttons->addWidget(remove);
    buttons->addStretch();
    layout.addLayout(buttons);
}

void ThreatDetailPanel::addFigures(QVBoxLayout &layout, const ThreatRow &row)
{
    const Project &project = m_context.project();
    layout.addWidget(heading(tr("Risk")));
    layout.addWidget(
            new FiguresTable({ row.inherent, row.current, row.target }, project.settings()));
    if (!(row.derived == row.inherent)) {
        layout.addWidget(labels::plain(
                tr("Rated by the team: likelihood %1, impact %2. Derived: likelihood %3, impact "
                   "%4.")
                        .arg(levels(row.inherent.likelihood), levels(row.inherent.impact),
                             levels(row.derived.likelihood), levels(row.derived.impact)),
                labels::Weight::Normal, true));
        const Decision *decision = project.find(row.decision);
        if (decision && !decision->ratingReason.isEmpty())
            layout.addWidget(labels::plain(tr("Because: %1").arg(decision->ratingReason),
                                           labels::Weight::Secondary, true));
    }
    const auto add = [&](const QString &name, Axis axis, risk::Moment moment) {
        const Chain chain = chainOf(project, m_context.catalogs(), row, axis, moment,
                                    m_context.document.today());
        if (!chain.steps.isEmpty())
            layout.addWidget(
                    labels::plain(tr("%1: %2").arg(name, spelledOut(chain, project.settings())),
                                  labels::Weight::Secondary, true));
    };
    add(tr("Likelihood now"), Axis::Likelihood, risk::Moment::Current);
    add(tr("Likelihood as planned"), Axis::Likelihood, risk::Moment::Target);
    add(tr("Impact now"), Axis::Impact, risk::Moment::Current);
    add(tr("Impact as planned"), Axis::Impact, risk::Moment::Target);
}

void ThreatDetailPanel::addRisks(QVBoxLayout &layout, const ThreatRow &row)
{
    const QString key = row.key.text();
    bool any = false;
    for (const Risk *risk : m_context.project().all<Risk>()) {
        if (!risk->threats.contains(key))
            continue;
        if (!std::exchange(any, true))
            layout.addWidget(heading(tr("Risk scenario")));
        layout.addWidget(
                labels::plain(tr("R-%1  %2").arg(QString::number(risk->number), risk->title),
                              labels::Weight::Normal, true));
    }
}
