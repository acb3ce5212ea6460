#pragma once

#include "model/core/project.h"

#include <QSet>

/// What an Edit that has been applied changes for the proposals: the subjects to propose for anew,
/// and what kept parts of rows no longer hold.
class EditReach
{
public:
    EditReach(const Project &project, const Edit &edit);

    /// Adds an element, with the flows that begin or end there.
    void element(const Project &project, const QUuid &id);

    /// Flows and elements, those that are gone included.
    QSet<QUuid> subjects;
    /// Elements and artifacts.
    QSet<QUuid> staleParts;
    /// Whether a zone changed, whose facts others inherit.
    bool zones = false;
    /// Whether everything has to be proposed anew.
    bool everything = false;

private:
    void artifact(const Project &project, const QUuid &id);
    void zone(const Project &project, const QUuid &id);
};
