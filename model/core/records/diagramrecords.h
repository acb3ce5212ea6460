#pragma once

#include "model/core/records/recordparts.h"

/// \file
/// What is shown where: diagrams, boxes on them, paths of flows.

struct Diagram
{
    static constexpr RecordKind kind = RecordKind::Diagram;
    Id<Diagram> id;
    QString name;
    /// Order of the tabs, from 0.
    int position = 0;
    QString description;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("position", s.position);
        v("description", s.description);
    }
    bool operator==(const Diagram &) const = default;
};

/// An element or a zone on a diagram: exactly one of the two is set. Hundredths of a scene unit.
struct Placement
{
    static constexpr RecordKind kind = RecordKind::Placement;
    Id<Placement> id;
    Id<Diagram> diagram;
    Id<Element> element;
    Id<Zone> zone;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    /// Stacking among what overlaps: higher is in front.
    int z = 0;
    /// Neither moved nor resized by hand or layout.
    bool locked = false;
    /// A zone whose content is folded away on this diagram.
    bool collapsed = false;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("diagram", s.diagram);
        v("element", s.element);
        v("zone", s.zone);
        v("x", s.x);
        v("y", s.y);
        v("width", s.width);
        v("height", s.height);
        v("z", s.z);
        v("locked", s.locked);
        v("collapsed", s.collapsed);
    }
    bool operator==(const Placement &) const = default;
};

/// The path of a flow on a diagram: inner waypoints only, hundredths of a scene unit.
struct Route
{
    static constexpr RecordKind kind = RecordKind::Route;
    Id<Route> id;
    Id<Diagram> diagram;
    Id<Flow> flow;
    QList<QPoint> points;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("diagram", s.diagram);
        v("flow", s.flow);
        v("points", s.points);
    }
    bool operator==(const Route &) const = default;
};
