#pragma once

#include "model/core/document.h"
#include "model/core/memoryjournal.h"
#include "model/core/operations/model.h"

/// Small projects and a fixed clock for tests.
namespace samples {

/// 2026-11-24 10:00 UTC, and a minute later at every call.
Session session(const QString &author = QStringLiteral("Ada"));

Element element(const QString &name, const QString &type = QStringLiteral("data-collection"));
Zone zone(const QString &name, const Id<Zone> &parent = {});
Artifact artifact(const QString &name, const QString &kind = QStringLiteral("raw-data"));
Flow flow(const Id<Element> &source, const Id<Element> &target,
          const QList<Id<Artifact>> &artifacts = {});

/// One diagram, two zones, three elements, two flows, one artifact; settings named "Sample".
Edit small();

} // namespace samples
