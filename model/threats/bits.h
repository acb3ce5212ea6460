#pragma once

#include "model/catalog/rulelimits.h"

#include <array>
#include <cstdint>

/// A row of feature bits, or a mask over one. Sized for all atoms that the rules of one subject
/// kind may use.
struct Bits
{
    static constexpr int words = static_cast<int>(RuleLimits::predicates / 64);
    std::array<std::uint64_t, words> word {};

    void set(int bit) { word[static_cast<size_t>(bit) / 64] |= std::uint64_t(1) << (bit % 64); }
    void clear(int bit)
    {
        word[static_cast<size_t>(bit) / 64] &= ~(std::uint64_t(1) << (bit % 64));
    }
    void unite(const Bits &other)
    {
        for (size_t i = 0; i < words; ++i)
            word[i] |= other.word[i];
    }
    void remove(const Bits &other)
    {
        for (size_t i = 0; i < words; ++i)
            word[i] &= ~other.word[i];
    }
    bool intersects(const Bits &other) const
    {
        std::uint64_t any = 0;
        for (size_t i = 0; i < words; ++i)
            any |= word[i] & other.word[i];
        return any != 0;
    }
    bool contains(const Bits &other) const
    {
        std::uint64_t missing = 0;
        for (size_t i = 0; i < words; ++i)
            missing |= other.word[i] & ~word[i];
        return missing == 0;
    }
    friend bool operator==(const Bits &, const Bits &) = default;
};

/// What is known of a subject: bits that may hold and bits that certainly hold. A fact that nobody
/// answered sets all its bits in the first and none in the second.
struct Row
{
    Bits possible;
    Bits certain;

    void unite(const Row &other)
    {
        possible.unite(other.possible);
        certain.unite(other.certain);
    }
    void remove(const Bits &bits)
    {
        possible.remove(bits);
        certain.remove(bits);
    }
};
