#pragma once

#include "model/store/baselinetables.h"
#include "model/store/journalcheck.h"
#include "model/store/verification.h"

/// Checks what was frozen and signed against a journal that has been replayed.
class BaselineCheck
{
public:
    /// `rows` is what the tables of records hold; all three outlive this.
    BaselineCheck(Database &database, const JournalCheck &journal, const Project &rows);

    /// Whether the file is a copy for review, from its journal.
    static bool isReviewCopy(const JournalCheck &journal);

    /// Checks everything; an empty text means all is well.
    Result<QString> run(const VerifyRequest &request);
    const QList<BaselineFinding> &findings() const { return m_findings; }
    /// In a copy for review: hashes of the entries of the project that it was made from.
    const QList<QByteArray> &originalEntries() const { return m_original; }

private:
    struct Frozen
    {
        Baseline baseline;
        QByteArray statement;
        QList<QByteArray> envelopes = {};
        QList<BaselineSignature> signatures = {};
    };

    Result<QString> readOriginal();
    QString checkFreezes();
    QString checkPlace(const Baseline &baseline, const RawEntry &entry) const;
    Result<QString> checkState(const Baseline &baseline) const;
    Result<QString> checkRegisters() const;
    Result<QString> checkSignatures(const VerifyRequest &request);
    QString checkSignature(const StoredSignature &row, const RawEntry &entry,
                           const VerifyRequest &request);
    QString checkStatuses() const;
    QList<const RawEntry *> entriesOf(QLatin1String operation) const;

    Database &m_database;
    const JournalCheck &m_journal;
    const Project &m_rows;
    const bool m_copy;
    QList<QByteArray> m_original;
    QList<Frozen> m_frozen;
    QList<BaselineFinding> m_findings;
};
