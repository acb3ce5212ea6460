#pragma once

#include <QString>

/// How well a typed text fits a name: every word of it must stand in the name, or its letters one
/// after another in order. Higher is better, 0 is not at all; both lower case, the query without
/// outer spaces. Starts of words count more than middles, runs of letters more than scattered ones.
int fuzzyScore(QStringView query, QStringView name);

/// Whether every word of the query stands in the name as it is: what *find* takes.
bool holdsWords(QStringView query, QStringView name);
