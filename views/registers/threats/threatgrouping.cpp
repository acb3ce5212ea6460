#include "views/registers/threats/threatgrouping.h"

#include "model/threats/groups.h"
#include "views/registers/filter/threatfilter.h"
#include "views/style/riskletter.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(threatgrouping)
};

QString iconOf(const ViewContext &context, const ThreatRow &row)
{
    const QUuid &subject = row.key.subject;
    if (const Element *element = context.project().find(Id<Element>(subject))) {
        const ElementType *type = context.vocabulary().elementType(element->type);
        return type ? type->icon : QString();
    }
    return QStringLiteral("flow");
}

ThreatHeading subjectOf(const ViewContext &context, const ThreatRow &row)
{
    QString note = Text::tr("flow");
    const OwnThreat *own =
            row.key.isOwn() ? context.project().find(Id<OwnThreat>(row.key.subject)) : nullptr;
    const QUuid subject = own ? own->subject.value() : row.key.subject;
    if (const Element *element = context.project().find(Id<Element>(subject))) {
        const ElementType *type = context.vocabulary().elementType(element->type);
        note = type ? inSentence(type->name) : QString();
    } else if (!context.project().find(Id<Flow>(subject))) {
        note = row.stale ? Text::tr("no longer in the model") : QString();
    }
    return { subject.toString(), row.subjectName, note, iconOf(context, row), {} };
}

ThreatHeading tacticOf(const ViewContext &context, const ThreatRow &row)
{
    const Atlas &atlas = context.catalogs().atlas;
    const AtlasTechnique *technique = nullptr;
    for (const QString &id : row.atlas) {
        if (!technique)
            technique = atlas.technique(id);
    }
    // A sub-technique has the tactics of its parent.
    if (technique && technique->tactics.isEmpty())
        technique = atlas.technique(technique->parent);
    const QString tactic = technique ? technique->tactics.value(0) : QString();
    const auto term = std::ranges::find(atlas.tactics, tactic, &Term::id);
    if (term == atlas.tactics.end())
        return { QStringLiteral("none"), Text::tr("no ATLAS tactic"), {}, {}, {} };
    return { tactic, term->name, tactic, {}, {} };
}

ThreatHeading packOf(const ViewContext &context, const ThreatRow &row)
{
    if (!row.rule)
        return { QStringLiteral("own"), Text::tr("the team's own"), {}, {}, {} };
    const QList<RulePack> &packs = context.catalogs().packs;
    const auto pack = std::ranges::find(packs, row.rule->pack, &RulePack::id);
    return { row.rule->pack, pack == packs.end() ? row.rule->pack : pack->name, {}, {}, {} };
}

ThreatHeading headingOf(const ViewContext &context, const ThreatRow &row, threatgrouping::By by)
{
    const auto plain = [](const QString &id, const QString &name) {
        return ThreatHeading { id, name, {}, {}, {} };
    };
    switch (by) {
    case threatgrouping::Subject:
    case threatgrouping::Thing:
        return subjectOf(context, row);
    case threatgrouping::Phase:
        return plain(row.phase, row.phase.isEmpty() ? Text::tr("no phase")
                                                    : context.vocabulary().name(row.phase));
    case threatgrouping::Class:
        return plain(textOf(row.stride), context.catalogs().strideName(row.stride));
    case threatgrouping::Tactic:
        return tacticOf(context, row);
    case threatgrouping::Owner:
        return plain(row.owner, row.owner.isEmpty() ? Text::tr("nobody yet") : row.owner);
    case threatgrouping::State:
        return plain(shownState(row), stateName(shownState(row)));
    case threatgrouping::Rating: {
        const Rating rating = risk::rating(context.project().settings(), row.current);
        return plain(textOf(rating), riskletter::name(rating));
    }
    case threatgrouping::Pack:
        return packOf(context, row);
    case threatgrouping::Nothing:
        break;
    }
    return plain(QStringLiteral("all"), Text::tr("All threats"));
}

/// What tells two rows apart, cheaper than making their headings.
QString idOf(const ViewContext &context, const ThreatRow &row, threatgrouping::By by)
{
    switch (by) {
    case threatgrouping::Subject:
        return row.key.isOwn() ? subjectOf(context, row).id : row.key.subject.toString();
    case threatgrouping::Phase:
        return row.phase;
    case threatgrouping::Owner:
        return row.owner;
    case threatgrouping::Nothing:
        return QStringLiteral("all");
    case threatgrouping::State:
        return shownState(row);
    default:
        return headingOf(context, row, by).id;
    }
}

QList<ThreatHeading> things(const ViewContext &context, const QList<const ThreatRow *> &rows)
{
    QList<ThreatHeading> headings;
    for (const ThreatGroup &group : threatGroups(context.project(), rows)) {
        ThreatHeading heading {
            group.worst().key.text(), group.title(), {}, iconOf(context, group.worst()), {}
        };
        for (const ThreatRow *row : group.rows)
            heading.rows.append(row->key);
        headings.append(heading);
    }
    return headings;
}

} // namespace

QStringList threatgrouping::names()
{
    return { Text::tr("Flow or element"), Text::tr("Same thing"),     Text::tr("Phase"),
             Text::tr("STRIDE-AI class"), Text::tr("ATLAS tactic"),   Text::tr("Owner"),
             Text::tr("State"),           Text::tr("Current rating"), Text::tr("Rule group"),
             Text::tr("Nothing") };
}

QStringList threatgrouping::ids()
{
    return { QStringLiteral("subject"), QStringLiteral("thing"),  QStringLiteral("phase"),
             QStringLiteral("class"),   QStringLiteral("tactic"), QStringLiteral("owner"),
             QStringLiteral("state"),   QStringLiteral("rating"), QStringLiteral("pack"),
             QStringLiteral("nothing") };
}

QList<ThreatHeading> threatgrouping::headings(const ViewContext &context,
                                              const QList<const ThreatRow *> &rows, By by)
{
    if (by == Thing)
        return things(context, rows);
    QList<ThreatHeading> headings;
    QHash<QString, qsizetype> known;
    for (const ThreatRow *row : rows) {
        const QString id = idOf(context, *row, by);
        auto at = known.constFind(id);
        if (at == known.constEnd()) {
            at = known.insert(id, headings.size());
            headings.append(headingOf(context, *row, by));
        }
        headings[*at].rows.append(row->key);
    }
    return headings;
}
