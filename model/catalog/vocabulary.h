#pragma once

#include "model/catalog/stride.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <array>

/// An id of a catalog with its (English, translatable) name.
struct Term
{
    QString id;
    QString name;
    QString description = {};
};

/// What an element is in a data-flow diagram.
enum class Base { External, Process, Store };
template<>
inline constexpr std::array<const char *, 3> enumWords<Base> = { "external", "process", "store" };

struct ElementType
{
    QString id;
    QString name;
    Base base = Base::Process;
    /// Usual life-cycle phase.
    QString phase;
    /// Stem of the icon file.
    QString icon;
    QString description;
    /// File that it came from.
    QString origin = {};
};

struct ArtifactKind
{
    QString id;
    QString name;
    QString group;
    QString description;
    /// STRIDE-AI assets that it is an instance of.
    QStringList assets;
    /// Default impact levels 1 to 5, in the order of Property.
    std::array<int, 6> ratings {};
    /// File that it came from.
    QString origin = {};
};

enum class FactHolder { Element, Flow, Artifact };
template<>
inline constexpr std::array<const char *, 3> enumWords<FactHolder> = { "element", "flow",
                                                                       "artifact" };

/// A typed question about an element, flow or artifact; not answered means unknown.
struct Fact
{
    QString id;
    FactHolder on = FactHolder::Element;
    QString name;
    QString question;
    /// Whether `values` run from the least to the most dangerous.
    bool ordered = false;
    QList<Term> values;
    /// Element types or artifact kinds (for flows: kinds carried) it is asked of; empty is all.
    QStringList appliesTo;
    /// File that it came from.
    QString origin = {};
};

/// The words that projects are written in (`catalogs/vocabulary.json`). Look-ups give null for an
/// unknown id: projects may come from a later vocabulary.
struct Vocabulary
{
    QList<Term> phases;
    QList<ElementType> elementTypes;
    QList<Term> artifactGroups;
    QList<ArtifactKind> artifactKinds;
    QList<Fact> facts;
    QList<Term> operators;
    QList<Term> exposures;

    const ElementType *elementType(const QString &id) const;
    const ArtifactKind *artifactKind(const QString &id) const;
    const Fact *fact(const QString &id) const;
    /// Name of a phase, operator, exposure, type, kind or group; the id itself when unknown.
    QString name(const QString &id) const;
    /// Facts that are asked of an element of this type / an artifact of this kind / a flow that
    /// carries these kinds.
    QList<const Fact *> factsOfType(const QString &elementType) const;
    QList<const Fact *> factsOfKind(const QString &artifactKind) const;
    QList<const Fact *> factsOfFlow(const QStringList &kindsCarried) const;
};

/// A name as it stands within a sentence: "Model registry" with a small letter, "ML model" as it
/// is.
QString inSentence(const QString &name);
