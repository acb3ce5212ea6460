#pragma once

#include "model/baseline/difference.h"

/// A difference as a file: the same from the window and the command line.
/// resources/manual/compare.md describes the JSON.
namespace differenceoutput {

/// What the two sides are called, and the entries (32 bytes) that they stand at; empty for now.
struct Sides
{
    QString before;
    QByteArray beforeEntry;
    QString after;
    QByteArray afterEntry;
};

/// In the reader's language, a paragraph a topic.
QString asText(const Difference &difference, const Sides &sides);
/// Ends with a line feed.
QByteArray asJson(const Difference &difference, const Sides &sides);

} // namespace differenceoutput
