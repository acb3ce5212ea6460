#pragma once

#include "model/catalog/rule.h"
#include "model/catalog/vocabulary.h"
#include "model/core/result.h"

#include <QByteArray>
#include <QHash>

#include <memory>

/// What a file says of itself, and the SHA-256 (hex) of its canonical bytes.
struct CatalogInfo
{
    QString id;
    QString version;
    QString sha256;
    QString title;
    QString source;
    QString licence;
    /// The file that it was read from, and what stood in it.
    QString origin;
    QByteArray bytes;
};

struct StrideClass
{
    Stride stride = Stride::Spoofing;
    QString letter;
    QString name;
    QString property;
    QString sourceMeaning;
    QString extension;
};

struct StrideAsset
{
    QString id;
    QString category;
    QString name;
    QString summary;
    QList<Term> failureModes;
    QList<Stride> threats;
};

struct AtlasTechnique
{
    QString id;
    QString name;
    QString parent;
    QStringList tactics;
    QStringList platforms;
    QString maturity;
    QString description;
    QString basis;
};

struct AtlasMitigation
{
    QString id;
    QString name;
    QString description;
    QStringList techniques;
    QString basis;
};

struct AtlasCaseStudy
{
    QString id;
    QString name;
    QStringList techniques;
};

struct Atlas
{
    QString contentVersion;
    QList<Term> tactics;
    QList<AtlasTechnique> techniques;
    QList<AtlasMitigation> mitigations;
    QList<AtlasCaseStudy> caseStudies;
    QStringList gaps;
    /// Techniques that no drawing can show, each with the reason.
    QHash<QString, QString> outOfScope;
    /// Ids that are gone, with the one that replaces them or an empty text.
    QHash<QString, QString> retired;

    const AtlasTechnique *technique(const QString &id) const;
    /// In how many case studies a technique was seen.
    int sightings(const QString &technique) const;
};

/// One measure of the control catalog. `effectiveness` is per mille, for controls that a rule does
/// not name itself.
struct ControlEntry
{
    QString id;
    QString family;
    QString name;
    QString description;
    QString function;
    int effectiveness = 0;
    QString effectivenessReason;
    QString cost;
    QStringList owedBy;
    QStringList statements;
    QStringList iso27001;
    QStringList nistAiRmf;
    QStringList samm;
    QStringList euAiAct;
    QStringList atlasMitigations;
    QStringList microsoft;
    /// Element types that come with it, with threats of their own: a gateway, a key store.
    QStringList introduces;
    /// File that it came from.
    QString origin = {};

    /// What it answers of a framework, by the framework's id.
    const QStringList &of(const QString &framework) const;
};

struct Statement
{
    QString id;
    QString phase;
    QString kind;
    QString text;
};

/// A list that controls refer to: ids and names.
struct Framework
{
    /// "iso27001", "nist-ai-rmf", "samm", "eu-ai-act".
    QString id;
    QString name;
    QList<Term> items;
};

/// A statement of a checklist with its phase.
struct ChecklistItem
{
    QString phase;
    QString statement;
};

/// All catalogs that a project is assessed with: immutable once loaded, shared between threads.
struct Catalogs
{
    QList<CatalogInfo> info;
    Vocabulary vocabulary;
    QList<StrideClass> strideClasses;
    QList<StrideAsset> strideAssets;
    Atlas atlas;
    QList<Term> owaspMl;
    QList<Term> owaspLlm;
    /// Controls of the Microsoft AI Security Risk Assessment.
    QList<Term> microsoft;
    QList<Term> controlFamilies;
    QList<ControlEntry> controls;
    QList<Statement> statements;
    QList<ChecklistItem> checklist;
    QStringList principles;
    QList<Framework> frameworks;
    QList<RulePack> packs;
    QList<RulePath> paths;
    /// Sorted by id: an index into this list names a rule in proposals.
    QList<Rule> rules;

    const Rule *rule(const QString &id) const;
    const RulePath *path(const QString &id) const;
    const ControlEntry *control(const QString &id) const;
    QString strideName(Stride stride) const;
    /// The life-cycle phases that a rule speaks of: those it names, else the usual phases of the
    /// element types that it names. Empty: any phase.
    QStringList phasesOf(const Rule &rule) const;
};

using CatalogsPointer = std::shared_ptr<const Catalogs>;

/// One catalog file as bytes; `name` is what errors call it.
struct CatalogFile
{
    QString name;
    QByteArray bytes;
};

namespace catalog {

/// The files bundled with the program.
QList<CatalogFile> bundledFiles();
/// Where an entry comes from when that is not the program: the file of a team's catalog, or the
/// catalog that the project keeps. Empty for what is bundled.
QString foreignOrigin(const QString &origin);

/// Reads and checks a whole set of catalog files. Strict: an unknown key, a wrong type or an id
/// that does not exist refuses all of it, with file, JSON path, what is wrong and what was
/// expected.
Result<CatalogsPointer> load(const QList<CatalogFile> &files);

/// The bundled catalogs.
Result<CatalogsPointer> loadBundled();

/// The bundled catalogs and those of a team: further rules, and vocabularies and controls whose id
/// begins with "vocabulary-" or "controls-". A file that is not sound with the others is refused
/// whole and told in `refused`.
Result<CatalogsPointer> loadWith(const QList<CatalogFile> &team, QList<Error> &refused);

/// Reads one file's form and says what it is; references to other files are not looked at.
Result<CatalogInfo> describe(const CatalogFile &file);

/// Checks one file by itself, against the reader and its JSON Schema (found by its "catalog" key).
Result<CatalogInfo> validate(const CatalogFile &file);

/// A bundled template's description and content as native JSON.
struct Template
{
    QString id;
    QString name;
    QString summary;
    QString description;
    QByteArray bytes;
};
QList<Template> templates();

} // namespace catalog
