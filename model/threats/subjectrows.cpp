#include "model/threats/subjectrows.h"

#include "model/core/parallel.h"

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
    for (const Fact &fact : m_catalogs.vocabulary.facts) {
        const ArtifactKey key = artifactKey(QStringLiteral("artifact-fact-") + fact.id);
        if (fact.on == FactHolder::Artifact && !(key.onElement->isEmpty() && key.onFlow->isEmpty()))
            m_artifactFacts.insert(fact.id, { &fact, key });
    }
    for (const ElementType &type : m_catalogs.vocabulary.elementTypes)
        m_typeParts.insert(type.id, ofType(type.id));
    for (const ArtifactKind &kind : m_catalogs.vocabulary.artifactKinds)
        m_kindParts.insert(kind.id, ofKind(kind.id));
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

void SubjectRows::reset(const Project &project, const std::vector<const Element *> &elements)
{
    m_zoneParts.clear();
    prepareZone(project, {});
    project.forEach<Zone>([&](const Zone &zone) { prepareZone(project, zone.id); });
    for (quint32 i = 0; i < m_graph.elements().count(); ++i)
        preparePaths(m_graph.placeOf(i).paths);
    makeRoom();
    m_fresh.assign(m_fresh.size(), true);
    parallel::forEach(elements.size(), [&](size_t i) {
        build(m_graph.elements().find(elements[i]->id.value()), project, *elements[i]);
    });
    const std::vector<const Artifact *> artifacts = project.unsorted<Artifact>();
    m_artifacts.clear();
    m_artifacts.reserve(static_cast<qsizetype>(artifacts.size()));
    m_artifactParts.clear();
    m_artifactParts.reserve(artifacts.size());
    for (const Artifact *artifact : artifacts)
        placeFor(artifact->id);
    parallel::forEach(artifacts.size(), [&](size_t i) { build(m_artifactParts[i], artifacts[i]); });
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

SubjectRows::ArtifactKey SubjectRows::artifactKey(const QString &key) const
{
    return { &m_elements.atoms(key), &m_flows.atoms(key) };
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

SubjectRows::ElementPart SubjectRows::ofType(const QString &typeId) const
{
    ElementPart part;
    say(part, elementKey(QStringLiteral("type")), typeId);
    const ElementType *type = m_catalogs.vocabulary.elementType(typeId);
    say(part, elementKey(QStringLiteral("base")), type ? textOf(type->base) : QString());
    for (const ElementFact &fact : m_elementFacts) {
        const QString value = facts::answerWhenNotAsked(*fact.fact, { typeId });
        if (value.isEmpty())
            sayUnknown(part, fact.key);
        else
            say(part, fact.key, value);
    }
    return part;
}

void SubjectRows::prepareZone(const Project &project, const Id<Zone> &id)
{
    if (m_zoneParts.contains(id.value()))
        return;
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
    m_zoneParts.insert(id.value(), part);
}

void SubjectRows::preparePaths(quint64 paths)
{
    if (m_pathsParts.contains(paths))
        return;
    ElementPart part;
    sayEach(part, m_path, m_graph.idsOf(paths, false));
    sayEach(part, m_cycle, m_graph.idsOf(paths, true));
    m_pathsParts.insert(paths, part);
}

void SubjectRows::build(quint32 number, const Project &project, const Element &element)
{
    ElementPart &part = m_elementParts[number];
    part = *m_zoneParts.constFind(element.zone.value());
    const auto type = m_typeParts.constFind(element.type);
    part.unite(type != m_typeParts.constEnd() ? *type : ofType(element.type));
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
    part.unite(*m_pathsParts.constFind(place.paths));
    part.unite(m_writerParts[static_cast<size_t>(place.writers)]);
    for (auto it = element.facts.cbegin(); it != element.facts.cend(); ++it) {
        const auto fact = m_elementFacts.constFind(it.key());
        if (fact != m_elementFacts.constEnd() && !it->isEmpty())
            answer(part, *fact, *it);
    }
}

void SubjectRows::prepare(const Project &project, const Id<Element> &id)
{
    const quint32 number = m_graph.elements().find(id.value());
    if (number == IdNumbers::none || m_fresh[number])
        return;
    if (const Element *element = project.find(id)) {
        prepareZone(project, element->zone);
        preparePaths(m_graph.placeOf(number).paths);
        build(number, project, *element);
    } else {
        m_elementParts[number] = {};
    }
    m_fresh[number] = true;
}

quint32 SubjectRows::placeFor(const Id<Artifact> &id)
{
    const quint32 at = m_artifacts.add(id.value());
    if (at == m_artifactParts.size())
        m_artifactParts.emplace_back().number = at + 1;
    return at;
}

void SubjectRows::prepare(const Project &project, const Id<Artifact> &id)
{
    ArtifactPart &part = m_artifactParts[placeFor(id)];
    if (!part.elementRules)
        build(part, project.find(id));
}

void SubjectRows::prepare(const Project &project, const Element &element)
{
    makeRoom();
    prepare(project, element.id);
    for (const Id<Artifact> &artifact : element.holds)
        prepare(project, artifact);
}

void SubjectRows::prepare(const Project &project, const Flow &flow)
{
    makeRoom();
    prepare(project, flow.source);
    prepare(project, flow.target);
    for (const Id<Artifact> &artifact : flow.artifacts)
        prepare(project, artifact);
}

const SubjectRows::ElementPart &SubjectRows::partOf(const Id<Element> &id) const
{
    static const ElementPart nothing;
    const quint32 number = m_graph.elements().find(id.value());
    return number == IdNumbers::none ? nothing : m_elementParts[number];
}

const SubjectRows::ArtifactPart &SubjectRows::of(const Id<Artifact> &artifact) const
{
    return m_artifactParts[m_artifacts.find(artifact.value())];
}

Row SubjectRows::of(const Element &element) const
{
    return partOf(element.id).self;
}

Row SubjectRows::of(const Flow &flow) const
{
    const ElementPart &source = partOf(flow.source);
    const ElementPart &target = partOf(flow.target);
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

SubjectRows::ArtifactPart SubjectRows::ofKind(const QString &kindId) const
{
    ArtifactPart part;
    const auto say = [&](const ArtifactKey &key, const QString &value) {
        part.onElement.unite(key.onElement->known(value));
        part.onFlow.unite(key.onFlow->known(value));
    };
    const ArtifactKind *kind = m_catalogs.vocabulary.artifactKind(kindId);
    say(artifactKey(QStringLiteral("artifact")), kindId);
    say(artifactKey(QStringLiteral("artifact-group")), kind ? kind->group : QString());
    for (const ArtifactFact &asked : m_artifactFacts) {
        const QString answer = facts::answerWhenNotAsked(*asked.fact, { kindId });
        if (!answer.isEmpty()) {
            say(asked.key, answer);
        } else {
            part.onElement.unite(asked.key.onElement->unknown());
            part.onFlow.unite(asked.key.onFlow->unknown());
        }
    }
    part.elementRules = &m_elements.withArtifact(kindId);
    part.flowRules = &m_flows.withArtifact(kindId);
    return part;
}

void SubjectRows::build(ArtifactPart &part, const Artifact *artifact) const
{
    const quint32 number = part.number;
    const QString kind = artifact ? artifact->artifactKind : QString();
    const auto known = m_kindParts.constFind(kind);
    part = known != m_kindParts.constEnd() ? *known : ofKind(kind);
    part.number = number;
    if (!artifact)
        return;
    for (auto it = artifact->facts.cbegin(); it != artifact->facts.cend(); ++it) {
        const auto asked = m_artifactFacts.constFind(it.key());
        if (asked == m_artifactFacts.constEnd() || it->isEmpty())
            continue;
        part.onElement.remove(asked->key.onElement->bits());
        part.onElement.unite(asked->key.onElement->known(*it));
        part.onFlow.remove(asked->key.onFlow->bits());
        part.onFlow.unite(asked->key.onFlow->known(*it));
    }
}
