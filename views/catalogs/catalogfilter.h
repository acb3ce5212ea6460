#pragma once

#include <QString>

/// What the catalog browser narrows its entries to; an empty part narrows nothing.
struct CatalogFilter
{
    QString tactic;
    QString phase;
    QString platform;
    QString maturity;

    bool isEmpty() const
    {
        return tactic.isEmpty() && phase.isEmpty() && platform.isEmpty() && maturity.isEmpty();
    }
    friend bool operator==(const CatalogFilter &, const CatalogFilter &) = default;
};
