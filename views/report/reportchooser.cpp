#include "views/report/reportchooser.h"

#include "model/report/partnerview.h"
#include "model/report/reportedbaseline.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

ReportChooser::ReportChooser(const ViewContext &context, const ReportSource &source,
                             QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_source(source)
    , m_audience(new QComboBox)
    , m_operator(new QComboBox)
    , m_baseline(new QComboBox)
    , m_since(new QComboBox)
    , m_sinceLabel(labels::plain(tr("Changes since"), labels::Weight::Secondary))
    , m_paper(new QComboBox)
{
    m_audience->setAccessibleName(tr("Audience"));
    m_audience->setObjectName(QStringLiteral("reportAudience"));
    m_since->setObjectName(QStringLiteral("reportSince"));
    m_since->setAccessibleName(tr("Changes since"));
    m_since->setToolTip(tr("The baseline that is compared with what is reported"));
    m_since->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_operator->setAccessibleName(tr("Zone operator"));
    m_operator->setToolTip(tr("Whose zones and obligations the report shows"));
    m_baseline->setAccessibleName(tr("Baseline"));
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_paper->addItem(tr("A4"), static_cast<int>(Paper::A4));
    m_paper->addItem(tr("Letter"), static_cast<int>(Paper::Letter));
    m_paper->setAccessibleName(tr("Paper"));
    layOut();
    connectParts();
    fillBaselines();
    fillOperators();
}

void ReportChooser::layOut()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(labels::plain(tr("Audience"), labels::Weight::Secondary));
    layout->addWidget(m_audience);
    layout->addWidget(m_operator);
    layout->addSpacing(8);
    layout->addWidget(labels::plain(tr("Baseline"), labels::Weight::Secondary));
    layout->addWidget(m_baseline);
    layout->addWidget(m_sinceLabel);
    layout->addWidget(m_since);
    layout->addSpacing(8);
    layout->addWidget(labels::plain(tr("Paper"), labels::Weight::Secondary));
    layout->addWidget(m_paper);
}

void ReportChooser::connectParts()
{
    connect(&m_source.ledger, &BaselineLedger::changed, this, [this] {
        fillBaselines();
        emit changed();
    });
    connect(m_audience, &QComboBox::activated, this, [this] {
        fillOperators();
        fillSince();
        emit audienceChosen();
    });
    connect(m_baseline, &QComboBox::activated, this, [this] {
        fillSince();
        emit changed();
    });
    for (const QComboBox *box : { m_operator, m_since, m_paper })
        connect(box, &QComboBox::activated, this, &ReportChooser::changed);
}

Audience ReportChooser::audience() const
{
    return static_cast<Audience>(m_audience->currentData().toInt());
}

const Baseline *ReportChooser::baseline() const
{
    return m_source.ledger.baseline(m_baseline->currentData().toUuid());
}

ReportChoice ReportChooser::choice() const
{
    ReportChoice choice;
    choice.audience = audience();
    choice.zoneOperator = m_operator->currentData().toString();
    choice.paper = static_cast<Paper>(m_paper->currentData().toInt());
    choice.baseline = baseline();
    if (choice.audience == Audience::Change)
        choice.since = m_source.ledger.baseline(m_since->currentData().toUuid());
    return choice;
}

void ReportChooser::fillOperators()
{
    const bool partner = audience() == Audience::Partner;
    m_operator->setVisible(partner);
    const QString before = m_operator->currentData().toString();
    m_operator->clear();
    for (const QString &id : partnerview::operatorsOf(m_context.project())) {
        if (id != u"own")
            m_operator->addItem(m_context.vocabulary().name(id), id);
    }
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(before)));
}

void ReportChooser::fillBaselines()
{
    const QUuid before = m_baseline->currentData().toUuid();
    m_baseline->clear();
    m_baseline->addItem(tr("Now (not frozen)"), QUuid());
    for (const Baseline &baseline : m_source.ledger.baselines())
        m_baseline->addItem(reportedbaseline::nameOf(baseline), baseline.id);
    m_baseline->setCurrentIndex(std::max(0, m_baseline->findData(before)));
    fillAudiences();
}

/// Changes can be told only where there is a baseline to tell them from.
void ReportChooser::fillAudiences()
{
    const bool first = m_audience->count() == 0;
    const Audience before = first ? Audience::Technical : audience();
    m_audience->clear();
    for (const char *word : enumWords<Audience>) {
        const Audience each = *enumFrom<Audience>(QString::fromLatin1(word));
        if (each != Audience::Change || !m_source.ledger.baselines().isEmpty())
            m_audience->addItem(reportsection::name(each), static_cast<int>(each));
    }
    m_audience->setCurrentIndex(m_audience->findData(static_cast<int>(before)));
    fillSince();
}

/// The baselines before what is reported, the latest first.
void ReportChooser::fillSince()
{
    const bool change = audience() == Audience::Change;
    m_since->setVisible(change);
    m_sinceLabel->setVisible(change);
    const QUuid before = m_since->currentData().toUuid();
    const Baseline *reported = baseline();
    m_since->clear();
    for (const Baseline &baseline : m_source.ledger.baselines()) {
        if (!reported || baseline.entries < reported->entries)
            m_since->insertItem(0, reportedbaseline::nameOf(baseline), baseline.id);
    }
    m_since->setCurrentIndex(std::max(0, m_since->findData(before)));
}
