#include "model/policy/policy.h"

#include "model/catalog/jsonreader.h"
#include "model/core/strictjson.h"
#include "model/quality/quality.h"

#include <QCoreApplication>

using nlohmann::json;

template<>
inline constexpr std::array<const char *, 3> enumWords<policy::Figure> = { "inherent", "current",
                                                                           "target" };

namespace policy {

namespace {

constexpr auto formatName = "redoubt-policy";

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(policy)
};

std::optional<Limit> limitOf(JsonReader &rules, const char *key)
{
    if (!rules.has(key))
        return std::nullopt;
    Limit limit;
    rules.object(key, [&](JsonReader &reader) {
        limit.level = reader.word<Rating>("level");
        if (reader.has("figure"))
            limit.figure = reader.word<Figure>("figure");
    });
    return limit;
}

bool flagOf(JsonReader &rules, const char *key)
{
    return rules.has(key) && rules.flag(key);
}

std::optional<int> numberOf(JsonReader &rules, const char *key, int most)
{
    return rules.has(key) ? std::optional(rules.number(key, 0, most)) : std::nullopt;
}

void readCatalogs(JsonReader &rules, QMap<QString, QString> &catalogs)
{
    constexpr auto key = "catalogs-not-older-than";
    if (!rules.has(key))
        return;
    const json *list = rules.member(key);
    if (!list)
        return;
    if (!list->is_object()) {
        rules.fail(key, Text::tr("expected an object: catalog ids with their least versions"));
        return;
    }
    for (const auto &[id, value] : list->items()) {
        if (!value.is_string()) {
            rules.fail(key, Text::tr("expected a version as text, such as \"2026.09\""));
            return;
        }
        catalogs.insert(QString::fromStdString(id),
                        QString::fromStdString(value.get<std::string>()));
    }
}

void readQuality(JsonReader &rules, QStringList &wanted)
{
    wanted = rules.optionalTexts("quality");
    QStringList known;
    for (const quality::Check &check : quality::checks())
        known.append(check.id);
    for (const QString &id : std::as_const(wanted)) {
        if (!known.contains(id))
            rules.fail("quality", Text::tr("there is no check \"%1\"; expected some of %2")
                                          .arg(id, known.join(QStringLiteral(", "))));
    }
}

Exemption exemptionFrom(JsonReader &reader)
{
    Exemption exemption;
    exemption.rule = reader.text("rule");
    exemption.of = reader.optionalText("of");
    exemption.owner = reader.text("owner");
    exemption.reason = reader.text("reason");
    const QString expires = reader.text("expires");
    exemption.expires = QDate::fromString(expires, Qt::ISODate);
    const QList<RuleName> known = rules();
    if (!std::ranges::any_of(known, [&](const RuleName &r) { return r.id == exemption.rule; })) {
        QStringList ids;
        for (const RuleName &each : known)
            ids.append(each.id);
        reader.fail("rule", Text::tr("expected one of %1").arg(ids.join(QStringLiteral(", "))));
    }
    if (exemption.owner.trimmed().isEmpty())
        reader.fail("owner", Text::tr("expected who answers for it"));
    if (exemption.reason.trimmed().isEmpty())
        reader.fail("reason", Text::tr("expected why it is let through"));
    if (!exemption.expires.isValid())
        reader.fail("expires", Text::tr("expected a day such as \"2027-01-31\""));
    return exemption;
}

void readTop(JsonReader &top, Policy &policy)
{
    if (top.text("format") != QLatin1String(formatName))
        top.fail("format", Text::tr("expected \"%1\"").arg(QLatin1String(formatName)));
    top.number("version", version, version);
    policy.name = top.text("name");
    top.object("rules", [&](JsonReader &rules) {
        policy.threats = limitOf(rules, "threats-at-most");
        policy.risks = limitOf(rules, "risks-at-most");
        policy.verifiedHasEvidence = flagOf(rules, "verified-has-evidence");
        policy.noLapsedAcceptance = flagOf(rules, "no-lapsed-acceptance");
        policy.noReviewAgain = flagOf(rules, "no-review-again");
        policy.undecidedAtMost = numberOf(rules, "undecided-at-most", 1000000);
        policy.coverageAtLeast = numberOf(rules, "coverage-at-least", 100);
        readCatalogs(rules, policy.catalogs);
        readQuality(rules, policy.quality);
    });
    if (top.has("exemptions"))
        top.each("exemptions",
                 [&](JsonReader &each) { policy.exemptions.append(exemptionFrom(each)); });
}

} // namespace

QList<RuleName> rules()
{
    const auto id = [](const char *text) { return QString::fromLatin1(text); };
    return {
        { id("threats-at-most"), Text::tr("No open threat is rated above the limit") },
        { id("risks-at-most"),
          Text::tr("No risk is rated above the limit without a valid acceptance") },
        { id("verified-has-evidence"), Text::tr("What is verified has evidence") },
        { id("no-lapsed-acceptance"), Text::tr("No acceptance has lapsed") },
        { id("no-review-again"), Text::tr("No decision waits to be looked at again") },
        { id("undecided-at-most"), Text::tr("Few enough threats are undecided") },
        { id("coverage-at-least"), Text::tr("The control baseline is covered well enough") },
        { id("catalogs-not-older-than"), Text::tr("The catalogs are recent enough") },
        { id("quality"), Text::tr("The model has the demanded quality") },
    };
}

Result<Policy> read(const QByteArray &bytes, const QString &name)
{
    const Result<json> content = strictjson::parse(bytes, name);
    if (!content)
        return content.error();
    std::optional<Error> error;
    Policy policy;
    JsonReader top(*content, {}, error);
    readTop(top, policy);
    top.finish();
    if (error) {
        error->where = name + QStringLiteral(": ") + error->where;
        error->next = Text::tr("Correct the policy; nothing was checked.");
        return *error;
    }
    return policy;
}

} // namespace policy
