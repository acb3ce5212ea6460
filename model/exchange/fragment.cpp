#include "model/exchange/fragment.h"

#include "model/core/canonical.h"
#include "model/core/operations/splice.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(fragment)
};

constexpr auto format = "redoubt-fragment";
constexpr int version = 1;

/// The records of a fragment by kind.
struct Content
{
    QList<Zone> zones;
    QList<Artifact> artifacts;
    QList<Element> elements;
    QList<Flow> flows;
    QList<Placement> placements;
    QList<ControlPlacement> controls;
};

Result<Content> read(const QByteArray &bytes)
{
    const Error refused { Text::tr("the clipboard holds no part of a Redoubt project"),
                          {},
                          Text::tr("Copy it again.") };
    const Result<json> parsed = strictjson::parse(bytes, Text::tr("clipboard"));
    if (!parsed || !parsed->is_object() || parsed->value("format", json()) != format
        || parsed->value("version", json()) != version || !parsed->contains("edit"))
        return refused;
    const Result<Edit> edit = canonical::forwardFromJson((*parsed)["edit"], Project());
    if (!edit)
        return edit.error();
    Content content;
    for (const Patch &patch : edit->patches()) {
        if (!patch.after)
            return refused;
        if (const auto *zone = std::get_if<Zone>(&*patch.after))
            content.zones.append(*zone);
        else if (const auto *artifact = std::get_if<Artifact>(&*patch.after))
            content.artifacts.append(*artifact);
        else if (const auto *element = std::get_if<Element>(&*patch.after))
            content.elements.append(*element);
        else if (const auto *flow = std::get_if<Flow>(&*patch.after))
            content.flows.append(*flow);
        else if (const auto *placement = std::get_if<Placement>(&*patch.after))
            content.placements.append(*placement);
        else if (const auto *control = std::get_if<ControlPlacement>(&*patch.after))
            content.controls.append(*control);
        else
            return refused;
    }
    return content;
}

bool isOn(const Project &project, const QUuid &record, const Id<Diagram> &diagram)
{
    return std::ranges::any_of(project.referrers(record), [&](const RecordRef &ref) {
        const Placement *placement = project.find(Id<Placement>(ref.id));
        return placement && placement->diagram == diagram;
    });
}

QUuid subjectOf(const Placement &placement)
{
    return placement.zone.isNull() ? placement.element.value() : placement.zone.value();
}

/// Places for what the project has and the diagram does not show yet.
Edit referred(const Project &project, const Content &content, const Id<Diagram> &diagram,
              const QPoint &offset)
{
    Edit edit;
    for (Placement placement : content.placements) {
        const QUuid subject = subjectOf(placement);
        if (!project.find(AnyId(subject)) || isOn(project, subject, diagram))
            continue;
        placement.id = Id<Placement>::create();
        placement.diagram = diagram;
        placement.x += offset.x();
        placement.y += offset.y();
        edit.add(placement);
    }
    return edit;
}

/// Ids of a fragment in the project that it is pasted into.
class Ids
{
public:
    Ids(const Project &project, const Content &content) : m_project(project)
    {
        const auto taken = [&](const QUuid &id) { return project.find(AnyId(id)) != nullptr; };
        for (const Element &element : content.elements)
            m_copies = m_copies || taken(element.id.value());
        for (const Zone &zone : content.zones)
            m_copies = m_copies || taken(zone.id.value());
        for (const Element &element : content.elements)
            keep(element.id.value());
        for (const Zone &zone : content.zones)
            keep(zone.id.value());
    }

    /// Whether the original is still there, so that this is another.
    bool areNew() const { return m_copies; }
    bool isInside(const QUuid &id) const { return m_ids.contains(id); }

    /// The id here of something of the fragment, or of the project itself; null when it is neither.
    template<typename T>
    Id<T> of(const Id<T> &id) const
    {
        const auto inside = m_ids.constFind(id.value());
        if (inside != m_ids.constEnd())
            return Id<T>(*inside);
        return m_project.find(id) ? id : Id<T>();
    }
    template<typename T>
    Id<T> fresh(const Id<T> &id) const
    {
        return m_copies || m_project.find(AnyId(id.value())) ? Id<T>::create() : id;
    }

private:
    void keep(const QUuid &id) { m_ids.insert(id, m_copies ? QUuid::createUuid() : id); }

    const Project &m_project;
    QHash<QUuid, QUuid> m_ids;
    bool m_copies = false;
};

} // namespace

QByteArray fragment::copy(const Project &project, const QList<RecordRef> &records,
                          const Id<Diagram> &diagram)
{
    QMap<RecordRef, Record> taken;
    const auto take = [&](RecordKind kind, const QUuid &id) {
        if (const Record *record = project.find(kind, id))
            taken.insert({ kind, id }, *record);
    };
    for (const RecordRef &chosen : records) {
        if (chosen.kind != RecordKind::Element && chosen.kind != RecordKind::Zone)
            continue;
        take(chosen.kind, chosen.id);
        for (const RecordRef &ref : project.referrers(chosen.id)) {
            const Placement *placement = project.find(Id<Placement>(ref.id));
            if (ref.kind == RecordKind::Flow || (placement && placement->diagram == diagram))
                take(ref.kind, ref.id);
        }
    }
    for (const Record &record : QList<Record>(taken.cbegin(), taken.cend())) {
        QList<Id<Artifact>> artifacts;
        if (const auto *element = std::get_if<Element>(&record))
            artifacts = element->holds;
        if (const auto *flow = std::get_if<Flow>(&record))
            artifacts = flow->artifacts;
        for (const Id<Artifact> &artifact : artifacts)
            take(RecordKind::Artifact, artifact.value());
    }
    for (const RecordRef &subject : taken.keys()) {
        for (const RecordRef &ref : project.referrers(subject.id)) {
            if (ref.kind == RecordKind::ControlPlacement)
                take(ref.kind, ref.id);
        }
    }
    Edit edit;
    for (const Record &record : std::as_const(taken))
        edit.add(record);
    return canonical::bytes(
            { { "format", format }, { "version", version }, { "edit", canonical::toJson(edit) } });
}

Result<Edit> fragment::paste(const Project &project, const QByteArray &bytes,
                             const Id<Diagram> &diagram, const QPoint &offset, As as)
{
    const Result<Content> content = read(bytes);
    if (!content)
        return content.error();
    const Ids ids(project, *content);
    if (ids.areNew() && as == As::Reference)
        return referred(project, *content, diagram, offset);
    Edit edit;
    QHash<QUuid, QUuid> copies;
    QSet<QUuid> artifacts;
    QSet<QUuid> subjects;
    for (Artifact artifact : content->artifacts) {
        artifacts.insert(artifact.id.value());
        if (project.find(artifact.id))
            continue;
        artifact.owner = {};
        artifact.derivedFrom.removeIf([&](const Id<Artifact> &id) { return !project.find(id); });
        edit.add(artifact);
    }
    const auto known = [&](QList<Id<Artifact>> list) {
        list.removeIf([&](const Id<Artifact> &id) {
            return !artifacts.contains(id.value()) && !project.find(id);
        });
        return list;
    };
    for (Zone zone : content->zones) {
        const QUuid original = zone.id.value();
        zone.id = ids.of(zone.id);
        copies.insert(original, zone.id.value());
        zone.parent = ids.of(zone.parent);
        subjects.insert(zone.id.value());
        edit.add(zone);
    }
    for (Element element : content->elements) {
        const QUuid original = element.id.value();
        element.id = ids.of(element.id);
        copies.insert(original, element.id.value());
        element.zone = ids.of(element.zone);
        element.holds = known(element.holds);
        subjects.insert(element.id.value());
        edit.add(element);
    }
    for (Flow flow : content->flows) {
        const bool among = ids.isInside(flow.source.value()) && ids.isInside(flow.target.value());
        flow.source = ids.of(flow.source);
        flow.target = ids.of(flow.target);
        if (flow.source.isNull() || flow.target.isNull() || (ids.areNew() && !among))
            continue;
        const QUuid original = flow.id.value();
        flow.id = ids.fresh(flow.id);
        copies.insert(original, flow.id.value());
        flow.artifacts = known(flow.artifacts);
        subjects.insert(flow.id.value());
        edit.add(flow);
    }
    for (Placement placement : content->placements) {
        placement.id = ids.fresh(placement.id);
        placement.diagram = diagram;
        placement.element = ids.of(placement.element);
        placement.zone = ids.of(placement.zone);
        placement.x += offset.x();
        placement.y += offset.y();
        edit.add(placement);
    }
    // Where controls stand belongs to what was cut; a copy has none yet.
    for (const ControlPlacement &control : content->controls) {
        if (!ids.areNew() && project.find(control.control)
            && subjects.contains(control.subject.value())
            && !project.find(AnyId(control.id.value())))
            edit.add(control);
    }
    if (ids.areNew() && as == As::CopyWithDecisions)
        edit = merged(edit, operations::copyDecisions(project, copies));
    return edit;
}

Result<fragment::About> fragment::about(const Project &project, const QByteArray &bytes,
                                        const Id<Diagram> &diagram)
{
    const Result<Content> content = read(bytes);
    if (!content)
        return content.error();
    About about;
    const auto count = [&](const QUuid &id) {
        ++about.all;
        about.known += project.find(AnyId(id)) ? 1 : 0;
        about.shown += isOn(project, id, diagram) ? 1 : 0;
    };
    for (const Element &element : content->elements)
        count(element.id.value());
    for (const Zone &zone : content->zones)
        count(zone.id.value());
    for (const Placement &placement : content->placements)
        about.frame |= QRect(placement.x, placement.y, placement.width, placement.height);
    return about;
}
