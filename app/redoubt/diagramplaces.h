#pragma once

#include "views/canvas/canvasview.h"

class Preferences;

/// Where each diagram was left, in the user's settings: not in the project, because two people who
/// share it look at different places.
class DiagramPlaces
{
public:
    /// `preferences` outlive this.
    explicit DiagramPlaces(Preferences &preferences) : m_preferences(preferences) { }

    std::optional<CanvasView::Place> of(const Id<Diagram> &diagram) const;
    /// Forgets the one that was left the longest ago when there are many.
    void keep(const Id<Diagram> &diagram, const CanvasView::Place &place);

private:
    Preferences &m_preferences;
};
