#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

#include <functional>

/// What the benchmarks share: generated projects, clocks, and the list of what can be measured.
namespace bench {

/// The same id on every run, and like the ids of real projects: no order in any part of it, which
/// hash tables would be faster or slower for.
QUuid id(uint series, uint number);

/// A pipeline-like project: `elements` elements, twice as many flows with 1 to 3 artifacts each, a
/// twelfth as many zones, a third as many artifacts. Seeded: the same on every run.
Project generated(int elements, const Vocabulary &vocabulary);

/// Milliseconds: the median of `runs` runs.
double median(int runs, const std::function<void()> &run);

void proposals(const CatalogsPointer &catalogs);
void storage(const CatalogsPointer &catalogs);
void verification(const CatalogsPointer &catalogs);
void catalogs();
void search(const CatalogsPointer &catalogs);
void outlook(const CatalogsPointer &catalogs);
void reports(const CatalogsPointer &catalogs);
void history(const CatalogsPointer &catalogs);
void registers(const CatalogsPointer &catalogs);
void canvas(const CatalogsPointer &catalogs);
void layouts();

} // namespace bench
