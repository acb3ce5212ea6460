#pragma once

#include <QString>

/// Amounts as a person reads them at a glance.
namespace money {

/// "950", "12.5 k", "3.4 M", "2 G": three significant digits, in the reader's number format.
QString shortText(double amount);

/// The same with the currency behind it.
QString withCurrency(double amount, const QString &currency);

} // namespace money
