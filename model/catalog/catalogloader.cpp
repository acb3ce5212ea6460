#include "model/catalog/catalogreaders.h"
#include "model/catalog/crosschecks.h"
#include "model/core/canonical.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(catalogloader)
};

Error inFile(const QString &name, const Error &error)
{
    return Error { error.message,
                   error.where.isEmpty() ? name : name + QStringLiteral(": ") + error.where,
                   Text::tr("Correct the catalog and load it again; nothing of it was used.") };
}

Result<json> parse(const CatalogFile &file)
{
    Result<json> parsed = strictjson::parse(file.bytes, file.name);
    if (!parsed)
        return inFile(file.name, { parsed.error().message });
    if (!parsed->is_object() || !parsed->contains("catalog") || !(*parsed)["catalog"].is_string())
        return inFile(file.name, { Text::tr("expected an object with a \"catalog\" member"),
                                   QStringLiteral("/catalog") });
    return parsed;
}

CatalogInfo readHeader(JsonReader &file, const json &content)
{
    CatalogInfo info;
    info.id = file.text("catalog");
    info.version = file.text("version");
    info.title = file.text("title");
    info.source = file.text("source");
    info.licence = file.text("licence");
    info.sha256 = QString::fromLatin1(
            QCryptographicHash::hash(canonical::bytes(content), QCryptographicHash::Sha256)
                    .toHex());
    return info;
}

using Reader = void (*)(JsonReader &, Catalogs &);

Reader readerOf(const QString &catalog)
{
    const std::pair<QStringView, Reader> readers[] = {
        { u"vocabulary", catalogreaders::readVocabulary },
        { u"stride-ai", catalogreaders::readStrideAi },
        { u"atlas", catalogreaders::readAtlas },
        { u"owasp-ml", catalogreaders::readOwasp },
        { u"microsoft-ai-ra", catalogreaders::readMicrosoft },
        { u"controls", catalogreaders::readControls },
    };
    const QString kind =
            catalog.startsWith(QStringLiteral("vocabulary-")) ? QStringLiteral("vocabulary")
            : catalog.startsWith(QStringLiteral("controls-")) ? QStringLiteral("controls")
                                                              : catalog;
    for (const auto &[id, reader] : readers) {
        if (id == kind)
            return reader;
    }
    return nullptr;
}

/// Notes on what a file added where it came from.
void markOrigin(Catalogs &all, const QString &origin)
{
    const auto mark = [&](auto &entries) {
        for (auto it = entries.rbegin(); it != entries.rend() && it->origin.isEmpty(); ++it)
            it->origin = origin;
    };
    mark(all.vocabulary.elementTypes);
    mark(all.vocabulary.artifactKinds);
    mark(all.vocabulary.facts);
    mark(all.controls);
}

/// How well the techniques of a rule are attested: maturity first, then how often they were seen.
int relevanceOf(const Rule &rule, const Atlas &atlas)
{
    int best = 0;
    for (const QString &id : rule.atlas) {
        const AtlasTechnique *technique = atlas.technique(id);
        const QString maturity = technique ? technique->maturity : QString();
        const int rank = maturity == u"realized"       ? 3
                         : maturity == u"demonstrated" ? 2
                         : maturity == u"feasible"     ? 1
                                                       : 0;
        best = std::max(best, rank * 1000 + std::min(atlas.sightings(id), 999));
    }
    return best;
}

Result<CatalogInfo> readInto(const CatalogFile &file, Catalogs &into)
{
    const Result<json> content = parse(file);
    if (!content)
        return content.error();
    std::optional<Error> error;
    JsonReader reader(*content, {}, error);
    const CatalogInfo info = readHeader(reader, *content);
    if (info.id.startsWith(QStringLiteral("framework-")))
        catalogreaders::readFramework(reader, info, into);
    else if (info.id.startsWith(QStringLiteral("rules-")))
        catalogreaders::readRules(reader, file.name, into);
    else if (const Reader known = readerOf(info.id))
        known(reader, into);
    else
        reader.fail("catalog", Text::tr("unknown kind of catalog \"%1\"").arg(info.id));
    reader.finish();
    if (error)
        return inFile(file.name, *error);
    return info;
}

/// Rules may be older than the ATLAS that they are loaded with: ids that are gone become what
/// replaced them, or are left out.
void replaceRetired(const Atlas &atlas, QStringList &ids)
{
    for (QString &id : ids) {
        const auto retired = atlas.retired.constFind(id);
        if (retired != atlas.retired.constEnd())
            id = *retired;
    }
    ids.removeAll(QString());
    ids.removeDuplicates();
}

} // namespace

namespace catalog {

QList<CatalogFile> bundledFiles()
{
    QStringList names;
    QDirIterator files(QStringLiteral(":/catalogs"), { QStringLiteral("*.json") }, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        names.append(files.next());
    names.sort();
    QList<CatalogFile> bundled;
    for (const QString &name : names) {
        QFile file(name);
        if (!name.contains(QStringLiteral("/templates/")) && file.open(QIODevice::ReadOnly))
            bundled.append({ name.mid(2), file.readAll() });
    }
    return bundled;
}

QString foreignOrigin(const QString &origin)
{
    if (origin.startsWith(QStringLiteral("catalogs/")))
        return {};
    return origin.contains(u'/') ? QFileInfo(origin).fileName()
                                 : Text::tr("%1, kept in the project").arg(origin);
}

Result<CatalogsPointer> load(const QList<CatalogFile> &files)
{
    auto loaded = std::make_shared<Catalogs>();
    for (const CatalogFile &file : files) {
        const Result<CatalogInfo> info = readInto(file, *loaded);
        if (!info)
            return info.error();
        loaded->info.append(*info);
        loaded->info.last().origin = file.name;
        markOrigin(*loaded, file.name);
        loaded->info.last().bytes = file.bytes;
    }
    for (Rule &rule : loaded->rules) {
        replaceRetired(loaded->atlas, rule.atlas);
        rule.relevance = relevanceOf(rule, loaded->atlas);
    }
    std::ranges::sort(loaded->rules, {}, &Rule::id);
    std::ranges::sort(loaded->info, {}, &CatalogInfo::id);
    if (const std::optional<Error> error = crosschecks::firstProblem(*loaded))
        return inFile(QStringLiteral("catalogs"), *error);
    return CatalogsPointer(loaded);
}

Result<CatalogsPointer> loadBundled()
{
    return load(bundledFiles());
}

Result<CatalogsPointer> loadWith(const QList<CatalogFile> &team, QList<Error> &refused)
{
    QList<CatalogFile> files = bundledFiles();
    Result<CatalogsPointer> loaded = load(files);
    for (const CatalogFile &file : team) {
        if (!loaded)
            break;
        const Result<CatalogsPointer> with = load(files + QList<CatalogFile> { file });
        if (with) {
            files.append(file);
            loaded = with;
        } else {
            refused.append(with.error());
        }
    }
    return loaded;
}

Result<CatalogInfo> describe(const CatalogFile &file)
{
    Catalogs ignored;
    return readInto(file, ignored);
}

QList<Template> templates()
{
    QList<Template> found;
    QDirIterator files(QStringLiteral(":/catalogs/templates"), { QStringLiteral("*.json") },
                       QDir::Files);
    QStringList names;
    while (files.hasNext())
        names.append(files.next());
    names.sort();
    for (const QString &name : names) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Template made;
        made.bytes = file.readAll();
        const Result<json> content = strictjson::parse(made.bytes, name);
        if (!content || !content->contains("template"))
            continue;
        std::optional<Error> error;
        JsonReader about((*content)["template"], QStringLiteral("/template"), error);
        made.id = about.text("id");
        made.name = about.text("name");
        made.summary = about.text("summary");
        made.description = about.text("description");
        if (!error)
            found.append(made);
    }
    return found;
}

} // namespace catalog
