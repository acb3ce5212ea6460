#pragma once

#include "model/core/document.h"

#include <QHash>

#include <functional>

/// Which threats each step was made for, so that they can be selected again when the step is taken
/// back or done again.
class ThreatSteps
{
public:
    explicit ThreatSteps(const Document &document) : m_document(document) { }

    /// Runs what the user asks for and notes the threats for the steps that come of it.
    void run(const QStringList &keys, const std::function<void(const QStringList &)> &gesture);
    /// The threats of the step that the newest one reverts; none when it reverts nothing that was
    /// noted.
    QStringList reverted();

private:
    const Document &m_document;
    /// By the hash of the journal entry.
    QHash<QByteArray, QStringList> m_keys;
};
