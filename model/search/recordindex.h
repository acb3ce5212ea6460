#pragma once

#include "model/threats/register.h"

/// One thing of a project that can be found by its name.
struct Found
{
    /// Null id for a threat.
    RecordRef record;
    /// Key of a threat, else empty.
    QString threat;
    QString name;
    /// What it is, in words: "Model registry", "Flow", "Threat · tampering".
    QString what;
    /// Stem of its icon.
    QString icon;
    /// `name` in lower case: what is compared.
    QString folded;
};

/// Everything of a project that has a name: elements, zones, flows, artifacts, controls, risks and
/// threats. A snapshot; built when somebody searches.
class RecordIndex
{
public:
    RecordIndex() = default;
    RecordIndex(const Project &project, const Register &threats);

    const QList<Found> &all() const { return m_all; }

    /// What holds every word, in the order of kinds and names.
    QList<Found> find(const QString &text) const;
    /// What fits fuzzily, best first, at most so many. Each with its score.
    struct Scored
    {
        int score = 0;
        Found found;
    };
    QList<Scored> match(const QString &text, int most) const;

private:
    void add(const RecordRef &record, const QString &name, const QString &what,
             const QString &icon);

    QList<Found> m_all;
};
