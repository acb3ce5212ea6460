#include "views/risk/method/limitspage.h"

#include "views/style/labels.h"

#include <QDoubleSpinBox>
#include <QFormLayout>

#include <cmath>

namespace {

QDoubleSpinBox *number(const QString &name, double value, double most, int decimals,
                       const QString &whenZero)
{
    auto *box = new QDoubleSpinBox;
    box->setObjectName(name);
    box->setDecimals(decimals);
    box->setRange(0, most);
    box->setGroupSeparatorShown(true);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setSpecialValueText(whenZero);
    box->setValue(value);
    return box;
}

} // namespace

LimitsPage::LimitsPage(const Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_quality(new QSpinBox)
    , m_cap(number(QStringLiteral("reductionCap"), settings.reductionCap / 1000.0, 4, 1,
                   tr("nothing")))
    , m_spread(number(QStringLiteral("lossSpread"), settings.lossSpread / 1000.0, 2, 3,
                      tr("95 % inside one band")))
    , m_events(number(QStringLiteral("eventCap"), static_cast<double>(settings.eventCap) / 1e6,
                      10000, 2, tr("a sixth band")))
    , m_loss(number(QStringLiteral("lossCap"), static_cast<double>(settings.lossCap), 1e13, 0,
                    tr("a sixth band")))
{
    m_quality->setObjectName(QStringLiteral("unverifiedQuality"));
    m_quality->setRange(0, 100);
    m_quality->setSuffix(tr(" %"));
    m_quality->setValue(settings.unverifiedQuality);
    auto *form = new QFormLayout(this);
    form->addRow(labels::plain(tr("Controls"), labels::Weight::Strong));
    form->addRow(tr("An &unverified control has of its effect"), m_quality);
    form->addRow(tr("Controls take off one &axis at most (levels)"), m_cap);
    form->addRow(labels::plain(tr("Simulation"), labels::Weight::Strong));
    form->addRow(tr("&Spread of a loss (standard deviation, log10)"), m_spread);
    form->addRow(tr("At most &events a year"), m_events);
    form->addRow(tr("At most a &loss of one event"), m_loss);
    for (QDoubleSpinBox *box : { m_cap, m_spread, m_events, m_loss })
        connect(box, &QDoubleSpinBox::valueChanged, this, &LimitsPage::changed);
    connect(m_quality, &QSpinBox::valueChanged, this, &LimitsPage::changed);
}

void LimitsPage::write(Settings &settings) const
{
    settings.unverifiedQuality = m_quality->value();
    settings.reductionCap = static_cast<int>(std::lround(m_cap->value() * 1000));
    settings.lossSpread = static_cast<int>(std::lround(m_spread->value() * 1000));
    settings.eventCap = std::llround(m_events->value() * 1e6);
    settings.lossCap = std::llround(m_loss->value());
}
