#include "model/workshop/subjectquestions.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/threats/facts.h"
#include "model/threats/why.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(subjectquestions)
};

QList<Term> trustLevels()
{
    QList<Term> terms;
    for (int level = 1; level <= 5; ++level)
        terms.append({ QString::number(level), QString::number(level) });
    terms.first().name = Text::tr("1 (least)");
    terms.last().name = Text::tr("5 (most)");
    return terms;
}

/// Finds who is asked for a predicate of a rule that has no answer.
class Asking
{
public:
    Asking(const Project &project, const Vocabulary &words, const Proposal &proposal)
        : m_project(project)
        , m_words(words)
        , m_flow(project.find(Id<Flow>(proposal.subject)))
        , m_element(project.find(Id<Element>(proposal.subject)))
        , m_artifact(project.find(Id<Artifact>(proposal.artifact)))
    {
    }

    QList<SubjectQuestion> about(const QString &key) const
    {
        if (key.startsWith(QStringLiteral("artifact-fact-")))
            return m_artifact ? fact(*m_artifact, m_artifact->name, key.mid(14))
                              : QList<SubjectQuestion>();
        if (key == u"trust" || key == u"same-operator") {
            const QString asked = key == u"trust" ? key : QStringLiteral("operator");
            return m_flow ? ofZone(zoneOf(m_flow->source), asked)
                                    + ofZone(zoneOf(m_flow->target), asked)
                          : QList<SubjectQuestion>();
        }
        const bool ofSource = key.startsWith(QStringLiteral("source-"));
        const bool ofTarget = key.startsWith(QStringLiteral("target-"));
        const QString plain = ofSource || ofTarget ? key.mid(7) : key;
        if (m_flow && !ofSource && !ofTarget) {
            return plain.startsWith(QStringLiteral("fact-"))
                           ? fact(*m_flow,
                                  subjectName(m_project, RecordKind::Flow, m_flow->id.value()),
                                  plain.mid(5))
                           : QList<SubjectQuestion>();
        }
        const Element *element = !m_flow    ? m_element
                                 : ofSource ? m_project.find(m_flow->source)
                                            : m_project.find(m_flow->target);
        if (!element)
            return {};
        if (plain == u"operator" || plain == u"exposure")
            return ofZone(element->zone, plain);
        return plain.startsWith(QStringLiteral("fact-"))
                       ? fact(*element, element->name, plain.mid(5))
                       : QList<SubjectQuestion>();
    }

private:
    Id<Zone> zoneOf(const Id<Element> &id) const
    {
        const Element *element = m_project.find(id);
        return element ? element->zone : Id<Zone>();
    }

    template<typename T>
    QList<SubjectQuestion> fact(const T &holder, const QString &name, const QString &id) const
    {
        const Fact *asked = m_words.fact(id);
        if (!asked || holder.facts.contains(id))
            return {};
        return { { { T::kind, holder.id.value() },
                   name,
                   id,
                   asked->name,
                   asked->question,
                   asked->values } };
    }

    QList<SubjectQuestion> ofZone(const Id<Zone> &id, const QString &asked) const
    {
        const Zone *zone = m_project.find(id);
        if (!zone)
            return {};
        const facts::Surroundings around = facts::surroundings(m_project, id);
        const RecordRef holder { RecordKind::Zone, id.value() };
        if (asked == u"trust" && around.trust == 0)
            return { { holder, zone->name, asked, Text::tr("Trust"),
                       Text::tr("How far is this zone trusted?"), trustLevels() } };
        if (asked == u"operator" && around.zoneOperator.isEmpty())
            return { { holder, zone->name, asked, Text::tr("Operated by"),
                       Text::tr("Who operates this zone?"), m_words.operators } };
        if (asked == u"exposure" && around.exposure.isEmpty())
            return { { holder, zone->name, asked, Text::tr("Exposure"),
                       Text::tr("Who can reach this zone?"), m_words.exposures } };
        return {};
    }

    const Project &m_project;
    const Vocabulary &m_words;
    const Flow *m_flow;
    const Element *m_element;
    const Artifact *m_artifact;
};

} // namespace

QList<SubjectQuestion> questionsAbout(const Project &project, const Register &threats,
                                      const QUuid &subject)
{
    QList<SubjectQuestion> questions;
    const QList<Proposal> proposals = threats.proposer().of(subject);
    for (const Proposal &proposal : proposals) {
        if (proposal.assumptions == 0)
            continue;
        const ThreatRow *row = threats.row(keyOf(proposal, threats.catalogs()).text());
        if (!row || !row->isOpen())
            continue;
        const Asking asking(project, threats.catalogs().vocabulary, proposal);
        const Why reasons = why(proposal, project, threats.catalogs());
        for (auto it = reasons.seen.constBegin(); it != reasons.seen.constEnd(); ++it) {
            if (*it != u"unknown")
                continue;
            for (SubjectQuestion asked : asking.about(it.key())) {
                const auto known = std::ranges::find_if(questions, [&](const SubjectQuestion &q) {
                    return q.holder == asked.holder && q.fact == asked.fact;
                });
                SubjectQuestion &question =
                        known == questions.end() ? questions.emplaceBack(asked) : *known;
                ++question.threats;
            }
        }
    }
    std::ranges::sort(questions, {}, [](const SubjectQuestion &q) {
        return std::tuple(-q.threats, q.holderName, q.fact, q.holder.id);
    });
    return questions;
}

Edit answer(const Project &project, const SubjectQuestion &question, const QString &value)
{
    const QUuid &id = question.holder.id;
    switch (question.holder.kind) {
    case RecordKind::Element:
        return operations::setFact(project, Id<Element>(id), question.fact, value);
    case RecordKind::Flow:
        return operations::setFact(project, Id<Flow>(id), question.fact, value);
    case RecordKind::Artifact:
        return operations::setFact(project, Id<Artifact>(id), question.fact, value);
    default:
        return operations::change(project, Id<Zone>(id), [&](Zone &zone) {
            if (question.fact == u"trust")
                zone.trust = value.toInt();
            else if (question.fact == u"operator")
                zone.zoneOperator = value;
            else
                zone.exposure = value;
        });
    }
}
