#pragma once

#include "views/panels/fields.h"
#include "views/viewcontext.h"

#include <QPointer>

/// The forms of the inspector, one function a kind of record. Each gives a new form that writes
/// through the context; the caller owns it.
namespace inspectorforms {

Fields *forElement(const ViewContext &context, const Id<Element> &id);
Fields *forFlow(const ViewContext &context, const Id<Flow> &id);
Fields *forZone(const ViewContext &context, const Id<Zone> &id);
Fields *forArtifact(const ViewContext &context, const Id<Artifact> &id);
/// The project's own settings, shown when nothing is selected.
Fields *forProject(const ViewContext &context);

/// What a form depends on besides values: when this changes, the form is built anew.
QString structureOf(const ViewContext &context, const RecordRef &record);

} // namespace inspectorforms
