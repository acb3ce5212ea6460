#pragma once

#include "model/threats/register.h"

/// The register of the sample architecture on the bundled catalogs, for tests to build on.
class SampleRegister
{
public:
    SampleRegister();

protected:
    /// Back to the sample as it is delivered.
    void restart();
    /// Takes away what the sample has decided.
    void forgetDecisions();
    void push(const Edit &edit);
    /// Confirms the threat of a row in the name of Ada.
    void confirm(const ThreatRow &row);
    /// Keys of all rows, in the order of the register.
    QStringList keys() const;
    /// Keys of a register that starts with this project.
    QStringList keysAnew(const Project &project) const;
    /// Copies: a record that is found is replaced by the next step.
    Flow flow(const QString &source, const QString &target) const;
    Element element(const QString &name) const;
    const ThreatRow *rowOf(const QString &rule, const QUuid &subject) const;

    CatalogsPointer m_catalogs;
    Project m_project;
    std::unique_ptr<Register> m_register;
    const QDate m_today { 2026, 11, 24 };
};
