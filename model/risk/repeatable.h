#pragma once

#include <array>
#include <cstdint>

/// Random numbers and elementary functions that give the same bits on every machine, compiler and
/// number of threads: only operations that IEEE 754 fixes, in a fixed order, never fused (the
/// build says so for the one source file), and no library function that may differ in its last
/// digit.
namespace repeatable {

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// 2011): four numbers of 32 bits from a counter and a key. There is no state: draw n of year y is
/// what it is, whoever asks for it and when.
using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;
Counter philox(Counter counter, Key key);

/// Logarithm and power to the base 2; relative error below 1e-14. `x` above 0; `y` within ±1000.
double log2(double x);
double exp2(double y);
/// base^y for base above 0.
double power(double base, double y);

/// The standard normal quantile of (bits + 1/2) / 2^53, of which the upper 53 bits are taken
/// (Acklam's rational approximation, relative error below 1.2e-9). Monotone in `bits`.
double normal(std::uint64_t bits);

} // namespace repeatable
