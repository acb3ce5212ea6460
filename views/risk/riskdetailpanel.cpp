#include "views/risk/riskdetailpanel.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/risk/acceptance.h"
#include "views/panels/fields.h"
#include "views/panels/typing.h"
#include "views/registers/table/figurestable.h"
#include "views/risk/threatlink.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"
#include "views/treatment/acceptdialog.h"

#include <QInputDialog>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

QString treatmentName(Treatment treatment)
{
    switch (treatment) {
    case Treatment::Undecided:
        return RiskDetailPanel::tr("undecided");
    case Treatment::Mitigate:
        return RiskDetailPanel::tr("mitigate");
    case Treatment::Accept:
        return RiskDetailPanel::tr("accept");
    case Treatment::Transfer:
        return RiskDetailPanel::tr("transfer");
    case Treatment::Avoid:
        return RiskDetailPanel::tr("avoid");
    }
    return {};
}

QString stateName(RiskState state)
{
    switch (state) {
    case RiskState::Lapsed:
        return RiskDetailPanel::tr("acceptance lapsed");
    case RiskState::ReviewAgain:
        return RiskDetailPanel::tr("review again");
    case RiskState::Stale:
        return RiskDetailPanel::tr("stale: threats of it have gone");
    case RiskState::Accepted:
        return RiskDetailPanel::tr("accepted");
    case RiskState::WithinAppetite:
        return RiskDetailPanel::tr("within appetite");
    case RiskState::InTreatment:
        return RiskDetailPanel::tr("in treatment");
    case RiskState::Open:
        return RiskDetailPanel::tr("open: no treatment decided");
    }
    return {};
}

/// "current above, target within": where the two stand against what the organisation tolerates.
QString appetiteText(const RiskRow &row, const Settings &settings)
{
    const QString name = riskletter::name(risk::appetite(settings));
    if (row.withinAppetite)
        return RiskDetailPanel::tr("%1: current is within it").arg(name);
    return row.targetWithinAppetite
                   ? RiskDetailPanel::tr("%1: current is above it, target within").arg(name)
                   : RiskDetailPanel::tr("%1: even the target is above it").arg(name);
}

QList<Term> ratings()
{
    QList<Term> terms { { QStringLiteral("0"), RiskDetailPanel::tr("worst of its threats") } };
    for (int half = 2; half <= 10; ++half)
        terms.append({ QString::number(half * 500), QLocale().toString(half / 2.0, 'f', 1) });
    return terms;
}

QHBoxLayout *indented(QWidget *widget)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    row->addWidget(widget);
    return row;
}

} // namespace

RiskDetailPanel::RiskDetailPanel(const ViewContext &context, QWidget *parent)
    : DetailPanel(tr("Risk"), parent)
    , m_context(context)
{
    connect(&m_context.document, &Document::changed, this, &RiskDetailPanel::rebuild);
    connect(&m_context.threats, &Register::changed, this, &RiskDetailPanel::rebuild);
    rebuild();
}

void RiskDetailPanel::show(const Id<Risk> &risk)
{
    // What is typed belongs to what was shown until now.
    typing::commit(this);
    m_risk = risk;
    rebuild();
}

template<typename Change>
void RiskDetailPanel::change(Change &&apply) const
{
    if (const Risk *risk = m_context.project().find(m_risk))
        m_context.push(operations::change(m_context.project(), m_risk, apply),
                       { QStringLiteral("change-risk"), { risk->title } });
}

Fields *RiskDetailPanel::makeFields()
{
    auto *fields = new Fields;
    // A field that has the focus is asked once more when its risk is gone.
    const auto risk = [this] {
        static const Risk gone;
        const Risk *found = m_context.project().find(m_risk);
        return found ? found : &gone;
    };
    fields->addText(
            tr("Title"), [=] { return risk()->title; },
            [this](const QString &value) { change([&](Risk &r) { r.title = value; }); });
    fields->addNotes(
            tr("Consequence"), [=] { return risk()->consequence; },
            [this](const QString &value) { change([&](Risk &r) { r.consequence = value; }); });
    QList<Term> people { { QString(), tr("nobody yet") } };
    for (const Person *person : m_context.project().all<Person>())
        people.append({ person->id.text(), person->name });
    fields->addChoice(
            tr("Risk owner"), people, false,
            [=] { return risk()->owner.isNull() ? QString() : risk()->owner.text(); },
            [this](const QString &value) {
                change([&](Risk &r) { r.owner = Id<Person>(QUuid::fromString(value)); });
            });
    QList<Term> treatments;
    for (const char *word : enumWords<Treatment>)
        treatments.append({ QString::fromLatin1(word),
                            treatmentName(*enumFrom<Treatment>(QString::fromLatin1(word))) });
    fields->addChoice(
            tr("Treatment"), treatments, false, [=] { return textOf(risk()->treatment); },
            [this](const QString &value) {
                const std::optional<Treatment> wanted = enumFrom<Treatment>(value);
                // Accepting asks who, until when and why; the other ways just are.
                if (wanted == Treatment::Accept) {
                    accept();
                    return;
                }
                change([&](Risk &r) { r.treatment = wanted.value_or(r.treatment); });
            });
    fields->addText(
            tr("Due (yyyy-mm-dd)"), [=] { return risk()->due; },
            [this](const QString &value) {
                if (value.isEmpty() || QDate::fromString(value, Qt::ISODate).isValid())
                    change([&](Risk &r) { r.due = value; });
                else
                    rebuild();
            });
    const auto addRating = [&](const QString &label, int Risk::*axis) {
        fields->addChoice(
                label, ratings(), false, [=] { return QString::number(risk()->*axis); },
                [this, axis](const QString &value) { rate(axis, value.toInt()); });
    };
    addRating(tr("Likelihood"), &Risk::likelihood);
    addRating(tr("Impact"), &Risk::impact);
    if (!risk()->ratingReason.isEmpty())
        fields->addNotes(
                tr("Why rated so"), [=] { return risk()->ratingReason; },
                [this](const QString &value) {
                    if (!value.trimmed().isEmpty())
                        change([&](Risk &r) { r.ratingReason = value.trimmed(); });
                    else
                        rebuild();
                });
    return fields;
}

RiskRow RiskDetailPanel::row() const
{
    const Risk *risk = m_context.project().find(m_risk);
    return riskRow(
            m_context.project(), *risk,
            [this](const QString &key) { return m_context.threats.row(key); },
            m_context.document.today());
}

void RiskDetailPanel::accept()
{
    AcceptDialog(m_context, row(), this).exec();
    rebuild();
}

/// The team's own rating in place of the worst of the threats; wants a rationale.
void RiskDetailPanel::rate(int Risk::*axis, int level)
{
    const Risk *risk = m_context.project().find(m_risk);
    const bool other = (axis == &Risk::likelihood ? risk->impact : risk->likelihood) > 0;
    QString reason = risk->ratingReason;
    if (level > 0) {
        bool ok = false;
        reason = QInputDialog::getMultiLineText(this, tr("Rate"),
                                                tr("Why does the team rate it differently?"),
                                                reason, &ok)
                         .trimmed();
        if (!ok || reason.isEmpty()) {
            rebuild();
            return;
        }
    } else if (!other) {
        reason.clear();
    }
    change([&](Risk &r) {
        r.*axis = level;
        r.ratingReason = reason;
    });
}

void RiskDetailPanel::addAcceptance(QVBoxLayout &layout, const Risk &risk, const RiskRow &row)
{
    QLabel *heading = labels::plain(tr("Acceptance"), labels::Weight::Strong);
    heading->setContentsMargins(10, 8, 10, 0);
    layout.addWidget(heading);
    const Person *person = m_context.project().find(risk.acceptedBy);
    const auto say = [&](const QString &text, labels::Weight weight) {
        layout.addLayout(indented(labels::plain(text, weight, true)));
    };
    if (person) {
        say(tr("%1 accepted it on %2 at %3, until %4")
                    .arg(person->name, risk.acceptedOn, risk.acceptedRating,
                         risk.acceptedUntil.isEmpty() ? tr("further notice") : risk.acceptedUntil),
            labels::Weight::Normal);
        say(risk.acceptanceReason, labels::Weight::Secondary);
    } else {
        say(tr("Nobody has accepted what is left."), labels::Weight::Secondary);
    }
    for (const QString &why : row.reviewAgain)
        say(tr("Review again: %1").arg(why), labels::Weight::Strong);
    auto *accepting = new QPushButton(person ? tr("Accept a&gain\u2026") : tr("&Accept\u2026"));
    accepting->setObjectName(QStringLiteral("acceptRisk"));
    connect(accepting, &QPushButton::clicked, this, &RiskDetailPanel::accept);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(10, 0, 10, 0);
    buttons->addWidget(accepting);
    if (person) {
        auto *withdraw = new QPushButton(tr("&Withdraw"));
        connect(withdraw, &QPushButton::clicked, this, [this, title = risk.title] {
            m_context.push(risk::withdrawAcceptance(m_context.project(), m_risk),
                           { QStringLiteral("withdraw-acceptance"), { title } });
        });
        buttons->addWidget(withdraw);
    }
    buttons->addStretch();
    layout.addLayout(buttons);
}

void RiskDetailPanel::addThreats(QVBoxLayout &layout, const RiskRow &row)
{
    QLabel *heading = labels::plain(tr("Its threats"), labels::Weight::Strong);
    heading->setContentsMargins(10, 8, 10, 0);
    layout.addWidget(heading);
    for (const QString &key : row.threats) {
        const ThreatRow *threat = m_context.threats.row(key);
        auto *button = new ThreatLink(
                threat->title, risk::rating(m_context.project().settings(), threat->current));
        connect(button, &QToolButton::clicked, this, [this, key] { emit threatOpened(key); });
        auto *away = new QToolButton;
        away->setIcon(icons::get(QStringLiteral("remove")));
        away->setAutoRaise(true);
        away->setToolTip(tr("Take this threat out of the risk"));
        away->setAccessibleName(tr("Take out %1").arg(threat->title));
        connect(away, &QToolButton::clicked, this,
                [this, key] { change([&](Risk &r) { r.threats.removeAll(key); }); });
        auto *line = new QHBoxLayout;
        line->setContentsMargins(0, 0, 8, 0);
        line->setSpacing(0);
        line->addWidget(button, 1);
        line->addWidget(away);
        layout.addLayout(line);
    }
    if (row.missing.isEmpty())
        return;
    layout.addLayout(indented(labels::plain(tr("%n threat(s) of it no longer in the model", nullptr,
                                               static_cast<int>(row.missing.size())),
                                            labels::Weight::Strong, true)));
    auto *forget = new QPushButton(tr("Let them go"));
    connect(forget, &QPushButton::clicked, this, [this, missing = row.missing] {
        change([&](Risk &r) {
            for (const QString &key : missing)
                r.threats.removeAll(key);
        });
    });
    layout.addLayout(indented(forget));
}

bool RiskDetailPanel::hasContent() const
{
    return m_context.project().find(m_risk) != nullptr;
}

QWidget *RiskDetailPanel::makeEmptyState() const
{
    return labels::emptyState(QStringLiteral("mode-risk"), tr("No risk selected"),
                              tr("Gather threats into a risk in the Threats workspace, then select "
                                 "it here."));
}

void RiskDetailPanel::fill(QVBoxLayout &layout)
{
    const Risk &risk = *m_context.project().find(m_risk);
    const RiskRow row = this->row();
    layout.setContentsMargins(4, 10, 4, 10);
    layout.setSpacing(6);
    QLabel *title = labels::plain(tr("R-%1  %2").arg(QString::number(risk.number), risk.title),
                                  labels::Weight::Title, true);
    title->setContentsMargins(10, 0, 10, 0);
    layout.addWidget(title);
    Fields *fields = makeFields();
    fields->addRow(tr("State"),
                   labels::plain(stateName(stateOf(row)), labels::Weight::Strong, true));
    fields->addRow(tr("Appetite"), labels::plain(appetiteText(row, m_context.project().settings()),
                                                 labels::Weight::Normal, true));
    const double loss = risk::medianLoss(m_context.project().settings(), row.current);
    fields->addRow(tr("Median loss"),
                   labels::plain(tr("%1 %2 a year, current")
                                         .arg(QLocale().toString(loss, 'f', 0),
                                              m_context.project().settings().currency),
                                 labels::Weight::Normal));
    layout.addWidget(fields);
    auto *figures = new FiguresTable({ row.inherent, row.current, row.target },
                                     m_context.project().settings());
    auto *figureRow = new QHBoxLayout;
    figureRow->setContentsMargins(10, 0, 10, 0);
    figureRow->addWidget(figures);
    layout.addLayout(figureRow);
    addAcceptance(layout, risk, row);
    addThreats(layout, row);
    auto *remove = new QPushButton(icons::get(QStringLiteral("remove")), tr("Dissolve this risk"));
    connect(remove, &QPushButton::clicked, this, [this] {
        m_context.push(operations::removeFromModel(m_context.project(), { AnyId(m_risk.value()) }),
                       { QStringLiteral("change-risk"), { tr("dissolve") } });
    });
    auto *removeRow = new QHBoxLayout;
    removeRow->setContentsMargins(10, 8, 10, 0);
    removeRow->addWidget(remove);
    removeRow->addStretch();
    layout.addLayout(removeRow);
    layout.addStretch();
}
