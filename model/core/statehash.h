#pragma once

#include <QByteArray>
#include <QMap>

#include <utility>

class Project;

/// The hash of a whole state: SHA-256 over every record's kind, id and hash, so that one record can
/// be withheld (a discussion, in a copy for review) and the rest still be checked.
namespace statehash {

/// Which record, as text: kind in one word, id in lower case. Sorted by bytes.
using Key = std::pair<QByteArray, QByteArray>;
/// Hash of each record: SHA-256 of its canonical bytes.
using Leaves = QMap<Key, QByteArray>;

Leaves leavesOf(const Project &project);
QByteArray of(const Leaves &leaves);
QByteArray of(const Project &project);

} // namespace statehash
