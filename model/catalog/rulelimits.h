#pragma once

#include "model/catalog/rule.h"

#include <QSet>

/// What bounds the rules that are compiled to masks of bits. The bundled rules need a third of it;
/// the rest is for what teams add, and keeps a careless or hostile catalog from taking all memory.
class RuleLimits
{
public:
    /// Different values of predicates that all rules of one subject kind may ask for.
    static constexpr qsizetype predicates = 512;
    /// Alternatives that one rule's condition may multiply out to.
    static constexpr qint64 clauses = 4096;
    /// Rules in all catalogs together.
    static constexpr qsizetype rules = 65535;

    /// Counts a rule in. Gives what it is too much of, or nothing.
    QString add(const Rule &rule);

private:
    QSet<QString> m_asked[2];
    qsizetype m_rules = 0;
};
