#pragma once

#include "model/core/records/recordparts.h"

/// \file
/// How the project uses the catalogs: which content, which rule packs, which rules not.

/// Which content of a catalog this project was assessed with; the bytes stand in the project file.
struct CatalogPin
{
    static constexpr RecordKind kind = RecordKind::CatalogPin;
    Id<CatalogPin> id;
    QString catalog;
    QString version;
    /// SHA-256 of the catalog's canonical bytes, 64 hex digits.
    QString sha256;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("catalog", s.catalog);
        v("version", s.version);
        v("sha256", s.sha256);
    }
    bool operator==(const CatalogPin &) const = default;
};

/// A rule pack switched away from its default.
struct PackSwitch
{
    static constexpr RecordKind kind = RecordKind::PackSwitch;
    Id<PackSwitch> id;
    QString pack;
    bool on = false;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("pack", s.pack);
        v("on", s.on);
    }
    bool operator==(const PackSwitch &) const = default;
};

/// A rule that the team does not want to hear of, with the reason.
struct SilencedRule
{
    static constexpr RecordKind kind = RecordKind::SilencedRule;
    Id<SilencedRule> id;
    QString rule;
    QString reason;
    QString by;
    QString on;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("rule", s.rule);
        v("reason", s.reason);
        v("by", s.by);
        v("on", s.on);
    }
    bool operator==(const SilencedRule &) const = default;
};
