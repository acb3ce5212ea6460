#include "views/registers/facetpanel.h"

#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

FacetPanel::FacetPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Filter"), parent)
    , m_context(context)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(3);
    QList<std::pair<QString, QString>> states;
    for (const QString &state : allShownStates())
        states.append({ state, stateName(state) });
    addGroup(layout, tr("State"), Facet::State, states);
    QList<std::pair<QString, QString>> ratings;
    for (const Rating rating : { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low })
        ratings.append({ textOf(rating), riskletter::name(rating) });
    addGroup(layout, tr("Current rating"), Facet::Level, ratings);
    QList<std::pair<QString, QString>> classes;
    for (const char *word : enumWords<Stride>) {
        const QString id = QString::fromLatin1(word);
        classes.append({ id, context.catalogs().strideName(*enumFrom<Stride>(id)) });
    }
    addGroup(layout, tr("STRIDE-AI class"), Facet::Class, classes);
    QList<std::pair<QString, QString>> phases;
    for (const Term &phase : context.vocabulary().phases)
        phases.append({ phase.id, phase.name });
    addGroup(layout, tr("Phase"), Facet::Phase, phases);
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

void FacetPanel::addGroup(QVBoxLayout *layout, const QString &title, Facet::Kind kind,
                          const QList<std::pair<QString, QString>> &values)
{
    if (layout->count() > 0)
        layout->addSpacing(10);
    layout->addWidget(labels::plain(title, labels::Weight::Strong));
    for (const auto &[value, name] : values) {
        auto *row = new QHBoxLayout;
        auto *box = new QCheckBox(QString(name).replace(u'&', QStringLiteral("&&")));
        // A long name gives way to its count; the tool tip has it whole.
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        box->setToolTip(labels::tip(name));
        auto *count = labels::plain({}, labels::Weight::Secondary);
        row->addWidget(box, 1);
        row->addWidget(count);
        layout->addLayout(row);
        connect(box, &QCheckBox::toggled, this, &FacetPanel::changed);
        m_facets.append({ kind, value, box, count });
    }
}

ThreatFilter FacetPanel::filter() const
{
    ThreatFilter filter;
    for (const Facet &facet : m_facets) {
        if (!facet.box->isChecked())
            continue;
        if (facet.kind == Facet::State)
            filter.states.insert(facet.value);
        else if (facet.kind == Facet::Level)
            filter.ratings.insert(static_cast<int>(*enumFrom<Rating>(facet.value)));
        else if (facet.kind == Facet::Class)
            filter.strides.insert(static_cast<int>(*enumFrom<Stride>(facet.value)));
        else
            filter.phases.insert(facet.value);
    }
    return filter;
}

void FacetPanel::clear()
{
    for (const Facet &facet : m_facets) {
        const QSignalBlocker blocker(facet.box);
        facet.box->setChecked(false);
    }
    emit changed();
}

QString FacetPanel::valueOf(const ThreatRow &row, Facet::Kind kind, const Settings &settings)
{
    switch (kind) {
    case Facet::State:
        return shownState(row);
    case Facet::Level:
        return textOf(risk::rating(settings, row.current));
    case Facet::Class:
        return textOf(row.stride);
    case Facet::Phase:
        return row.phase;
    }
    return {};
}

void FacetPanel::refreshCounts()
{
    QHash<std::pair<int, QString>, int> counts;
    const QList<const ThreatRow *> rows = m_context.threats.rows();
    for (const ThreatRow *row : rows) {
        for (const Facet::Kind kind : { Facet::State, Facet::Level, Facet::Class, Facet::Phase })
            ++counts[{ kind, valueOf(*row, kind, m_context.project().settings()) }];
    }
    for (const Facet &facet : m_facets) {
        const int count = counts.value({ facet.kind, facet.value });
        facet.count->setText(QString::number(count));
        facet.box->setEnabled(count > 0 || facet.box->isChecked());
    }
}
