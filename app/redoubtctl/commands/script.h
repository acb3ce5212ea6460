#pragma once

#include "model/core/document.h"
#include "model/store/projectfile.h"

/// Runs the lines of an edit script on an open project. Every step is durable when `run` returns.
class Script
{
public:
    /// Saves go to `output`, or to the file it came from when that is empty.
    Script(ProjectFile &file, Document &document, QString output);

    /// What to acknowledge: "ok HASH" with the hash of the journal's last entry, "saved HASH", or
    /// nothing for an empty line.
    Result<QString> run(const QString &line);
    Result<QString> save();

private:
    using Words = QStringList;

    Result<void> step(const QString &verb, const Words &words);
    Result<void> addElement(const Words &words);
    Result<void> addZone(const Words &words);
    Result<void> addFlow(const Words &words);
    Result<void> rename(const Words &words);
    Result<void> remove(const Words &words);
    /// The element, zone or artifact of a name.
    Result<AnyId> find(const QString &name) const;
    QString head() const;

    ProjectFile &m_file;
    Document &m_document;
    QString m_output;
};
