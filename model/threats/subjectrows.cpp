#include "model/threats/subjectrows.h"

SubjectRows::SubjectRows(const Catalogs &catalogs, const GraphFacts &graph)
    : m_catalogs(catalogs)
    , m_graph(graph)
    , m_elements(catalogs, RuleSubject::Element)
    , m_flows(catalogs, RuleSubject::Flow)
    , m_phase(elementKey(QStringLiteral("phase")))
    , m_operator(elementKey(QStringLiteral("operator")))
    , m_exposure(elementKey(QStringLiteral("exposure")))
    , m_holds(elementKey(QStringLiteral("holds")))
    , m_path(elementKey(QStringLiteral("path")))
    , m_cycle(elementKey(QStringLiteral("on-cycle")))
    , m_writers(elementKey(QStringLiteral("writers")))
    , m_sameOperator(&m_flows.atoms(QStringLiteral("same-operator")))
    , m_sameJurisdiction(&m_flows.atoms(QStringLiteral("same-jurisdiction")))
{
    // Only what some rule asks is ever looked at.
    for (const Fact &fact : m_catalogs.vocabulary.facts) {
        const QString key = QStringLiteral("fact-") + fact.id;
        if (fact.on == FactHolder::Element && !elementKey(key).isEmpty())
            m_elementFacts.append({ &fact, elementKey(key) });
        if (fact.on == FactHolder::Flow && !m_flows.atoms(key).isEmpty()) {
            m_flowFacts.insert(fact.id, &m_flows.atoms(key));
            m_flowUnanswered.unite(m_flows.atoms(key).unknown());
        }
    }
    for (const FactKey &fact : std::as_const(m_elementFacts))
        m_elementFactKeys.insert(fact.fact->id, fact.key);
    const QString writers[] = { QStringLiteral("none"), QStringLiteral("one"),
                                QStringLiteral("several") };
    for (size_t i = 0; i < std::size(writers); ++i)
        say(m_writerParts[i], m_writers, writers[i]);
    const KeyAtoms &crosses = m_flows.atoms(QStringLiteral("crosses-zone"));
    m_crosses[0] = crosses.known(QStringLiteral("false"));
    m_crosses[1] = crosses.known(QStringLiteral("true"));
    const KeyAtoms &trust = m_flows.atoms(QStringLiteral("trust"));
    m_trustRises = trust.known(QStringLiteral("rises"));
    m_trustFalls = trust.known(QStringLiteral("falls"));
    m_trustSame = trust.known(QStringLiteral("same"));
    m_trustUnknown = trust.unknown();
}

void SubjectRows::reset(const Project &project)
{
    m_zoneParts.clear();
    m_elementParts.clear();
    m_artifactParts.clear();
    m_elementParts.reserve(project.count(RecordKind::Element));
    m_artifactParts.reserve(project.count(RecordKind::Artifact));
}

SubjectRows::ElementKey SubjectRows::elementKey(const QString &key) const
{
    return { &m_elements.atoms(key), &m_flows.atoms(QStringLiteral("source-") + key),
             &m_flows.atoms(QStringLiteral("target-") + key) };
}

void SubjectRows::say(ElementPart &part, const ElementKey &key, const QString &value)
{
    if (!key.self->isEmpty())
        part.self.unite(key.self->known(value));
    if (!key.source->isEmpty())
        part.source.unite(key.source->known(value));
    if (!key.target->isEmpty())
        part.target.unite(key.target->known(value));
}

void SubjectRows::sayEach(ElementPart &part, const ElementKey &key, const QStringList &values)
{
    part.self.unite(key.self->each(values));
    part.source.unite(key.source->each(values));
    part.target.unite(key.target->each(values));
}

Row SubjectRows::comparison(const KeyAtoms &atoms, bool same, const QString &from,
                            const QString &to)
{
    if (!same && (from.isEmpty() || to.isEmpty()))
        return atoms.unknown();
    return atoms.known(same || from == to ? QStringLiteral("true") : QStringLiteral("false"));
}

void SubjectRows::ElementPart::unite(const ElementPart &other)
{
    self.unite(other.self);
    source.unite(other.source);
    target.unite(other.target);
}

void SubjectRows::sayUnknown(ElementPart &part, const ElementKey &key)
{
    part.self.unite(key.self->unknown());
    part.source.unite(key.source->unknown());
    part.target.unite(key.target->unknown());
}

void SubjectRows::answer(ElementPart &part, const ElementKey &key, const QString &value)
{
    part.self.remove(key.self->bits());
    part.source.remove(key.source->bits());
    part.target.remove(key.target->bits());
    say(part, key, value);
}

const SubjectRows::ElementPart &SubjectRows::typePart(const QString &typeId)
{
    const auto known = m_typeParts.constFind(typeId);
    if (known != m_typeParts.constEnd())
        return *known;
    ElementPart part;
    say(part, elementKey(QStringLiteral("type")), typeId);
    const ElementType *type = m_catalogs.vocabulary.elementType(typeId);
    say(part, elementKey(QStringLiteral("base")), type ? textOf(type->base) : QString());
    for (const FactKey &fact : m_elementFacts) {
        const QString value = facts::answerWhenNotAsked(*fact.fact, { typeId });
        if (value.isEmpty())
            sayUnknown(part, fact.key);
        else
            say(part, fact.key, value);
    }
    return *m_typeParts.insert(typeId, part);
}

const SubjectRows::ElementPart &SubjectRows::zonePart(const Project &project, const Id<Zone> &id)
{
    const auto kept = m_zoneParts.constFind(id.value());
    if (kept != m_zoneParts.constEnd())
        return *kept;
    const facts::Surroundings around = facts::surroundings(project, id);
    ElementPart part;
    part.zone = id;
    part.trust = around.trust;
    part.zoneOperator = around.zoneOperator;
    part.jurisdiction = around.jurisdiction;
    const std::pair<const ElementKey &, const QString &> zoneFacts[] = {
        { m_operator, around.zoneOperator }, { m_exposure, around.exposure }
    };
    for (const auto &[key, value] : zoneFacts) {
        if (value.isEmpty())
            sayUnknown(part, key);
        else
            say(part, key, value);
    }
    return *m_zoneParts.insert(id.value(), part);
}

const SubjectRows::ElementPart &SubjectRows::pathsPart(quint64 paths)
{
    const auto kept = m_pathsParts.constFind(paths);
    if (kept != m_pathsParts.constEnd())
        return *kept;
    ElementPart part;
    sayEach(part, m_path, m_graph.idsOf(paths, false));
    sayEach(part, m_cycle, m_graph.idsOf(paths, true));
    return *m_pathsParts.insert(paths, part);
}

SubjectRows::ElementPart SubjectRows::build(const Project &project, const Element &element)
{
    ElementPart part = zonePart(project, element.zone);
    part.unite(typePart(element.type));
    say(part, m_phase, facts::phaseOf(element, m_catalogs.vocabulary));
    if (!m_holds.isEmpty()) {
        QStringList kinds;
        for (const Id<Artifact> &id : element.holds) {
            if (const Artifact *artifact = project.find(id))
                kinds.append(artifact->artifactKind);
        }
        sayEach(part, m_holds, kinds);
    }
    const FlowGraph::Place place = m_graph.placeOf(element.id.value());
    part.unite(pathsPart(place.paths));
    part.unite(m_writerParts[static_cast<size_t>(place.writers)]);
    for (auto it = element.facts.cbegin(); it != element.facts.cend(); ++it) {
        const auto fact = m_elementFactKeys.constFind(it.key());
        if (fact != m_elementFactKeys.constEnd() && !it->isEmpty())
            answer(part, *fact, *it);
    }
    return part;
}

const SubjectRows::ElementPart &SubjectRows::partOf(const Project &project, const Id<Element> &id)
{
    const auto known = m_elementParts.constFind(id.value());
    if (known != m_elementParts.constEnd())
        return *known;
    const Element *element = project.find(id);
    return *m_elementParts.insert(id.value(), element ? build(project, *element) : ElementPart());
}

Row SubjectRows::ofElement(const Project &project, const Element &element)
{
    return partOf(project, element.id).self;
}

Row SubjectRows::ofFlow(const Project &project, const Flow &flow)
{
    // Making the target's part may move the source's: both are made before either is held.
    partOf(project, flow.source);
    const ElementPart &target = partOf(project, flow.target);
    const ElementPart &source = *m_elementParts.constFind(flow.source.value());
    Row row = source.source;
    row.unite(target.target);
    const bool crosses = source.zone != target.zone;
    row.unite(m_crosses[crosses ? 1 : 0]);
    if (!crosses || (source.trust > 0 && source.trust == target.trust))
        row.unite(m_trustSame);
    else if (source.trust == 0 || target.trust == 0)
        row.unite(m_trustUnknown);
    else
        row.unite(target.trust > source.trust ? m_trustRises : m_trustFalls);
    if (!m_sameOperator->isEmpty())
        row.unite(comparison(*m_sameOperator, !crosses, source.zoneOperator, target.zoneOperator));
    if (!m_sameJurisdiction->isEmpty())
        row.unite(comparison(*m_sameJurisdiction, !crosses, source.jurisdiction,
                             target.jurisdiction));
    row.unite(m_flowUnanswered);
    for (auto it = flow.facts.cbegin(); it != flow.facts.cend(); ++it) {
        const KeyAtoms *atoms = it->isEmpty() ? nullptr : m_flowFacts.value(it.key());
        if (!atoms)
            continue;
        row.remove(atoms->bits());
        row.unite(atoms->known(*it));
    }
    return row;
}

const SubjectRows::ArtifactPart &SubjectRows::ofArtifact(const Project &project,
                                                         const Id<Artifact> &id)
{
    const auto kept = m_artifactParts.constFind(id.value());
    if (kept != m_artifactParts.constEnd())
        return *kept;
    ArtifactPart part;
    const Artifact *artifact = project.find(id);
    const QString kindId = artifact ? artifact->artifactKind : QString();
    const ArtifactKind *kind = m_catalogs.vocabulary.artifactKind(kindId);
    const auto say = [&](const QString &key, const QString &value) {
        part.onElement.unite(m_elements.atoms(key).known(value));
        part.onFlow.unite(m_flows.atoms(key).known(value));
    };
    say(QStringLiteral("artifact"), kindId);
    say(QStringLiteral("artifact-group"), kind ? kind->group : QString());
    for (const Fact &fact : m_catalogs.vocabulary.facts) {
        const QString key = QStringLiteral("artifact-fact-") + fact.id;
        if (fact.on != FactHolder::Artifact)
            continue;
        QString answer = artifact ? artifact->facts.value(fact.id) : QString();
        if (answer.isEmpty())
            answer = facts::answerWhenNotAsked(fact, { kindId });
        if (!answer.isEmpty()) {
            say(key, answer);
        } else {
            part.onElement.unite(m_elements.atoms(key).unknown());
            part.onFlow.unite(m_flows.atoms(key).unknown());
        }
    }
    part.elementRules = &m_elements.withArtifact(kindId);
    part.flowRules = &m_flows.withArtifact(kindId);
    return *m_artifactParts.insert(id.value(), part);
}
