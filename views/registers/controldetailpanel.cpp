#include "views/registers/controldetailpanel.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "views/panels/fields.h"
#include "views/registers/controlsmodel.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace {

QList<Term> coverages()
{
    QList<Term> terms;
    for (const int percent : { 100, 95, 90, 80, 70, 60, 50, 40, 30, 20, 10 })
        terms.append({ QString::number(percent), QStringLiteral("%1 %").arg(percent) });
    return terms;
}

/// What the target of a threat would be without this control: its own reduction given back.
Levels without(const ThreatRow &row, const ControlEffect &effect)
{
    return { std::min(row.inherent.likelihood, row.target.likelihood + effect.targetLikelihood),
             std::min(row.inherent.impact, row.target.impact + effect.targetImpact) };
}

QLabel *letterLabel(Rating rating, riskletter::Fill fill)
{
    auto *label = new QLabel;
    QPixmap picture(QSize(riskletter::side, riskletter::side) * label->devicePixelRatioF());
    picture.setDevicePixelRatio(label->devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    riskletter::paint(painter, QRectF(0, 0, riskletter::side, riskletter::side), rating, fill,
                      Theme::of(label->palette()));
    painter.end();
    label->setPixmap(picture);
    label->setToolTip(riskletter::name(rating));
    return label;
}

} // namespace

ControlDetailPanel::ControlDetailPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Control"), parent)
    , m_context(context)
    , m_scroll(new QScrollArea)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContent(m_scroll);
    connect(&m_context.threats, &Register::changed, this, &ControlDetailPanel::rebuild);
    rebuild();
}

void ControlDetailPanel::show(const Id<Control> &control, const Id<ControlPlacement> &placement)
{
    m_control = control;
    m_placement = placement;
    rebuild();
}

void ControlDetailPanel::rebuild()
{
    const Control *control = m_context.project().find(m_control);
    if (!control) {
        replaceContent(
                *m_scroll,
                labels::emptyState(QStringLiteral("mode-controls"), tr("No control selected"),
                                   tr("Select one in the list, or place one from a threat.")));
        return;
    }
    const int position = m_scroll->verticalScrollBar()->value();
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(4, 10, 4, 10);
    layout->setSpacing(6);
    QLabel *title = labels::plain(control->name, labels::Weight::Title, true);
    title->setContentsMargins(10, 0, 10, 0);
    layout->addWidget(title);
    if (const ControlEntry *entry = m_context.catalogs().control(control->catalogId)) {
        QLabel *about = labels::plain(entry->description, labels::Weight::Secondary, true);
        about->setContentsMargins(10, 0, 10, 0);
        layout->addWidget(about);
    }
    addFields(*layout);
    addSlips(*layout);
    layout->addStretch();
    replaceContent(*m_scroll, content);
    m_scroll->verticalScrollBar()->setValue(position);
}

template<typename Change>
void ControlDetailPanel::change(Change &&apply) const
{
    const Control *control = m_context.project().find(m_control);
    m_context.push(operations::change(m_context.project(), m_control, apply),
                   { QStringLiteral("change-control"), { control ? control->name : QString() } });
}

void ControlDetailPanel::addFields(QVBoxLayout &layout)
{
    auto *fields = new Fields;
    const auto control = [this] { return m_context.project().find(m_control); };
    const ControlPlacement *placement = m_context.project().find(m_placement);
    if (placement) {
        fields->addRow(tr("Placed on"),
                       labels::plain(placeName(m_context.project(), placement->subjectKind,
                                               placement->subject),
                                     labels::Weight::Normal, true));
    }
    QList<Term> statuses;
    for (const char *word : enumWords<ControlStatus>)
        statuses.append({ QString::fromLatin1(word),
                          statusName(*enumFrom<ControlStatus>(QString::fromLatin1(word))) });
    fields->addChoice(
            tr("Status"), statuses, false, [=] { return textOf(control()->status); },
            [this](const QString &value) {
                change([&](Control &c) {
                    c.status = enumFrom<ControlStatus>(value).value_or(c.status);
                });
            });
    if (placement) {
        fields->addChoice(
                tr("Coverage"), coverages(), false,
                [this] {
                    const ControlPlacement *at = m_context.project().find(m_placement);
                    return at ? QString::number(at->coverage) : QString();
                },
                [this](const QString &value) {
                    m_context.push(operations::change(m_context.project(), m_placement,
                                                      [&](ControlPlacement &p) {
                                                          p.coverage = value.toInt();
                                                      }),
                                   { QStringLiteral("change-control"), { tr("coverage") } });
                });
    }
    QList<Term> people { { QString(), tr("nobody yet") } };
    for (const Person *person : m_context.project().all<Person>())
        people.append({ person->id.text(), person->name });
    fields->addChoice(
            tr("Owner"), people, false,
            [=] { return control()->owner.isNull() ? QString() : control()->owner.text(); },
            [this](const QString &value) {
                change([&](Control &c) { c.owner = Id<Person>(QUuid::fromString(value)); });
            });
    fields->addText(
            tr("Due (yyyy-mm-dd)"), [=] { return control()->due; },
            [this](const QString &value) {
                const bool valid =
                        value.isEmpty() || QDate::fromString(value, Qt::ISODate).isValid();
                if (valid)
                    change([&](Control &c) { c.due = value; });
                else
                    rebuild();
            });
    fields->addText(
            tr("Cost (%1)").arg(m_context.project().settings().currency),
            [=] {
                return control()->cost == 0 ? QString() : QString::number(control()->cost / 100);
            },
            [this](const QString &value) {
                change([&](Control &c) { c.cost = value.toLongLong() * 100; });
            });
    fields->addNotes(
            tr("Notes"), [=] { return control()->description; },
            [this](const QString &value) { change([&](Control &c) { c.description = value; }); });
    layout.addWidget(fields);
    auto *remove =
            new QPushButton(icons::get(QStringLiteral("remove")), tr("Remove from the project"));
    connect(remove, &QPushButton::clicked, this, [this] {
        const Control *gone = m_context.project().find(m_control);
        const QString name = gone ? gone->name : QString();
        m_context.push(
                operations::removeFromModel(m_context.project(), { AnyId(m_control.value()) }),
                { QStringLiteral("remove-control"), { name } });
    });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    row->addWidget(remove);
    row->addStretch();
    layout.addLayout(row);
}

void ControlDetailPanel::addSlips(QVBoxLayout &layout)
{
    QLabel *heading = labels::plain(tr("If this one slips"), labels::Weight::Strong);
    heading->setContentsMargins(10, 10, 10, 0);
    layout.addWidget(heading);
    const Settings &settings = m_context.project().settings();
    bool any = false;
    const QList<const ThreatRow *> threats = m_context.threats.rows();
    for (const ThreatRow *threat : threats) {
        for (const ControlEffect &effect : threat->controls) {
            if (effect.control != m_control || !effect.counts
                || (!m_placement.isNull() && effect.placement != m_placement))
                continue;
            any = true;
            auto *row = new QHBoxLayout;
            row->setContentsMargins(10, 0, 10, 0);
            row->addWidget(labels::plain(threat->title, labels::Weight::Normal, true), 1);
            row->addWidget(
                    letterLabel(risk::rating(settings, threat->target), riskletter::Fill::Hollow));
            row->addWidget(labels::plain(QStringLiteral("\u203a"), labels::Weight::Secondary));
            row->addWidget(letterLabel(risk::rating(settings, without(*threat, effect)),
                                       riskletter::Fill::Filled));
            layout.addLayout(row);
        }
    }
    if (!any) {
        QLabel *none = labels::plain(tr("No threat's target rests on it."),
                                     labels::Weight::Secondary, true);
        none->setContentsMargins(10, 0, 10, 0);
        layout.addWidget(none);
    }
}
