#pragma once

#include "model/threats/register.h"

/// What a room goes through, flows and elements in the order data takes: life-cycle phase by phase,
/// within a phase along the flows, and each element after the flows that reach it. All flows are in
/// it, and the elements that hold artifacts or have threats. The same project gives the same order;
/// what stands side by side goes by name, then id.
QList<RecordRef> agendaOf(const Project &project, const Register &threats);
