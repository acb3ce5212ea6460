#include "views/controls/controldetailpanel.h"

#include "model/core/operations/change.h"
#include "model/core/operations/controls.h"
#include "model/core/operations/model.h"
#include "model/risk/residual.h"
#include "model/treatment/slips.h"
#include "views/controls/controlwords.h"
#include "views/controls/evidencebox.h"
#include "views/controls/verifydialog.h"
#include "views/dialogs/messages.h"
#include "views/panels/fields.h"
#include "views/panels/typing.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/linkbutton.h"
#include "views/style/riskletter.h"

#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace {

/// How many moves are listed; the rest is counted.
constexpr qsizetype mostMoves = 12;

QList<Term> coverages()
{
    QList<Term> terms;
    for (const int percent : { 100, 95, 90, 80, 70, 60, 50, 40, 30, 20, 10 })
        terms.append({ QString::number(percent), ControlDetailPanel::tr("%1 %").arg(percent) });
    return terms;
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
    label->setAccessibleName(riskletter::name(rating));
    return label;
}

QLabel *heading(const QString &text)
{
    QLabel *label = labels::plain(text, labels::Weight::Strong);
    label->setContentsMargins(10, 10, 10, 0);
    return label;
}

QLabel *indented(const QString &text, labels::Weight weight)
{
    QLabel *label = labels::plain(text, weight, true);
    label->setContentsMargins(10, 0, 10, 0);
    return label;
}

QString shownScore(const Levels &levels)
{
    return QLocale().toString(levels.score() / 1000.0, 'f', 1);
}

QString shownMoney(qint64 minor)
{
    return minor == 0 ? QString() : QString::number(minor / 100);
}

bool isDay(const QString &text)
{
    return text.isEmpty() || QDate::fromString(text, Qt::ISODate).isValid();
}

} // namespace

ControlDetailPanel::ControlDetailPanel(const ViewContext &context, QWidget *parent)
    : DetailPanel(tr("Control"), parent)
    , m_context(context)
{
    connect(&m_context.threats, &Register::changed, this, &ControlDetailPanel::rebuild);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            const RecordKind kind = patch.ref().kind;
            if (kind == RecordKind::Evidence || kind == RecordKind::Control
                || kind == RecordKind::Risk) {
                rebuild();
                return;
            }
        }
    });
    rebuild();
}

void ControlDetailPanel::show(const Id<Control> &control, const Id<ControlPlacement> &placement)
{
    // What is typed belongs to what was shown until now.
    typing::commit(this);
    m_control = control;
    m_placement = placement;
    rebuild();
}

void ControlDetailPanel::verify(const QList<Id<Control>> &controls)
{
    if (!controls.isEmpty())
        VerifyDialog(m_context, controls, this).exec();
}

bool ControlDetailPanel::hasContent() const
{
    return control() != nullptr;
}

QWidget *ControlDetailPanel::makeEmptyState() const
{
    return labels::emptyState(QStringLiteral("mode-controls"), tr("No control selected"),
                              tr("Select one in the list, or place one from a threat."));
}

void ControlDetailPanel::fill(QVBoxLayout &layout)
{
    layout.setContentsMargins(4, 10, 4, 10);
    layout.setSpacing(6);
    addHead(layout, *control());
    Fields *fields = makeFields();
    addCosts(*fields);
    addVerification(*fields);
    fields->addNotes(
            tr("Notes"), [this] { return controlOrNone().description; },
            [this](const QString &value) { change([&](Control &c) { c.description = value; }); });
    layout.addWidget(fields);
    auto *evidence = new EvidenceBox(m_context, m_control);
    connect(evidence, &EvidenceBox::fileWanted, this, [this] { emit fileWanted(m_control); });
    connect(evidence, &EvidenceBox::fileRequested, this, &ControlDetailPanel::fileRequested);
    layout.addWidget(evidence);
    addSlips(layout);
    layout.addStretch();
}

void ControlDetailPanel::addHead(QVBoxLayout &layout, const Control &shown)
{
    layout.addWidget(indented(shown.name, labels::Weight::Title));
    const ControlEntry *entry = m_context.catalogs().control(shown.catalogId);
    if (entry) {
        layout.addWidget(indented(entry->description, labels::Weight::Secondary));
        layout.addWidget(indented(tr("Usual effectiveness %1: %2")
                                          .arg(QLocale().toString(entry->effectiveness / 1000.0),
                                               entry->effectivenessReason),
                                  labels::Weight::Hint));
    }
    if (risk::statusOn(shown, m_context.document.today()) != shown.status)
        layout.addWidget(indented(tr("The verification has run out: it counts as implemented."),
                                  labels::Weight::Strong));
    auto *verify = new QPushButton(icons::get(QStringLiteral("check")), tr("Mark &verified\u2026"));
    auto *remove = new QPushButton(icons::get(QStringLiteral("remove")), tr("&Remove"));
    remove->setToolTip(tr("Remove it from the project, with its places and evidence"));
    connect(verify, &QPushButton::clicked, this, [this] { this->verify({ m_control }); });
    connect(remove, &QPushButton::clicked, this, [this, name = shown.name] {
        m_context.push(
                operations::removeFromModel(m_context.project(), { AnyId(m_control.value()) }),
                { QStringLiteral("remove-control"), { name } });
    });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    row->addWidget(verify);
    row->addWidget(remove);
    row->addStretch();
    layout.addLayout(row);
}

const Control &ControlDetailPanel::controlOrNone() const
{
    static const Control gone;
    const Control *found = control();
    return found ? *found : gone;
}

template<typename Change>
void ControlDetailPanel::change(Change &&apply)
{
    if (!control())
        return;
    const Result<Edit> edit = operations::changeControls(m_context.project(), { m_control }, apply,
                                                         m_context.document.today());
    if (edit) {
        m_context.push(*edit, { QStringLiteral("change-control"), { control()->name } });
        return;
    }
    // The field that asked is still in its own signal: it is replaced, and told, after that.
    QTimer::singleShot(0, this, [this, error = edit.error()] {
        rebuild();
        messages::error(this, error);
    });
}

Fields *ControlDetailPanel::makeFields()
{
    auto *fields = new Fields;
    const ControlPlacement *placement = m_context.project().find(m_placement);
    if (placement) {
        fields->addRow(tr("Placed on"),
                       labels::plain(placeName(m_context.project(), placement->subjectKind,
                                               placement->subject),
                                     labels::Weight::Normal, true));
    }
    QList<Term> statuses;
    for (const char *word : enumWords<ControlStatus>) {
        const QString id = QString::fromLatin1(word);
        statuses.append({ id, statusName(*enumFrom<ControlStatus>(id)) });
    }
    fields->addChoice(
            tr("Status"), statuses, false, [this] { return textOf(controlOrNone().status); },
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
            [this] {
                return controlOrNone().owner.isNull() ? QString() : controlOrNone().owner.text();
            },
            [this](const QString &value) {
                change([&](Control &c) { c.owner = Id<Person>(QUuid::fromString(value)); });
            });
    fields->addText(
            tr("Due (yyyy-mm-dd)"), [this] { return controlOrNone().due; },
            [this](const QString &value) {
                if (isDay(value))
                    change([&](Control &c) { c.due = value; });
                else
                    QTimer::singleShot(0, this, &ControlDetailPanel::rebuild);
            });
    return fields;
}

void ControlDetailPanel::addCosts(Fields &fields)
{
    const QString &currency = m_context.project().settings().currency;
    const auto add = [&](const QString &label, qint64 Control::*field) {
        fields.addText(
                label, [this, field] { return shownMoney(controlOrNone().*field); },
                [this, field](const QString &value) {
                    bool ok = value.isEmpty();
                    const qint64 amount = value.isEmpty() ? 0 : value.toLongLong(&ok);
                    constexpr qint64 most = 1'000'000'000'000;
                    if (ok && amount >= 0 && amount <= most)
                        change([&](Control &c) { c.*field = amount * 100; });
                    else
                        QTimer::singleShot(0, this, &ControlDetailPanel::rebuild);
                });
    };
    add(tr("Cost once (%1)").arg(currency), &Control::cost);
    add(tr("Cost a year (%1)").arg(currency), &Control::costPerYear);
}

void ControlDetailPanel::addVerification(Fields &fields)
{
    const Control *shown = control();
    if (shown->verifier.isNull() && shown->verifiedOn.isEmpty())
        return;
    const Person *verifier = m_context.project().find(shown->verifier);
    const QDate on = QDate::fromString(shown->verifiedOn, Qt::ISODate);
    QString text = tr("by %1 on %2: %3")
                           .arg(verifier ? verifier->name : tr("nobody"), shown->verifiedOn,
                                shown->verificationMethod);
    if (on.isValid() && shown->verificationPeriod > 0)
        text = tr("%1, holds until %2")
                       .arg(text, on.addMonths(shown->verificationPeriod).toString(Qt::ISODate));
    fields.addRow(tr("Verified"), labels::plain(text, labels::Weight::Normal, true));
}

void ControlDetailPanel::addSlips(QVBoxLayout &layout)
{
    layout.addWidget(heading(tr("If this one slips")));
    const Settings &settings = m_context.project().settings();
    const Slips slips = slipsOf(m_context.project(), m_context.threats, m_control, m_placement,
                                m_context.document.today());
    const QList<Slips::Move> moves = slips.risks + slips.threats;
    if (moves.isEmpty()) {
        layout.addWidget(indented(tr("No risk or threat rests on it."), labels::Weight::Secondary));
        return;
    }
    for (const Slips::Move &move : moves.mid(0, mostMoves)) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(10, 0, 10, 0);
        row->setSpacing(6);
        const bool isRisk = move.key.startsWith(QStringLiteral("R-"));
        auto *name = new LinkButton(isRisk ? tr("%1  %2").arg(move.key, move.title) : move.title,
                                    move.title);
        name->setEnabled(!isRisk);
        connect(name, &QToolButton::clicked, this,
                [this, key = move.key] { emit threatOpened(key); });
        row->addWidget(name, 1);
        row->addWidget(letterLabel(risk::rating(settings, move.target), riskletter::Fill::Hollow));
        row->addWidget(labels::plain(
                tr("%1 \u203a %2").arg(shownScore(move.target), shownScore(move.targetWithout)),
                labels::Weight::Secondary));
        row->addWidget(
                letterLabel(risk::rating(settings, move.targetWithout), riskletter::Fill::Hollow));
        layout.addLayout(row);
    }
    if (moves.size() > mostMoves)
        layout.addWidget(
                indented(tr("and %n more", nullptr, static_cast<int>(moves.size() - mostMoves)),
                         labels::Weight::Secondary));
}
