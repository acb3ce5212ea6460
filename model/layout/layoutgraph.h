#pragma once

#include "model/core/project.h"

#include <QByteArray>
#include <QSet>

/// \file
/// What the layout helper is asked, and what its answer means: pure functions around one process.

namespace layout {

/// Diagrams with more elements than this are laid out in two levels: each outer zone by itself,
/// then the zones among themselves.
inline constexpr qsizetype mostOnOneLevel = 200;

/// What redoubt-layout is started with.
struct Question
{
    QString engine;
    QByteArray graph;
    /// The same in other words: asked in turn where the helper crashes on the one before, as
    /// Graphviz does on a few graphs of every hundred.
    QList<QByteArray> instead = {};
};

/// A diagram as graphs in the DOT language: boxes of the size they have, zones as nested clusters,
/// flows from left to right. Names of the team do not get in; records go by their ids, in an order
/// that depends on names first, so that the same picture gives the same text. `only`, when it is
/// not empty, names the placements that are to be moved; what is in their zones goes along.
Question questionOf(const Project &project, const Id<Diagram> &diagram,
                    const QSet<QUuid> &only = {});

/// The helper's answer as one Edit: new frames on the grid with the top left corner of the old
/// drawing, and without the routes that belonged to the old places. What is locked, or came to the
/// diagram after the question, stays where it is; what is in a zone that stays, stays in it.
/// Fails on lines that are no answer to such a question.
Result<Edit> arranged(const Project &project, const Id<Diagram> &diagram, const QByteArray &answer,
                      const QSet<QUuid> &only = {});

/// The diagram with nothing on top of anything else, what is nearly in line in line, and all on the
/// grid; apart from that everything stays where it is. Tidied twice is as tidied once.
Edit tidied(const Project &project, const Id<Diagram> &diagram);

} // namespace layout
