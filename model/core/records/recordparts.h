#pragma once

#include "model/core/enumtext.h"
#include "model/core/id.h"
#include "model/core/recordkind.h"

#include <QList>
#include <QMap>
#include <QPoint>
#include <QStringList>

/// \file
/// What records are made of. They are plain values with a `visit` that names every field once;
/// canonical form, native JSON, SQL columns and reference checks are all derived from it. Integers
/// only: no floating point is ever stored. Field names are those of native JSON; a field at its
/// default is left out of every written form. Dates are ISO 8601 days ("2027-01-31"); an empty text
/// is "no date". Levels that people enter are thousandths of a level, 1000 to 5000; 0 is "not
/// entered". Threat keys are soft references.

/// Answers to typed facts: fact id of the vocabulary -> value id. An absent fact is unknown.
using Facts = QMap<QString, QString>;

// Records refer to one another by typed ids, for which a name is enough.
struct Role;
struct Person;
struct Zone;
struct Artifact;
struct Element;
struct Flow;
struct Diagram;
struct Control;
struct Risk;
struct Attachment;

/// What a reference of free kind points at. Crossing is the boundary of the zone that is named.
enum class SubjectKind { Project, Zone, Element, Flow, Crossing, Artifact, Control, Risk };
template<>
inline constexpr std::array<const char *, 8> enumWords<SubjectKind> = {
    "project", "zone", "element", "flow", "crossing", "artifact", "control", "risk"
};
