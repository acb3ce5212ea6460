#pragma once

#include "model/catalog/catalogs.h"

#include <QMap>

/// What the catalogs reach of the lists that they refer to: for whoever must trust them.
struct Coverage
{
    /// Some items of a list, and those that nothing reaches.
    struct Part
    {
        qsizetype all = 0;
        QStringList missing;

        qsizetype reached() const { return all - missing.size(); }
    };

    Part owaspMl;
    Part owaspLlm;
    /// Pairs of STRIDE-AI asset and class, written "SAI-D2 spoofing".
    Part strideAi;
    /// Controls of the Microsoft AI Security Risk Assessment that some measure answers.
    Part microsoft;
    /// Statements of the white paper: under a measure, on a checklist or as a principle.
    Part statements;
    /// Techniques in scope.
    Part atlas;
    /// Techniques out of scope, each with its reason.
    QMap<QString, QString> outOfScope;
    Part atlasMitigations;
    /// Items of each framework that some measure answers, by the framework's name.
    QMap<QString, Part> frameworks;
    QStringList rulesWithoutSource;
    /// Measures that no rule offers.
    QStringList unusedControls;

    /// Nothing is missing and nothing unexplained.
    bool isComplete() const;
};

namespace catalog {

Coverage coverageOf(const Catalogs &catalogs);

} // namespace catalog
