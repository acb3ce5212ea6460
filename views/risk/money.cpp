#include "views/risk/money.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(money)
};

} // namespace

namespace money {

QString shortText(double amount)
{
    const QLocale locale;
    // Rounded first: 999,999 is "1 M", not "1000 k".
    const double size = std::abs(amount);
    const double digits = size > 0 ? std::pow(10, std::floor(std::log10(size)) - 2) : 1;
    const double rounded = std::round(amount / digits) * digits;
    const auto in = [&](double unit) { return locale.toString(rounded / unit, 'g', 3); };
    if (std::abs(rounded) >= 1e9)
        return Text::tr("%1 G").arg(in(1e9));
    if (std::abs(rounded) >= 1e6)
        return Text::tr("%1 M").arg(in(1e6));
    return std::abs(rounded) >= 1e3 ? Text::tr("%1 k").arg(in(1e3)) : in(1);
}

QString withCurrency(double amount, const QString &currency)
{
    return QStringLiteral("%1 %2").arg(shortText(amount), currency);
}

} // namespace money
