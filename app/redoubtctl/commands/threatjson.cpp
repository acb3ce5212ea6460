#include "app/redoubtctl/commands/threatjson.h"

#include "model/threats/why.h"

using nlohmann::ordered_json;

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

ordered_json texts(const QStringList &list)
{
    ordered_json array = ordered_json::array();
    for (const QString &text : list)
        array.push_back(utf8(text));
    return array;
}

std::string idText(const QUuid &id)
{
    return utf8(id.toString(QUuid::WithoutBraces));
}

} // namespace

namespace threatjson {

ordered_json levels(const Levels &levels, const Settings &settings)
{
    return { { "likelihood", levels.likelihood / 1000.0 },
             { "impact", levels.impact / 1000.0 },
             { "level", utf8(textOf(risk::rating(settings, levels))) } };
}

ordered_json row(const ThreatRow &row, const Project &project, const Register &threats)
{
    ordered_json out;
    out["key"] = utf8(row.key.text());
    out["rule"] = utf8(row.key.rule);
    out["title"] = utf8(row.title);
    out["subject"] = { { "kind", nameOf(row.subjectKind).one },
                       { "id", idText(row.key.subject) },
                       { "name", utf8(row.subjectName) } };
    const Artifact *artifact = project.find(Id<Artifact>(row.key.artifact));
    if (artifact)
        out["artifact"] = { { "id", idText(artifact->id.value()) },
                            { "kind", utf8(artifact->artifactKind) },
                            { "name", utf8(artifact->name) } };
    else
        out["artifact"] = nullptr;
    out["stride"] = utf8(textOf(row.stride));
    out["property"] = utf8(textOf(row.property));
    out["atlas"] = texts(row.atlas);
    out["owasp_ml"] = texts(row.owaspMl);
    Why reasons;
    for (const Proposal &proposal : threats.proposer().of(row.key.subject)) {
        if (keyOf(proposal, threats.catalogs()) == row.key)
            reasons = why(proposal, project, threats.catalogs());
    }
    out["why"] = texts(reasons.sentences + reasons.likelihood);
    out["assumed"] = texts(reasons.assumed);
    const Settings &settings = project.settings();
    out["inherent"] = levels(row.inherent, settings);
    out["current"] = levels(row.current, settings);
    out["target"] = levels(row.target, settings);
    out["state"] = row.stale ? "stale" : utf8(textOf(row.state));
    out["review_again"] = texts(row.reviewAgain);
    return out;
}

ordered_json catalogs(const Catalogs &catalogs)
{
    ordered_json list = ordered_json::array();
    for (const CatalogInfo &info : catalogs.info)
        list.push_back({ { "id", utf8(info.id) },
                         { "version", utf8(info.version) },
                         { "sha256", utf8(info.sha256) } });
    return list;
}

} // namespace threatjson
