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
{
    // Only what some rule asks is ever looked at.
    for (const Fact &fact : m_catalogs.vocabulary.facts) {
        const QString key = QStringLiteral("fact-") + fact.id;
        if (fact.on == FactHolder::Element && !elementKey(key).isEmpty()) {
            ElementFact asked { &fact, elementKey(key), {} };
            for (const Term &value : fact.values)
                say(asked.answers[value.id], asked.key, value.id);
            m_elementFacts.insert(fact.id, asked);
        }
        const KeyAtoms &atoms = m_flows.atoms(key);
        if (fact.on == FactHolder::Flow && !atoms.isEmpty()) {
            FlowFact asked { &atoms, {} };
            for (const Term &value : fact.values)
                asked.answers.insert(value.id, atoms.known(value.id));
            m_flowFacts.insert(fact.id, asked);
            m_flowUnanswered.unite(atoms.unknown());
        }
    }
    const QString writers[] = { QStringLiteral("none"), QStringLiteral("one"),
                                QStringLiteral("several") };
    for (size_t i = 0; i < std::size(writers); ++i)
        say(m_writerParts[i], m_writers, writers[i]);
    const std::pair<QString, Row(&)[3]> comparisons[] = {
        { QStringLiteral("same-operator"), m_sameOperator },
        { QStringLiteral("same-jurisdiction"), m_sameJurisdiction },
    };
    for (const auto &[key, answers] : comparisons) {
        answers[0] = m_flows.atoms(key).unknown();
        answers[1] = m_flows.atoms(key).known(QStringLiteral("false"));
        answers[2] = m_flows.atoms(key).known(QStringLiteral("true"));
    }
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
    m_fresh.assign(m_graph.elements().count(), false);
    makeRoom();
    m_artifacts.clear();
    m_artifacts.reserve(project.count(RecordKind::Artifact));
    m_artifactParts.clear();
    m_artifactParts.reserve(static_cast<size_t>(project.count(RecordKind::Artifact)));
}

void SubjectRows::makeRoom()
{
    const size_t count = m_graph.elements().count();
    m_fresh.resize(count);
    // What was made before stays: it is written over.
    if (m_elementParts.size() < count)
        m_elementParts.resize(count);
}

void SubjectRows::forget(const QUuid &record)
{
    const quint32 element = m_graph.elements().find(record);
    if (element < m_fresh.size())
        m_fresh[element] = false;
    const quint32 artifact = m_artifacts.find(record);
    if (artifact != IdNumbers::none)
        m_artifactParts[artifact].elementRules = nullptr;
}

int SubjectRows::numberOf(const QString &text)
{
    if (text.isEmpty())
        return 0;
    const auto known = m_numbers.constFind(text);
    return known != m_numbers.constEnd()
                   ? *known
                   : *m_numbers.insert(text, static_cast<int>(m_numbers.size()) + 1);
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

const Row &SubjectRows::comparison(const Row (&answers)[3], bool same, int from, int to)
{
    if (!same && (from == 0 || to == 0))
        return answers[0];
    return answers[same || from == to ? 2 : 1];
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

void SubjectRows::answer(ElementPart &part, const ElementFact &fact, const QString &value)
{
    part.self.remove(fact.key.self->bits());
    part.source.remove(fact.key.source->bits());
    part.target.remove(fact.key.target->bits());
    const auto known = fact.answers.constFind(value);
    if (known != fact.answers.constEnd())
        part.unite(*known);
    else
        say(part, fact.key, value);
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
    for (const ElementFact &fact : std::as_const(m_elementFacts)) {
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
    part.zone = numberOf(id.isNull() ? QString() : id.value().toString());
    part.trust = around.trust;
    part.zoneOperator = numberOf(around.zoneOperator);
    part.jurisdiction = numberOf(around.jurisdiction);
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

void SubjectRows::build(ElementPart &part, quint32 number, const Project &project,
                        const Element &element)
{
    part = zonePart(project, element.zone);
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
    const FlowGraph::Place &place = m_graph.placeOf(number);
    part.unite(pathsPart(place.paths));
    part.unite(m_writerParts[static_cast<size_t>(place.writers)]);
    for (auto it = element.facts.cbegin(); it != element.facts.cend(); ++it) {
        const auto fact = m_elementFacts.constFind(it.key());
        if (fact != m_elementFacts.constEnd() && !it->isEmpty())
            answer(part, *fact, *it);
    }
}

const SubjectRows::ElementPart &SubjectRows::partOf(const Project &project, const Id<Element> &id)
{
    static const ElementPart nothing;
    const quint32 number = m_graph.elements().find(id.value());
    if (number == IdNumbers::none)
        return nothing;
    ElementPart &part = m_elementParts[number];
    if (!m_fresh[number]) {
        if (const Element *element = project.find(id))
            build(part, number, project, *element);
        else
            part = {};
        m_fresh[number] = true;
    }
    return part;
}

Row SubjectRows::ofElement(const Project &project, const Element &element)
{
    makeRoom();
    return partOf(project, element.id).self;
}

Row SubjectRows::ofFlow(const Project &project, const Flow &flow)
{
    makeRoom();
    const ElementPart &source = partOf(project, flow.source);
    const ElementPart &target = partOf(project, flow.target);
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
    row.unite(comparison(m_sameOperator, !crosses, source.zoneOperator, target.zoneOperator));
    row.unite(comparison(m_sameJurisdiction, !crosses, source.jurisdiction, target.jurisdiction));
    row.unite(m_flowUnanswered);
    for (auto it = flow.facts.cbegin(); it != flow.facts.cend(); ++it) {
        const auto fact = m_flowFacts.constFind(it.key());
        if (fact == m_flowFacts.constEnd() || it->isEmpty())
            continue;
        row.remove(fact->atoms->bits());
        const auto known = fact->answers.constFind(*it);
        row.unite(known != fact->answers.constEnd() ? *known : fact->atoms->known(*it));
    }
    return row;
}

const SubjectRows::ArtifactPart &SubjectRows::ofArtifact(const Project &project,
                                                         const Id<Artifact> &id)
{
    const quint32 at = m_artifacts.add(id.value());
    if (at == m_artifactParts.size())
        m_artifactParts.emplace_back();
    ArtifactPart &part = m_artifactParts[at];
    if (!part.elementRules) {
        part = buildArtifact(project, id);
        part.number = at + 1;
    }
    return part;
}

SubjectRows::ArtifactPart SubjectRows::buildArtifact(const Project &project,
                                                     const Id<Artifact> &id) const
{
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
    return part;
}
