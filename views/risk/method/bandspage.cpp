#include "views/risk/method/bandspage.h"

#include "views/risk/money.h"
#include "views/style/labels.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <cmath>

namespace {

constexpr int levels = 5;

QString bandText(double first, int ratio, int level)
{
    const auto bound = [&](int at) { return money::shortText(first * std::pow(ratio, at - 1)); };
    if (level == 1)
        return BandsPage::tr("below %1").arg(bound(1));
    return level == levels ? BandsPage::tr("above %1").arg(bound(level - 1))
                           : BandsPage::tr("%1 to %2").arg(bound(level - 1), bound(level));
}

} // namespace

BandsPage::BandsPage(const Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_currency(new QLineEdit(settings.currency))
    , m_impactFirst(new QDoubleSpinBox)
    , m_impactRatio(new QSpinBox)
    , m_likelihoodFirst(new QDoubleSpinBox)
    , m_likelihoodRatio(new QSpinBox)
{
    m_currency->setMaxLength(12);
    m_currency->setObjectName(QStringLiteral("methodCurrency"));
    m_impactFirst->setObjectName(QStringLiteral("impactFirst"));
    m_impactFirst->setDecimals(0);
    m_impactFirst->setRange(1, 1e12);
    m_impactFirst->setGroupSeparatorShown(true);
    m_impactFirst->setValue(static_cast<double>(settings.impactFirst));
    m_likelihoodFirst->setDecimals(6);
    m_likelihoodFirst->setRange(0.000001, 1000);
    m_likelihoodFirst->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_likelihoodFirst->setValue(static_cast<double>(settings.likelihoodFirst) / 1e6);
    for (QSpinBox *ratio : { m_impactRatio, m_likelihoodRatio })
        ratio->setRange(2, 100);
    m_impactRatio->setValue(settings.impactRatio);
    m_likelihoodRatio->setValue(settings.likelihoodRatio);
    auto *form = new QFormLayout;
    form->addRow(tr("C&urrency"), m_currency);
    form->addRow(tr("Upper bound of &impact level 1"), m_impactFirst);
    form->addRow(tr("Ratio of impact &bands"), m_impactRatio);
    form->addRow(tr("Upper bound of &likelihood level 1, events a year"), m_likelihoodFirst);
    form->addRow(tr("Ratio of likelihood ba&nds"), m_likelihoodRatio);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(20);
    const QString heads[] = { tr("Level"), tr("Events a year"), tr("Loss of one event") };
    for (int column = 0; column < 3; ++column)
        grid->addWidget(labels::plain(heads[column], labels::Weight::Strong), 0, column);
    for (int level = 1; level <= levels; ++level) {
        m_events.append(labels::plain({}));
        m_losses.append(labels::plain({}));
        grid->addWidget(labels::plain(QString::number(level)), level, 0);
        grid->addWidget(m_events.last(), level, 1);
        grid->addWidget(m_losses.last(), level, 2);
    }
    grid->setColumnStretch(2, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addSpacing(8);
    layout->addLayout(grid);
    layout->addStretch();
    const auto edited = [this] {
        preview();
        emit changed();
    };
    connect(m_currency, &QLineEdit::textEdited, this, edited);
    connect(m_impactFirst, &QDoubleSpinBox::valueChanged, this, edited);
    connect(m_likelihoodFirst, &QDoubleSpinBox::valueChanged, this, edited);
    connect(m_impactRatio, &QSpinBox::valueChanged, this, edited);
    connect(m_likelihoodRatio, &QSpinBox::valueChanged, this, edited);
    preview();
}

void BandsPage::preview()
{
    for (int level = 1; level <= levels; ++level) {
        m_events.at(level - 1)->setText(
                bandText(m_likelihoodFirst->value(), m_likelihoodRatio->value(), level));
        m_losses.at(level - 1)->setText(
                bandText(m_impactFirst->value(), m_impactRatio->value(), level));
    }
}

void BandsPage::write(Settings &settings) const
{
    const QString currency = m_currency->text().trimmed();
    settings.currency = currency.isEmpty() ? Settings().currency : currency;
    settings.impactFirst = std::llround(m_impactFirst->value());
    settings.impactRatio = m_impactRatio->value();
    settings.likelihoodFirst = std::llround(m_likelihoodFirst->value() * 1e6);
    settings.likelihoodRatio = m_likelihoodRatio->value();
}
