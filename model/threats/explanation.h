#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"
#include "model/threats/proposal.h"

/// Whether a predicate holds, or may because nobody answered.
enum class Truth { No, Assumed, Yes };

/// Evaluates a rule's predicates one by one, in words. The same semantics as the compiled masks; a
/// test holds the two together.
class Explanation
{
public:
    Explanation(const Proposal &proposal, const Project &project, const Catalogs &catalogs)
        : m_project(project)
        , m_catalogs(catalogs)
        , m_words(catalogs.vocabulary)
        , m_artifact(project.find(Id<Artifact>(proposal.artifact)))
        , m_flow(project.find(Id<Flow>(proposal.subject)))
        , m_element(project.find(Id<Element>(proposal.subject)))
    {
    }

    Truth explain(const ConditionGroup &group);
    Truth explain(const Condition &condition);
    /// The first condition that fails, in words; empty when the group holds or may hold.
    QString failureOf(const ConditionGroup &group);
    /// Where the subject is, said once whatever the rule asks.
    void introduce();

    QStringList sentences;
    QStringList assumed;
    Facts seen;

private:
    struct Answer
    {
        /// Empty when nobody answered.
        QStringList values;
        bool unknown = false;
    };
    Answer answerOf(const QString &key) const;
    Answer answerOfElement(const QString &key, const Element *element) const;
    Answer factAnswer(const QString &id, const Facts &facts, const QStringList &kinds) const;
    QString sentenceFor(const QString &key, const QStringList &values) const;
    QString questionFor(const QString &key) const;
    QString askedOf(const QString &key) const;
    QString namesOf(const QStringList &values) const;
    QStringList pathsOf(const Element &element, bool cycle) const;
    QString wayOf(const QString &id, const Element &element) const;
    QString holderOf(const QString &key) const;
    const Element *endOf(const QString &key) const;
    void say(const QString &sentence)
    {
        if (!sentence.isEmpty() && !sentences.contains(sentence))
            sentences.append(sentence);
    }

    const Project &m_project;
    const Catalogs &m_catalogs;
    const Vocabulary &m_words;
    const Artifact *m_artifact;
    const Flow *m_flow;
    const Element *m_element;
};

/// A predicate without the end of the flow that it is about: "source-type" is "type".
QString plainKey(const QString &key);
