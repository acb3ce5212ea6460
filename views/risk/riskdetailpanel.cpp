#include "views/risk/riskdetailpanel.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "views/panels/fields.h"
#include "views/registers/figurestable.h"
#include "views/risk/threatlink.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
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

QString acceptanceText(const Risk &risk, const RiskRow &row, const Project &project)
{
    const Person *person = project.find(risk.acceptedBy);
    if (!person)
        return RiskDetailPanel::tr("none");
    const QString by = RiskDetailPanel::tr("%1, until %2")
                               .arg(person->name, risk.acceptedUntil.isEmpty()
                                                          ? RiskDetailPanel::tr("further notice")
                                                          : risk.acceptedUntil);
    if (row.acceptance == Acceptance::Lapsed)
        return RiskDetailPanel::tr("lapsed: %1").arg(by);
    return row.acceptance == Acceptance::ReviewAgain
                   ? RiskDetailPanel::tr("review again: %1").arg(by)
                   : by;
}

} // namespace

RiskDetailPanel::RiskDetailPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Risk"), parent)
    , m_context(context)
    , m_scroll(new QScrollArea)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContent(m_scroll);
    connect(&m_context.document, &Document::changed, this, &RiskDetailPanel::rebuild);
    connect(&m_context.threats, &Register::changed, this, &RiskDetailPanel::rebuild);
    rebuild();
}

void RiskDetailPanel::show(const Id<Risk> &risk)
{
    m_risk = risk;
    rebuild();
}

template<typename Change>
void RiskDetailPanel::change(Change &&apply) const
{
    const Risk *risk = m_context.project().find(m_risk);
    m_context.push(operations::change(m_context.project(), m_risk, apply),
                   { QStringLiteral("change-risk"), { risk ? risk->title : QString() } });
}

Fields *RiskDetailPanel::makeFields()
{
    auto *fields = new Fields;
    const auto risk = [this] { return m_context.project().find(m_risk); };
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
                change([&](Risk &r) {
                    r.treatment = enumFrom<Treatment>(value).value_or(r.treatment);
                });
            });
    fields->addText(
            tr("Due (yyyy-mm-dd)"), [=] { return risk()->due; },
            [this](const QString &value) {
                if (value.isEmpty() || QDate::fromString(value, Qt::ISODate).isValid())
                    change([&](Risk &r) { r.due = value; });
                else
                    rebuild();
            });
    return fields;
}

void RiskDetailPanel::rebuild()
{
    const Risk *risk = m_context.project().find(m_risk);
    if (!risk) {
        replaceContent(*m_scroll,
                       labels::emptyState(QStringLiteral("mode-risk"), tr("No risk selected"),
                                          tr("Gather threats into a risk in the Threats workspace, "
                                             "then select it here.")));
        return;
    }
    RiskRow row;
    for (const RiskRow &each :
         riskRows(m_context.project(), m_context.threats, m_context.document.today())) {
        if (each.id == m_risk)
            row = each;
    }
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(4, 10, 4, 10);
    layout->setSpacing(6);
    QLabel *title = labels::plain(tr("R-%1  %2").arg(QString::number(risk->number), risk->title),
                                  labels::Weight::Title, true);
    title->setContentsMargins(10, 0, 10, 0);
    layout->addWidget(title);
    Fields *fields = makeFields();
    fields->addRow(tr("Acceptance"), labels::plain(acceptanceText(*risk, row, m_context.project()),
                                                   labels::Weight::Normal, true));
    fields->addRow(tr("Appetite"),
                   labels::plain(row.withinAppetite ? tr("within it") : tr("above it"),
                                 labels::Weight::Normal));
    const double loss = risk::medianLoss(m_context.project().settings(), row.current);
    fields->addRow(tr("Median loss"),
                   labels::plain(tr("%1 %2 a year, current")
                                         .arg(QLocale().toString(loss, 'f', 0),
                                              m_context.project().settings().currency),
                                 labels::Weight::Normal));
    layout->addWidget(fields);
    auto *figures = new FiguresTable({ row.inherent, row.current, row.target },
                                     m_context.project().settings());
    auto *figureRow = new QHBoxLayout;
    figureRow->setContentsMargins(10, 0, 10, 0);
    figureRow->addWidget(figures);
    layout->addLayout(figureRow);
    QLabel *heading = labels::plain(tr("Its threats"), labels::Weight::Strong);
    heading->setContentsMargins(10, 8, 10, 0);
    layout->addWidget(heading);
    for (const QString &key : row.threats) {
        const ThreatRow *threat = m_context.threats.row(key);
        auto *button = new ThreatLink(
                threat->title, risk::rating(m_context.project().settings(), threat->current));
        connect(button, &QToolButton::clicked, this, [this, key] { emit threatOpened(key); });
        layout->addWidget(button);
    }
    auto *remove = new QPushButton(icons::get(QStringLiteral("remove")), tr("Dissolve this risk"));
    connect(remove, &QPushButton::clicked, this, [this] {
        m_context.push(operations::removeFromModel(m_context.project(), { AnyId(m_risk.value()) }),
                       { QStringLiteral("change-risk"), { tr("dissolve") } });
    });
    auto *removeRow = new QHBoxLayout;
    removeRow->setContentsMargins(10, 8, 10, 0);
    removeRow->addWidget(remove);
    removeRow->addStretch();
    layout->addLayout(removeRow);
    layout->addStretch();
    replaceContent(*m_scroll, content);
}
