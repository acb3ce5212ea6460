#pragma once

#include "model/baseline/documentcontrol.h"
#include "model/core/document.h"
#include "model/store/baselinetables.h"
#include "model/store/paststate.h"
#include "model/store/review.h"

#include <QObject>

/// The baselines of an open project: what was frozen, signed and said of it, and the states behind
/// them. Everything it writes is an entry of the journal; nothing it wrote is ever changed. Lives
/// in the document's thread; both arguments outlive it.
class BaselineLedger : public QObject
{
    Q_OBJECT

public:
    BaselineLedger(Document &document, FileJournal &journal, QObject *parent = nullptr);

    /// In review the document holds a frozen state; what the file ends with is in `review`, which
    /// outlives the ledger.
    void setReview(const Review *review) { m_review = review; }
    const Review *review() const { return m_review; }
    /// The project that the journal ends with.
    const Project &present() const { return m_review ? m_review->present : m_document.project(); }

    /// All baselines in the order they were frozen, with their statuses.
    const QList<Baseline> &baselines() const { return m_baselines; }
    /// Set when the file's baselines could not be read.
    const std::optional<Error> &problem() const { return m_problem; }
    const Baseline *baseline(const QUuid &id) const;

    Result<QList<FrozenThreat>> registerOf(const QUuid &id) const;
    QList<StoredSignature> signaturesOf(const QUuid &id) const;

    /// The main line of the journal, oldest first, and the canonical JSON of an entry's Edit.
    QList<JournalEntry> entries() const { return m_journal.entries(); }
    Result<QByteArray> editOf(const QByteArray &hash) const { return m_journal.editOf(hash); }
    /// The project right after the entry with this hash; a frozen state is checked against its
    /// hash.
    Result<Project> stateAt(const QByteArray &hash) const;
    /// The same, to be worked out later or in another thread.
    Result<PastState> pastState(const QByteArray &hash) const;

    /// Freezes the project as it is. Journal position, hashes, author and time of `frozen` are
    /// filled in here; gives the baseline as written.
    Result<Baseline> freeze(FrozenState frozen);
    /// Says a status that may follow. Approving one supersedes the approved ones before it.
    Result<void> setStatus(const QUuid &id, BaselineStatus status, const QString &note);

    /// Signs a baseline under the document's author's name; gives the envelope, which can be kept
    /// apart from the file too. Refuses an approver who is the author, by name or by key.
    Result<QByteArray> sign(const QUuid &id, SigningRole role, const SigningKey &key);
    /// Who did what, and what each name is worth.
    QList<ControlLine> people(const QUuid &id, const TrustedKeys &known) const;

signals:
    /// A baseline was frozen, signed or given a status.
    void changed();

private:
    void reload();
    Result<void> writeStatus(const Baseline &baseline, BaselineStatus status, const QString &note,
                             const QString &group);

    Document &m_document;
    FileJournal &m_journal;
    const Review *m_review = nullptr;
    QList<Baseline> m_baselines;
    std::optional<Error> m_problem;
};
