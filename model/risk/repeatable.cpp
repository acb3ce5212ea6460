#include "model/risk/repeatable.h"

#include <cmath>

namespace repeatable {

namespace {

constexpr double ln2 = 0.693147180559945309417232121458;

/// Value of a polynomial, highest coefficient first.
template<std::size_t N>
double polynomial(const std::array<double, N> &coefficients, double x)
{
    double value = 0;
    for (const double each : coefficients)
        value = value * x + each;
    return value;
}

double naturalLog(double x)
{
    return log2(x) * ln2;
}

/// Acklam's approximation in the tail: from -2 ln p.
double tail(double p)
{
    constexpr std::array above { -7.784894002430293e-03, -3.223964580411365e-01,
                                 -2.400758277161838e+00, -2.549732539343734e+00,
                                 4.374664141464968e+00,  2.938163982698783e+00 };
    constexpr std::array below { 7.784695709041462e-03, 3.224671290700398e-01,
                                 2.445134137142996e+00, 3.754408661907416e+00, 1.0 };
    const double q = std::sqrt(-2 * naturalLog(p));
    return polynomial(above, q) / polynomial(below, q);
}

double middle(double p)
{
    constexpr std::array above { -3.969683028665376e+01, 2.209460984245205e+02,
                                 -2.759285104469687e+02, 1.383577518672690e+02,
                                 -3.066479806614716e+01, 2.506628277459239e+00 };
    constexpr std::array below { -5.447609879822406e+01, 1.615858368580409e+02,
                                 -1.556989798598866e+02, 6.680131188771972e+01,
                                 -1.328068155288572e+01, 1.0 };
    const double q = p - 0.5;
    const double r = q * q;
    return polynomial(above, r) * q / polynomial(below, r);
}

} // namespace

Counter philox(Counter counter, Key key)
{
    constexpr int rounds = 10;
    constexpr std::uint64_t multipliers[] = { 0xD2511F53, 0xCD9E8D57 };
    constexpr std::uint32_t weyl[] = { 0x9E3779B9, 0xBB67AE85 };
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t first = multipliers[0] * counter[0];
        const std::uint64_t second = multipliers[1] * counter[2];
        const auto high = [](std::uint64_t product) {
            return static_cast<std::uint32_t>(product >> 32);
        };
        const auto low = [](std::uint64_t product) { return static_cast<std::uint32_t>(product); };
        counter = { high(second) ^ counter[1] ^ key[0], low(second),
                    high(first) ^ counter[3] ^ key[1], low(first) };
        key[0] += weyl[0];
        key[1] += weyl[1];
    }
    return counter;
}

double log2(double x)
{
    // x = m 2^e with m between sqrt(1/2) and sqrt(2); ln m = 2 artanh((m - 1) / (m + 1)).
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    if (mantissa < 0.70710678118654752) {
        mantissa *= 2;
        --exponent;
    }
    const double s = (mantissa - 1) / (mantissa + 1);
    const double square = s * s;
    double series = 0;
    for (int k = 21; k >= 1; k -= 2)
        series = series * square + 1.0 / k;
    return exponent + 2 * s * series / ln2;
}

double exp2(double y)
{
    const double whole = std::floor(y + 0.5);
    const double t = (y - whole) * ln2;
    double series = 1;
    for (int k = 15; k >= 1; --k)
        series = 1 + series * t / k;
    return std::ldexp(series, static_cast<int>(whole));
}

double power(double base, double y)
{
    return exp2(y * log2(base));
}

double normal(std::uint64_t bits)
{
    // The upper half mirrors the lower: near 1 a double could not tell one share from the next.
    constexpr std::uint64_t half = std::uint64_t(1) << 63;
    if (bits >= half)
        return -normal(~bits);
    constexpr double edge = 0.02425;
    constexpr double unit = 1.0 / 9007199254740992.0; // 2^-53
    const double p = (static_cast<double>(bits >> 11) + 0.5) * unit;
    return p < edge ? tail(p) : middle(p);
}

} // namespace repeatable
