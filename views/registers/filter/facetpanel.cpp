#include "views/registers/filter/facetpanel.h"

#include "views/style/elidedcheckbox.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

FacetPanel::FacetPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Filter"), parent)
    , m_context(context)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(6, 6, 10, 8);
    layout->setSpacing(3);
    QList<std::pair<QString, QString>> states;
    for (const QString &state : allShownStates())
        states.append({ state, stateName(state) });
    addFacets(addGroup(layout, tr("State")), State, states);
    QList<std::pair<QString, QString>> ratings;
    for (const Rating rating : { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low })
        ratings.append({ textOf(rating), riskletter::name(rating) });
    addFacets(addGroup(layout, tr("Current rating")), Level, ratings);
    QList<std::pair<QString, QString>> classes;
    for (const char *word : enumWords<Stride>) {
        const QString id = QString::fromLatin1(word);
        classes.append({ id, context.catalogs().strideName(*enumFrom<Stride>(id)) });
    }
    addFacets(addGroup(layout, tr("STRIDE-AI class")), Class, classes);
    QList<std::pair<QString, QString>> phases;
    for (const Term &phase : context.vocabulary().phases)
        phases.append({ phase.id, phase.name });
    addFacets(addGroup(layout, tr("Phase")), Phase, phases);
    m_owners = addGroup(layout, tr("Owner"));
    layout->addSpacing(12);
    auto *questions =
            new QPushButton(icons::get(QStringLiteral("question")), tr("Unanswered facts\u2026"));
    questions->setObjectName(QStringLiteral("openQuestions"));
    questions->setToolTip(tr("What nobody answered, and which threats rest on it"));
    connect(questions, &QPushButton::clicked, this, &FacetPanel::questionsRequested);
    layout->addWidget(questions);
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    setContent(scroll);
    refreshCounts();
}

/// A heading that folds what stands under it away.
QVBoxLayout *FacetPanel::addGroup(QVBoxLayout *layout, const QString &title)
{
    if (layout->count() > 0)
        layout->addSpacing(6);
    auto *head = new QToolButton;
    QFont font = head->font();
    font.setWeight(QFont::DemiBold);
    head->setFont(font);
    head->setText(title);
    head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    head->setArrowType(Qt::DownArrow);
    head->setAutoRaise(true);
    auto *body = new QWidget;
    auto *facets = new QVBoxLayout(body);
    facets->setContentsMargins(8, 0, 0, 0);
    facets->setSpacing(3);
    connect(head, &QToolButton::clicked, body, [head, body] {
        body->setVisible(body->isHidden());
        head->setArrowType(body->isHidden() ? Qt::RightArrow : Qt::DownArrow);
    });
    layout->addWidget(head);
    layout->addWidget(body);
    return facets;
}

void FacetPanel::addFacets(QVBoxLayout *layout, Kind kind,
                           const QList<std::pair<QString, QString>> &values)
{
    for (const auto &[value, name] : values) {
        auto *widget = new QWidget;
        auto *row = new QHBoxLayout(widget);
        row->setContentsMargins(0, 0, 0, 0);
        auto *box = new ElidedCheckBox(QString(name).replace(u'&', QStringLiteral("&&")));
        // A long name gives way to its count; the tool tip has it whole.
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        box->setToolTip(labels::tip(name));
        auto *count = labels::plain({}, labels::Weight::Secondary);
        row->addWidget(box, 1);
        row->addWidget(count);
        layout->addWidget(widget);
        connect(box, &QCheckBox::toggled, this, &FacetPanel::changed);
        m_facets.append({ kind, value, name, box, count, widget });
    }
}

ThreatFilter FacetPanel::filter() const
{
    ThreatFilter filter;
    for (const Facet &facet : m_facets) {
        if (!facet.box->isChecked())
            continue;
        switch (facet.kind) {
        case State:
            filter.states.insert(facet.value);
            break;
        case Level:
            filter.ratings.insert(static_cast<int>(*enumFrom<Rating>(facet.value)));
            break;
        case Class:
            filter.strides.insert(static_cast<int>(*enumFrom<Stride>(facet.value)));
            break;
        case Phase:
            filter.phases.insert(facet.value);
            break;
        case Owner:
            filter.owners.insert(facet.value);
            break;
        }
    }
    return filter;
}

bool FacetPanel::isIn(const ThreatFilter &filter, Kind kind, const QString &value)
{
    switch (kind) {
    case State:
        return filter.states.contains(value);
    case Level:
        return filter.ratings.contains(static_cast<int>(*enumFrom<Rating>(value)));
    case Class:
        return filter.strides.contains(static_cast<int>(*enumFrom<Stride>(value)));
    case Phase:
        return filter.phases.contains(value);
    case Owner:
        return filter.owners.contains(value);
    }
    return false;
}

void FacetPanel::setFilter(const ThreatFilter &filter)
{
    for (const Facet &facet : m_facets) {
        const QSignalBlocker blocker(facet.box);
        facet.box->setChecked(isIn(filter, facet.kind, facet.value));
    }
    emit changed();
}

void FacetPanel::clear(Kind kind)
{
    for (const Facet &facet : m_facets) {
        const QSignalBlocker blocker(facet.box);
        if (facet.kind == kind)
            facet.box->setChecked(false);
    }
    emit changed();
}

QList<std::pair<FacetPanel::Kind, QString>> FacetPanel::ticked() const
{
    QList<std::pair<Kind, QString>> ticked;
    for (const Facet &facet : m_facets) {
        if (!facet.box->isChecked())
            continue;
        if (ticked.isEmpty() || ticked.last().first != facet.kind)
            ticked.append({ facet.kind, facet.name });
        else
            ticked.last().second = tr("%1, %2").arg(ticked.last().second, facet.name);
    }
    return ticked;
}

QString FacetPanel::valueOf(const ThreatRow &row, Kind kind, const Settings &settings)
{
    switch (kind) {
    case State:
        return shownState(row);
    case Level:
        return textOf(risk::rating(settings, row.current));
    case Class:
        return textOf(row.stride);
    case Phase:
        return row.phase;
    case Owner:
        return row.owner;
    }
    return {};
}

/// Owners come and go with the project's people.
void FacetPanel::refreshOwners(const QList<const ThreatRow *> &rows)
{
    QSet<QString> owners;
    for (const ThreatRow *row : rows)
        owners.insert(row->owner);
    QSet<QString> shown;
    for (const Facet &facet : m_facets) {
        if (facet.kind == Owner)
            shown.insert(facet.value);
    }
    if (owners == shown)
        return;
    const ThreatFilter before = filter();
    m_facets.removeIf([](const Facet &facet) {
        if (facet.kind == Owner)
            facet.row->deleteLater();
        return facet.kind == Owner;
    });
    QStringList names(owners.begin(), owners.end());
    names.sort(Qt::CaseInsensitive);
    QList<std::pair<QString, QString>> values;
    for (const QString &name : names)
        values.append({ name, name.isEmpty() ? tr("nobody yet") : name });
    addFacets(m_owners, Owner, values);
    for (const Facet &facet : m_facets) {
        const QSignalBlocker blocker(facet.box);
        facet.box->setChecked(isIn(before, facet.kind, facet.value));
    }
}

void FacetPanel::refreshCounts()
{
    const QList<const ThreatRow *> rows = m_context.threats.rows();
    refreshOwners(rows);
    QHash<QString, int> counts[Owner + 1];
    for (const ThreatRow *row : rows) {
        for (const Kind kind : { State, Level, Class, Phase, Owner })
            ++counts[kind][valueOf(*row, kind, m_context.project().settings())];
    }
    for (const Facet &facet : m_facets) {
        const int count = counts[facet.kind].value(facet.value);
        facet.count->setText(QString::number(count));
        facet.box->setEnabled(count > 0 || facet.box->isChecked());
    }
}
