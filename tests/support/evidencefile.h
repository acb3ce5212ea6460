#pragma once

#include "model/store/baselineledger.h"
#include "model/store/projectfile.h"

#include <QTemporaryDir>

/// An open project with something of everything that verification looks at: lists, facts, a kept
/// catalog, an attachment, a discussion, two baselines, statuses and signatures of two people.
class EvidenceFile
{
public:
    EvidenceFile();

    ProjectFile &file() { return *m_file; }
    Document &document() { return *m_document; }
    BaselineLedger &ledger() { return *m_ledger; }
    const SigningKey &author() const { return *m_author; }
    const SigningKey &approver() const { return *m_approver; }

    /// Renames the first element, as one step.
    void rename(const QString &name);
    /// Freezes with two register rows; gives the baseline.
    Baseline freeze(const QString &name);
    /// Everything that the class promises.
    void fill();
    /// Saves under this name in a folder of its own; gives the path.
    QString save(const QString &name);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ProjectFile> m_file;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<BaselineLedger> m_ledger;
    std::optional<SigningKey> m_author;
    std::optional<SigningKey> m_approver;
};
