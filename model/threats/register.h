#pragma once

#include "model/risk/levels.h"
#include "model/threats/proposer.h"

#include <QDate>
#include <QObject>

/// What one placed control does for one threat. Reductions in thousandths of a level, after
/// coverage and quality; `counts` is false where a stronger one of its family already does.
struct ControlEffect
{
    Id<Control> control;
    Id<ControlPlacement> placement;
    /// Null placement: linked by the team to the threat itself.
    int currentLikelihood = 0;
    int currentImpact = 0;
    int targetLikelihood = 0;
    int targetImpact = 0;
    bool counts = true;
};

/// One row of the threat register: a proposal or own threat joined with what the team decided.
struct ThreatRow
{
    ThreatKey key;
    /// Null for the team's own threats and for stale rows whose rule is gone.
    const Rule *rule = nullptr;
    QString title;
    RecordKind subjectKind = RecordKind::Flow;
    QString subjectName;
    QString artifactName;
    Stride stride = Stride::Tampering;
    Property property = Property::Integrity;
    QStringList atlas;
    QStringList owaspMl;
    QString phase;
    DecisionState state = DecisionState::Proposed;
    Id<Decision> decision;
    /// Person that the decision names, as text.
    QString owner;
    /// Decided, but the model no longer gives rise to it.
    bool stale = false;
    /// Something that mattered got worse since the decision; says what.
    QStringList reviewAgain;
    int assumptions = 0;
    Levels inherent;
    /// What the rule and ratings derive; differs from inherent where the team overrode it.
    Levels derived;
    Levels current;
    Levels target;
    QList<ControlEffect> controls;

    /// Open: neither dismissed nor gone from the model.
    bool isOpen() const { return state != DecisionState::Dismissed && !stale; }
};

/// The register: derived from project, catalogs and today; kept up to date with a document's edits.
class Register : public QObject
{
    Q_OBJECT

public:
    explicit Register(CatalogsPointer catalogs, QObject *parent = nullptr);
    ~Register() override;

    /// Derives everything anew.
    void reset(const Project &project, const QDate &today);
    /// Follows an applied Edit.
    void follow(const Project &project, const Edit &edit, const QDate &today);

    /// All rows by current score descending, then fewer assumptions, then relevance (how well the
    /// attack is attested), then key.
    QList<const ThreatRow *> rows() const;
    const ThreatRow *row(const QString &key) const;
    const ThreatRow *row(const ThreatKey &key) const;
    /// Rows of one flow or element, same order.
    QList<const ThreatRow *> rowsOf(const QUuid &subject) const;

    const Catalogs &catalogs() const { return *m_catalogs; }
    /// For a register of its own in a worker thread.
    const CatalogsPointer &catalogsPointer() const { return m_catalogs; }
    const Proposer &proposer() const { return m_proposer; }

signals:
    /// Rows of these subjects were derived anew; an empty set means all of them.
    void changed(const QSet<QUuid> &subjects);

private:
    void indexDecisions(const Project &project);
    void followDecisions(const Edit &edit);
    void index(const Record &record, bool there);
    void derive(const Project &project, const QUuid &subject);
    bool deriveRow(const Project &project, const ThreatKey &key);
    QSet<const ThreatRow *> pointersOf(const QSet<QUuid> &subjects) const;
    void resort(const QSet<const ThreatRow *> &gone, const QSet<QUuid> &subjects);
    ThreatRow rowOf(const Project &project, const Proposal &proposal) const;
    ThreatRow rowOf(const Project &project, const OwnThreat &own) const;
    ThreatRow staleRow(const Project &project, const Decision &decision) const;
    void decide(const Project &project, const Decision &decision, const Proposal *proposal,
                ThreatRow &row) const;
    void complete(const Project &project, ThreatRow &row) const;

    CatalogsPointer m_catalogs;
    Proposer m_proposer;
    std::unique_ptr<class Safeguards> m_safeguards;
    QHash<QUuid, QList<ThreatRow>> m_rows;
    /// Decisions and own threats by the subject that they speak of; decisions also by key.
    QHash<QUuid, QList<Id<Decision>>> m_decisions;
    QHash<QString, Id<Decision>> m_decisionOf;
    QHash<QUuid, QList<Id<OwnThreat>>> m_own;
    QHash<Id<OwnThreat>, QUuid> m_subjectOfOwn;
    mutable QList<const ThreatRow *> m_sorted;
    QDate m_today;
};
