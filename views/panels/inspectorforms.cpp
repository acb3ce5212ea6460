#include "views/panels/inspectorforms.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "views/panels/artifactchips.h"
#include "views/panels/otherratingsrow.h"
#include "views/panels/ratingrow.h"
#include "views/style/labels.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(inspectorforms)
};

/// Getter and setter of one text field of a record.
template<typename T>
Fields::Get getter(const ViewContext &context, const Id<T> &id, QString T::*field)
{
    return [context, id, field] {
        const T *record = context.project().find(id);
        return record ? record->*field : QString();
    };
}

template<typename T>
Fields::Set setter(const ViewContext &context, const Id<T> &id, QString T::*field, const char *name)
{
    return [context, id, field, name](const QString &value) {
        context.push(operations::change(context.project(), id, [&](T &r) { r.*field = value; }),
                     { QStringLiteral("change-field"), { QString::fromLatin1(name), value } });
    };
}

template<typename T>
void addFact(Fields &fields, const ViewContext &context, const Id<T> &id, const Fact &fact)
{
    const QString factId = fact.id;
    const QString factName = fact.name;
    fields.addChoice(
            fact.name, fact.values, true,
            [context, id, factId] {
                const T *record = context.project().find(id);
                return record ? record->facts.value(factId) : QString();
            },
            [context, id, factId, factName](const QString &value) {
                context.push(operations::setFact(context.project(), id, factId, value),
                             { QStringLiteral("answer"), { factName, value } });
            },
            fact.question);
}

QLabel *heading(const QString &text)
{
    QLabel *label = labels::plain(text, labels::Weight::Strong);
    label->setContentsMargins(0, 8, 0, 2);
    return label;
}

QList<Term> zonesOf(const Project &project, const Id<Zone> &except = {})
{
    QList<Term> terms { { QString(), Text::tr("outside all zones") } };
    for (const Zone *zone : project.all<Zone>()) {
        if (zone->id != except)
            terms.append({ zone->id.text(), zone->name });
    }
    std::sort(terms.begin() + 1, terms.end(),
              [](const Term &a, const Term &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return terms;
}

QStringList kindsOn(const Project &project, const Flow &flow)
{
    QStringList kinds;
    for (const Id<Artifact> &id : flow.artifacts) {
        if (const Artifact *artifact = project.find(id))
            kinds.append(artifact->artifactKind);
    }
    return kinds;
}

QList<Term> trustLevels()
{
    QList<Term> terms;
    for (int level = 1; level <= 5; ++level)
        terms.append({ QString::number(level), QString::number(level) });
    terms.first().name = Text::tr("1 (least)");
    terms.last().name = Text::tr("5 (most)");
    return terms;
}

} // namespace

namespace inspectorforms {

Fields *forElement(const ViewContext &context, const Id<Element> &id)
{
    auto *fields = new Fields;
    const Vocabulary &words = context.vocabulary();
    fields->addText(Text::tr("Name"), getter(context, id, &Element::name),
                    setter(context, id, &Element::name, "name"));
    QList<Term> types;
    for (const ElementType &type : words.elementTypes)
        types.append({ type.id, type.name });
    fields->addChoice(Text::tr("Type"), types, false, getter(context, id, &Element::type),
                      setter(context, id, &Element::type, "type"));
    QList<Term> phases { { QString(), Text::tr("as usual for the type") } };
    phases += words.phases;
    fields->addChoice(Text::tr("Phase"), phases, false, getter(context, id, &Element::phase),
                      setter(context, id, &Element::phase, "phase"));
    fields->addChoice(
            Text::tr("Zone"), zonesOf(context.project()), false,
            [context, id] {
                const Element *element = context.project().find(id);
                return element && !element->zone.isNull() ? element->zone.text() : QString();
            },
            [context, id](const QString &zone) {
                const Id<Zone> zoneId(QUuid::fromString(zone));
                context.push(operations::change(context.project(), id,
                                                [&](Element &e) { e.zone = zoneId; }),
                             { QStringLiteral("change-zone") });
            });
    fields->addRow(Text::tr("Holds"),
                   new ArtifactChips(context, { RecordKind::Element, id.value() }));
    const Element *element = context.project().find(id);
    const QList<const Fact *> facts = words.factsOfType(element ? element->type : QString());
    if (!facts.isEmpty())
        fields->addWide(heading(Text::tr("Facts")));
    for (const Fact *fact : facts)
        addFact(*fields, context, id, *fact);
    fields->addNotes(Text::tr("Notes"), getter(context, id, &Element::description),
                     setter(context, id, &Element::description, "notes"));
    return fields;
}

Fields *forFlow(const ViewContext &context, const Id<Flow> &id)
{
    auto *fields = new Fields;
    fields->addText(Text::tr("Name"), getter(context, id, &Flow::name),
                    setter(context, id, &Flow::name, "name"));
    fields->addRow(Text::tr("Carries"),
                   new ArtifactChips(context, { RecordKind::Flow, id.value() }));
    const Flow *flow = context.project().find(id);
    const QStringList kinds = flow ? kindsOn(context.project(), *flow) : QStringList();
    for (const Fact *fact : context.vocabulary().factsOfFlow(kinds))
        addFact(*fields, context, id, *fact);
    fields->addNotes(Text::tr("Notes"), getter(context, id, &Flow::description),
                     setter(context, id, &Flow::description, "notes"));
    return fields;
}

Fields *forZone(const ViewContext &context, const Id<Zone> &id)
{
    auto *fields = new Fields;
    const Vocabulary &words = context.vocabulary();
    fields->addText(Text::tr("Name"), getter(context, id, &Zone::name),
                    setter(context, id, &Zone::name, "name"));
    fields->addChoice(
            Text::tr("Inside"), zonesOf(context.project(), id), false,
            [context, id] {
                const Zone *zone = context.project().find(id);
                return zone && !zone->parent.isNull() ? zone->parent.text() : QString();
            },
            [context, id](const QString &parent) {
                const Id<Zone> parentId(QUuid::fromString(parent));
                context.push(operations::change(context.project(), id,
                                                [&](Zone &z) { z.parent = parentId; }),
                             { QStringLiteral("change-zone") });
            });
    fields->addChoice(
            Text::tr("Trust"), trustLevels(), true,
            [context, id] {
                const Zone *zone = context.project().find(id);
                return zone && zone->trust > 0 ? QString::number(zone->trust) : QString();
            },
            [context, id](const QString &trust) {
                context.push(
                        operations::change(context.project(), id,
                                           [&](Zone &z) { z.trust = trust.toInt(); }),
                        { QStringLiteral("change-field"), { QStringLiteral("trust"), trust } });
            });
    fields->addChoice(Text::tr("Operated by"), words.operators, true,
                      getter(context, id, &Zone::zoneOperator),
                      setter(context, id, &Zone::zoneOperator, "operator"));
    fields->addChoice(Text::tr("Exposure"), words.exposures, true,
                      getter(context, id, &Zone::exposure),
                      setter(context, id, &Zone::exposure, "exposure"));
    fields->addText(Text::tr("Jurisdiction"), getter(context, id, &Zone::jurisdiction),
                    setter(context, id, &Zone::jurisdiction, "jurisdiction"));
    fields->addNotes(Text::tr("Notes"), getter(context, id, &Zone::description),
                     setter(context, id, &Zone::description, "notes"));
    return fields;
}

Fields *forArtifact(const ViewContext &context, const Id<Artifact> &id)
{
    auto *fields = new Fields;
    const Vocabulary &words = context.vocabulary();
    fields->addText(Text::tr("Name"), getter(context, id, &Artifact::name),
                    setter(context, id, &Artifact::name, "name"));
    QList<Term> kinds;
    for (const ArtifactKind &kind : words.artifactKinds)
        kinds.append({ kind.id, kind.name });
    fields->addChoice(Text::tr("Kind"), kinds, false, getter(context, id, &Artifact::artifactKind),
                      setter(context, id, &Artifact::artifactKind, "kind"));
    fields->addRow(Text::tr("Ratings"), new RatingRow(context, id));
    fields->addRow(Text::tr("Beside money"), new OtherRatingsRow(context, id));
    const Artifact *artifact = context.project().find(id);
    for (const Fact *fact : words.factsOfKind(artifact ? artifact->artifactKind : QString()))
        addFact(*fields, context, id, *fact);
    fields->addText(Text::tr("Version"), getter(context, id, &Artifact::version),
                    setter(context, id, &Artifact::version, "version"));
    fields->addText(Text::tr("SHA-256"), getter(context, id, &Artifact::digest),
                    setter(context, id, &Artifact::digest, "digest"));
    fields->addNotes(Text::tr("Notes"), getter(context, id, &Artifact::description),
                     setter(context, id, &Artifact::description, "notes"));
    return fields;
}

Fields *forProject(const ViewContext &context)
{
    auto *fields = new Fields;
    const Id<Settings> id = context.project().settings().id;
    fields->addText(Text::tr("Name"), getter(context, id, &Settings::name),
                    setter(context, id, &Settings::name, "name"));
    fields->addText(Text::tr("Owner"), getter(context, id, &Settings::owner),
                    setter(context, id, &Settings::owner, "owner"));
    fields->addText(Text::tr("Organisation"), getter(context, id, &Settings::organisation),
                    setter(context, id, &Settings::organisation, "organisation"));
    fields->addText(Text::tr("Classification"), getter(context, id, &Settings::classification),
                    setter(context, id, &Settings::classification, "classification"));
    fields->addNotes(Text::tr("Purpose"), getter(context, id, &Settings::purpose),
                     setter(context, id, &Settings::purpose, "purpose"));
    fields->addNotes(Text::tr("Scope"), getter(context, id, &Settings::scope),
                     setter(context, id, &Settings::scope, "scope"));
    return fields;
}

QString structureOf(const ViewContext &context, const RecordRef &record)
{
    const Project &project = context.project();
    QStringList parts { record.id.toString() };
    const auto addArtifacts = [&](const QList<Id<Artifact>> &artifacts) {
        for (const Id<Artifact> &id : artifacts) {
            const Artifact *artifact = project.find(id);
            parts.append(id.text()
                         + (artifact ? artifact->name + artifact->artifactKind : QString()));
        }
    };
    if (const Element *element = project.find(Id<Element>(record.id))) {
        parts.append(element->type);
        addArtifacts(element->holds);
    } else if (const Flow *flow = project.find(Id<Flow>(record.id))) {
        addArtifacts(flow->artifacts);
    } else if (const Artifact *artifact = project.find(Id<Artifact>(record.id))) {
        parts.append(artifact->artifactKind);
    }
    if (record.kind == RecordKind::Element || record.kind == RecordKind::Zone) {
        project.forEach<Zone>([&](const Zone &zone) { parts.append(zone.name); });
        std::sort(parts.begin() + 1, parts.end());
    }
    return parts.join(u'\n');
}

} // namespace inspectorforms
