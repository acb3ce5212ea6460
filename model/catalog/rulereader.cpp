#include "model/catalog/catalogreaders.h"

#include <QCoreApplication>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(rulereader)
};

ConditionGroup readGroup(JsonReader &owner, const char *key, const json &value,
                         const QString &path);

QString asText(const json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

/// The values of one predicate: a text, a flag, or a list of texts.
QStringList valuesOf(const json &value)
{
    QStringList values;
    if (!value.is_array())
        return { asText(value) };
    for (const json &item : value)
        values.append(asText(item));
    return values;
}

void readAny(JsonReader &owner, const char *key, const json &value, const QString &path,
             ConditionGroup &group)
{
    if (!value.is_array()) {
        owner.fail(key, Text::tr("%1: expected a list of groups").arg(path));
        return;
    }
    QList<ConditionGroup> choices;
    for (size_t i = 0; i < value.size(); ++i)
        choices.append(readGroup(owner, key, value[i], path + QStringLiteral("/%1").arg(i)));
    group.any.append(choices);
}

ConditionGroup readGroup(JsonReader &owner, const char *key, const json &value, const QString &path)
{
    ConditionGroup group;
    if (!value.is_object()) {
        owner.fail(key, Text::tr("%1: expected an object of predicates").arg(path));
        return group;
    }
    for (const auto &[name, inner] : value.items()) {
        const QString predicate = QString::fromStdString(name);
        const QString here = path + u'/' + predicate;
        if (predicate == u"not") {
            group.none.append(readGroup(owner, key, inner, here));
        } else if (predicate == u"any") {
            readAny(owner, key, inner, here, group);
        } else {
            const QStringList values = valuesOf(inner);
            if (values.isEmpty() || values.contains(QString()))
                owner.fail(
                        key,
                        Text::tr("%1: expected a text, true, false or a list of texts").arg(here));
            group.all.append({ predicate, values });
        }
    }
    return group;
}

ConditionGroup readWhen(JsonReader &item)
{
    const json *when = item.member("when");
    return when ? readGroup(item, "when", *when, QString()) : ConditionGroup();
}

void readLikelihood(JsonReader &item, Rule &rule)
{
    item.object("likelihood", [&](JsonReader &likelihood) {
        rule.base = likelihood.number("base", 1, 5);
        rule.baseWhy = likelihood.text("why");
        likelihood.each("raise", [&](JsonReader &raise) {
            Raise step;
            step.when = readWhen(raise);
            step.by = raise.number("by", 1, 3);
            step.because = raise.optionalText("because");
            rule.raises.append(step);
        });
    });
}

void readOffers(JsonReader &item, Rule &rule)
{
    item.each("controls", [&](JsonReader &offer) {
        ControlOffer control;
        control.control = offer.text("id");
        control.at = offer.has("at") ? offer.word<At>("at") : At::Subject;
        control.likelihood = offer.perMille("likelihood");
        control.impact = offer.perMille("impact");
        if (control.likelihood == 0 && control.impact == 0)
            offer.fail("likelihood", Text::tr("a control lowers likelihood, impact or both"));
        rule.controls.append(control);
    });
}

} // namespace

namespace catalogreaders {

void readRules(JsonReader &file, const QString &origin, Catalogs &into)
{
    file.each("packs", [&](JsonReader &item) {
        into.packs.append({ item.text("id"), item.text("name"), item.text("description"),
                            item.flag("default") });
    });
    if (file.has("paths")) {
        file.each("paths", [&](JsonReader &item) {
            RulePath path;
            path.id = item.text("id");
            path.name = item.text("name");
            path.from = item.optionalTexts("from");
            path.to = item.optionalTexts("to");
            path.carrying = item.optionalTexts("carrying");
            path.avoiding = item.optionalTexts("avoiding");
            path.within = item.has("within") ? item.number("within", 1, 64) : path.within;
            path.cycle = item.has("cycle") && item.flag("cycle");
            const int kinds = (path.from.isEmpty() ? 0 : 1) + (path.to.isEmpty() ? 0 : 1)
                              + (path.cycle ? 1 : 0);
            if (kinds != 1)
                item.fail("id",
                          Text::tr("a path has exactly one of \"from\", \"to\" and \"cycle\""));
            into.paths.append(path);
        });
    }
    file.each("rules", [&](JsonReader &item) {
        Rule rule;
        rule.id = item.text("id");
        rule.pack = item.text("pack");
        rule.tier = item.text("tier");
        rule.supersedes = item.optionalTexts("supersedes");
        rule.title = item.text("title");
        rule.stride = item.word<Stride>("stride");
        rule.property = item.word<Property>("property");
        rule.failureModes = item.optionalTexts("failure-modes");
        rule.on = item.word<RuleSubject>("on");
        rule.when = readWhen(item);
        readLikelihood(item, rule);
        rule.atlas = item.texts("atlas");
        rule.owaspMl = item.texts("owasp-ml");
        rule.owaspLlm = item.optionalTexts("owasp-llm");
        readOffers(item, rule);
        rule.subsumes = item.optionalTexts("subsumes");
        rule.source = item.text("source");
        rule.rationale = item.text("rationale");
        rule.origin = origin;
        into.rules.append(rule);
    });
}

} // namespace catalogreaders
