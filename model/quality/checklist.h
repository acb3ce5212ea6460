#pragma once

#include "model/quality/quality.h"
#include "model/threats/riskrows.h"

/// \file
/// What the checks share; for this folder only.

namespace quality {

/// What every check reads.
struct Subject
{
    const Project &project;
    const Register &threats;
    QDate today;
    QList<RiskRow> risks;

    const Catalogs &catalogs() const { return threats.catalogs(); }
    const Vocabulary &vocabulary() const { return threats.catalogs().vocabulary; }
};

/// Takes what a check raises: a text and where it is.
class Raise
{
public:
    Raise(const Check &check, QList<Finding> &into) : m_check(check), m_into(into) { }

    void operator()(const QString &text, const RecordRef &where = {}, const QString &threat = {})
    {
        m_into.append({ m_check.id, m_check.severity, text, m_check.next, where, threat });
    }

private:
    const Check &m_check;
    QList<Finding> &m_into;
};

/// A check with what finds it.
struct Rule
{
    Check check;
    void (*find)(const Subject &, Raise &);
};

QList<Rule> projectRules();
QList<Rule> drawingRules();
QList<Rule> artifactRules();
QList<Rule> threatRules();
QList<Rule> riskRules();
QList<Rule> controlRules();

/// A date of a record; invalid when it has none.
inline QDate dayOf(const QString &text)
{
    return QDate::fromString(text, Qt::ISODate);
}

/// "\u201cname\u201d", or what it is when it has no name.
QString called(const Project &project, const RecordRef &where);

} // namespace quality
