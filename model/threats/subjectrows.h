#pragma once

#include "model/core/project.h"
#include "model/threats/facts.h"
#include "model/threats/graphfacts.h"
#include "model/threats/idnumbers.h"
#include "model/threats/rulecompiler.h"

#include <vector>

/// Rows of bits for the subjects of a project, built from parts that are kept: what an element says
/// as a subject, as a source and as a target, and what an artifact says on either kind of subject.
class SubjectRows
{
public:
    /// `graph` says what holds of an element by its connections; it outlives this.
    SubjectRows(const Catalogs &catalogs, const GraphFacts &graph);

    const RuleSpace &elementRules() const { return m_elements; }
    const RuleSpace &flowRules() const { return m_flows; }
    /// Forgets what is kept of an element or artifact; the next row is built anew.
    void forget(const QUuid &record);
    /// Forgets what is kept of zones, whose facts others inherit.
    void forgetZones() { m_zoneParts.clear(); }
    /// Forgets everything and prepares all subjects of a project, of which these are the elements.
    /// After that of the graph.
    void reset(const Project &project, const std::vector<const Element *> &elements);

    /// Makes what the row of a subject is put together of; then it can be asked for, by several
    /// threads at once.
    void prepare(const Project &project, const Element &element);
    void prepare(const Project &project, const Flow &flow);

    Row of(const Element &element) const;
    Row of(const Flow &flow) const;

    struct ArtifactPart
    {
        Row onElement;
        Row onFlow;
        const std::vector<CompiledRule> *elementRules = nullptr;
        const std::vector<CompiledRule> *flowRules = nullptr;
        /// Stays the same until everything is forgotten; from 1.
        quint32 number = 0;
    };
    /// Of an artifact that a prepared subject holds or carries.
    const ArtifactPart &of(const Id<Artifact> &artifact) const;
    const QUuid &artifact(quint32 number) const { return m_artifacts.at(number - 1); }

private:
    struct ElementPart
    {
        Row self;
        Row source;
        Row target;
        /// Numbers of zone, operator and jurisdiction, for comparing; 0 is none, or nobody said.
        int zone = 0;
        int trust = 0;
        int zoneOperator = 0;
        int jurisdiction = 0;

        void unite(const ElementPart &other);
    };
    /// A predicate of elements in its three roles.
    struct ElementKey
    {
        const KeyAtoms *self;
        const KeyAtoms *source;
        const KeyAtoms *target;

        bool isEmpty() const { return self->isEmpty() && source->isEmpty() && target->isEmpty(); }
    };
    struct ElementFact
    {
        const Fact *fact;
        ElementKey key;
        QHash<QString, ElementPart> answers;
    };
    struct FlowFact
    {
        const KeyAtoms *atoms;
        QHash<QString, Row> answers;
    };
    /// A predicate of artifacts on either kind of subject.
    struct ArtifactKey
    {
        const KeyAtoms *onElement;
        const KeyAtoms *onFlow;
    };
    struct ArtifactFact
    {
        const Fact *fact;
        ArtifactKey key;
    };
    ElementKey elementKey(const QString &key) const;
    ArtifactKey artifactKey(const QString &key) const;
    static void say(ElementPart &part, const ElementKey &key, const QString &value);
    static void sayEach(ElementPart &part, const ElementKey &key, const QStringList &values);
    static const Row &comparison(const Row (&answers)[3], bool same, int from, int to);
    static void sayUnknown(ElementPart &part, const ElementKey &key);
    /// Says the answer in the place of what holds while nobody answered.
    static void answer(ElementPart &part, const ElementFact &fact, const QString &value);
    /// Sees to it that there is a place for each element, so that parts stay in theirs.
    void makeRoom();
    void prepare(const Project &project, const Id<Element> &id);
    void prepare(const Project &project, const Id<Artifact> &id);
    const ElementPart &partOf(const Id<Element> &id) const;
    quint32 placeFor(const Id<Artifact> &id);
    void prepareZone(const Project &project, const Id<Zone> &id);
    void preparePaths(quint64 paths);
    /// Of an element whose zone and paths are prepared.
    void build(quint32 number, const Project &project, const Element &element);
    void build(ArtifactPart &part, const Artifact *artifact) const;
    /// What every element of a type, or artifact of a kind, says before anybody says more.
    ElementPart ofType(const QString &type) const;
    ArtifactPart ofKind(const QString &kind) const;
    int numberOf(const QString &text);

    const Catalogs &m_catalogs;
    const GraphFacts &m_graph;
    RuleSpace m_elements;
    RuleSpace m_flows;
    ElementKey m_phase;
    ElementKey m_operator;
    ElementKey m_exposure;
    ElementKey m_holds;
    ElementKey m_path;
    ElementKey m_cycle;
    ElementKey m_writers;
    QHash<QString, ElementFact> m_elementFacts;
    QHash<QString, FlowFact> m_flowFacts;
    QHash<QString, ArtifactFact> m_artifactFacts;
    /// What a flow says while nobody answered any of its facts.
    Row m_flowUnanswered;
    ElementPart m_writerParts[3];
    QHash<QString, ElementPart> m_typeParts;
    QHash<QString, ArtifactPart> m_kindParts;
    QHash<QUuid, ElementPart> m_zoneParts;
    QHash<quint64, ElementPart> m_pathsParts;
    /// By the graph's numbers of the elements, and whether each is as the project is now.
    std::vector<ElementPart> m_elementParts;
    std::vector<bool> m_fresh;
    IdNumbers m_artifacts;
    std::vector<ArtifactPart> m_artifactParts;
    QHash<QString, int> m_numbers;
    /// What holds when nobody said, when they differ, when they are the same.
    Row m_sameOperator[3];
    Row m_sameJurisdiction[3];
    Row m_crosses[2];
    Row m_trustRises;
    Row m_trustFalls;
    Row m_trustSame;
    Row m_trustUnknown;
};
