#pragma once

#include "model/core/enumtext.h"

/// The six STRIDE classes, in the order of their letters.
enum class Stride {
    Spoofing,
    Tampering,
    Repudiation,
    InformationDisclosure,
    DenialOfService,
    ElevationOfPrivilege
};
template<>
inline constexpr std::array<const char *, 6> enumWords<Stride> = {
    "spoofing",          "tampering",
    "repudiation",       "information-disclosure",
    "denial-of-service", "elevation-of-privilege"
};

/// The six security properties of STRIDE-AI, in the order of an artifact's ratings.
enum class Property {
    Confidentiality,
    Integrity,
    Availability,
    Authenticity,
    NonRepudiation,
    Authorization
};
template<>
inline constexpr std::array<const char *, 6> enumWords<Property> = {
    "confidentiality", "integrity",       "availability",
    "authenticity",    "non-repudiation", "authorization"
};
