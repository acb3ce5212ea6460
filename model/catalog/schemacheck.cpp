#include "model/catalog/catalogs.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>
#include <QFile>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(schemacheck)
};

QString pathOf(const std::vector<std::string> &context)
{
    QString path;
    for (size_t i = 1; i < context.size(); ++i) {
        QString part = QString::fromStdString(context[i]);
        path += u'/' + part.remove(u'[').remove(u']').remove(u'"');
    }
    return path;
}

} // namespace

namespace catalog {

Result<CatalogInfo> validate(const CatalogFile &file)
{
    const Result<json> content = strictjson::parse(file.bytes, file.name);
    if (!content)
        return content.error();
    const QString next =
            Text::tr("Correct the catalog and check it again; nothing of it was used.");
    QString id;
    if (content->is_object() && content->contains("catalog") && (*content)["catalog"].is_string())
        id = QString::fromStdString((*content)["catalog"].get<std::string>());
    QString name = id;
    for (const char *kind : { "rules", "framework", "vocabulary", "controls" }) {
        // One schema for every catalog of a kind: "rules-data" is checked as "rules".
        if (id.startsWith(QLatin1String(kind) + u'-'))
            name = QLatin1String(kind);
    }
    QFile source(QStringLiteral(":/resources/schemas/%1.schema.json").arg(name));
    if (id.isEmpty() || !source.open(QIODevice::ReadOnly))
        return Error { Text::tr("expected the name of a kind of catalog, not \"%1\"").arg(id),
                       file.name + QStringLiteral(": /catalog"), next };
    // Our own reader first: it says best what is wrong; the schema is what others check with.
    Result<CatalogInfo> info = describe(file);
    if (!info)
        return info;
    valijson::Schema schema;
    valijson::SchemaParser parser;
    const json schemaJson = json::parse(source.readAll().toStdString());
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(*content), &results))
        return info;
    valijson::ValidationResults::Error problem;
    QString where;
    QString message;
    // The deepest error is the one nearest to the cause.
    while (results.popError(problem)) {
        if (const QString path = pathOf(problem.context);
            message.isEmpty() || path.size() > where.size()) {
            where = path;
            message = QString::fromStdString(problem.description);
        }
    }
    return Error { message, file.name + QStringLiteral(": ") + where, next };
}

} // namespace catalog
