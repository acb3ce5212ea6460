#pragma once

#include "views/registers/threats/threatgrouping.h"
#include "views/registers/threats/threatorder.h"

/// Columns, sorting and grouping of the register as the user left them; kept in the user's
/// settings.
struct RegisterLook
{
    QByteArray header;
    QList<ThreatOrder::Key> sorting;
    threatgrouping::By grouping = threatgrouping::Subject;

    static RegisterLook load();
    void save() const;
};
