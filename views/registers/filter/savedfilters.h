#pragma once

#include "views/registers/filter/threatfilter.h"

#include <QMap>

/// Filters of the register that the user gave a name; kept in the user's settings, not in the
/// project.
class SavedFilters
{
public:
    QStringList names() const;
    ThreatFilter filter(const QString &name) const;
    void save(const QString &name, const ThreatFilter &filter);
    void remove(const QString &name);
};
