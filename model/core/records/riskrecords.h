#pragma once

#include "model/core/records/recordparts.h"

/// \file
/// What the organisation answers for: risks, what is done about them, what levels it declares.

enum class Treatment { Undecided, Mitigate, Accept, Transfer, Avoid };
template<>
inline constexpr std::array<const char *, 5> enumWords<Treatment> = { "undecided", "mitigate",
                                                                      "accept", "transfer",
                                                                      "avoid" };

/// A scenario that the organisation owns: a handful of threats that are one story.
struct Risk
{
    static constexpr RecordKind kind = RecordKind::Risk;
    Id<Risk> id;
    /// Shown as ...; given once, never reused while the risk exists.
    int number = 0;
    QString title;
    QString consequence;
    Id<Person> owner;
    QStringList threats;
    Treatment treatment = Treatment::Undecided;
    QString due;
    /// Team's own inherent rating, thousandths of a level; 0 takes the worst of its threats.
    int likelihood = 0;
    int impact = 0;
    QString ratingReason;
    Id<Person> acceptedBy;
    QString acceptedOn;
    QString acceptedUntil;
    QString acceptanceReason;
    /// Rating letter that was accepted: L, M, H or C.
    QString acceptedRating;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("number", s.number);
        v("title", s.title);
        v("consequence", s.consequence);
        v("owner", s.owner);
        v("threats", s.threats);
        v("treatment", s.treatment);
        v("due", s.due);
        v("likelihood", s.likelihood);
        v("impact", s.impact);
        v("rating-reason", s.ratingReason);
        v("accepted-by", s.acceptedBy);
        v("accepted-on", s.acceptedOn);
        v("accepted-until", s.acceptedUntil);
        v("acceptance-reason", s.acceptanceReason);
        v("accepted-rating", s.acceptedRating);
    }
    bool operator==(const Risk &) const = default;
};

/// Something to be done about a threat or a risk that is not a control: who, by when.
struct Action
{
    static constexpr RecordKind kind = RecordKind::Action;
    Id<Action> id;
    QString text;
    /// Threat key; empty when it belongs to the risk alone.
    QString threat;
    Id<Risk> risk;
    Id<Person> owner;
    QString due;
    bool done = false;
    QString by;
    QString on;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("text", s.text);
        v("threat", s.threat);
        v("risk", s.risk);
        v("owner", s.owner);
        v("due", s.due);
        v("done", s.done);
        v("by", s.by);
        v("on", s.on);
    }
    bool operator==(const Action &) const = default;
};

enum class MetricAspect { Accuracy, Robustness, Cybersecurity };
template<>
inline constexpr std::array<const char *, 3> enumWords<MetricAspect> = { "accuracy", "robustness",
                                                                         "cybersecurity" };

/// A declared level of accuracy, robustness or cybersecurity (EU AI Act, Article 15).
struct Metric
{
    static constexpr RecordKind kind = RecordKind::Metric;
    Id<Metric> id;
    QString name;
    MetricAspect aspect = MetricAspect::Accuracy;
    /// The model or output that it speaks of.
    Id<Artifact> artifact;
    /// As the team states them, with unit: "0.93 F1", "at least 0.90".
    QString declared;
    QString threshold;
    QString evidence;
    QString on;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("aspect", s.aspect);
        v("artifact", s.artifact);
        v("declared", s.declared);
        v("threshold", s.threshold);
        v("evidence", s.evidence);
        v("on", s.on);
    }
    bool operator==(const Metric &) const = default;
};
