#pragma once

#include "model/policy/policy.h"
#include "model/threats/register.h"

/// What a policy says of a project on a day.
namespace policy {

/// One thing that breaks a rule.
struct Violation
{
    QString rule;
    /// What an exemption names it by, and what it keeps from run to run; empty for the rule whole.
    QString of;
    QString text;
    /// The record that it is about; null id for the project as a whole.
    RecordRef where;
    /// Name of that record, as it stands in the model.
    QString place;
    /// The exemption that names it; it holds unless it has expired.
    std::optional<Exemption> exemption;
    bool exempted = false;
};

struct Verdict
{
    QString policy;
    QDate today;
    /// Ids of the rules that the policy asks for.
    QStringList rules;
    QList<Violation> violations;
    /// Exemptions that name nothing which breaks a rule: to be taken out.
    QList<Exemption> unused;

    /// Violations that no exemption lets through.
    qsizetype failures() const;
    bool passed() const { return failures() == 0; }
};

/// `threats` is the register of the project on that day.
Verdict judge(const Policy &policy, const Project &project, const Register &threats,
              const QDate &today);

/// Compares versions part by part, numbers as numbers: "2026.9" before "2026.10".
bool isOlder(const QString &which, const QString &than);

/// The verdict written out. `file` is the project as the caller named it.
QByteArray asText(const Verdict &verdict);
QByteArray asJson(const Verdict &verdict, const QString &file);
/// SARIF 2.1.0 (OASIS), for code-scanning pages.
QByteArray asSarif(const Verdict &verdict, const QString &file);
/// JUnit XML, as test reporters of pipelines read it: a case for each violation and each rule kept.
QByteArray asJunit(const Verdict &verdict, const QString &file);

} // namespace policy
