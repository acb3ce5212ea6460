#pragma once

#include "model/threats/decisionindex.h"
#include "model/threats/threatrow.h"

#include <QDate>
#include <QObject>

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

    /// All rows in the order of registerorder.
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
    void derive(const Project &project, const QUuid &subject);
    bool deriveRow(const Project &project, const ThreatKey &key);
    QSet<const ThreatRow *> pointersOf(const QSet<QUuid> &subjects) const;
    void resort(const QSet<const ThreatRow *> &gone, const QSet<QUuid> &subjects);
    void finish(const Project &project, const QString &key, const Proposal *proposal,
                ThreatRow &row) const;

    CatalogsPointer m_catalogs;
    Proposer m_proposer;
    std::unique_ptr<class Safeguards> m_safeguards;
    QHash<QUuid, QList<ThreatRow>> m_rows;
    DecisionIndex m_decisions;
    mutable QList<const ThreatRow *> m_sorted;
    QDate m_today;
};
