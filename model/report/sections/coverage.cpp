// What the register says in the words of MITRE ATLAS and OWASP.

#include "model/report/sections/sections.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

using Rows = QHash<QString, QList<const ThreatRow *>>;

Cell worst(const ReportBuilder &to, const QList<const ThreatRow *> &rows)
{
    // Rows come worst current first.
    return rows.isEmpty() ? reportcell::text({}) : to.letter(rows.first()->current, true);
}

void addList(ReportBuilder &to, const QString &name, const QString &sheet, const QList<Term> &items,
             const Rows &rows)
{
    to.heading(name);
    Table table { sheet,
                  { { Text::tr("Id"), 14 },
                    { Text::tr("Name"), 48 },
                    { Text::tr("Open threats"), 18, Column::Kind::Number },
                    { Text::tr("Worst current"), 20, Column::Kind::Rating } } };
    for (const Term &item : items) {
        const QList<const ThreatRow *> some = rows.value(item.id);
        table.rows.append({ { item.id },
                            { item.name },
                            reportcell::number(static_cast<double>(some.size())),
                            worst(to, some) });
    }
    to.add(table);
}

void addAtlas(ReportBuilder &to, const Rows &rows)
{
    const Atlas &atlas = to.catalogs().atlas;
    to.heading(Text::tr("MITRE ATLAS techniques"));
    Table table { Text::tr("ATLAS techniques"),
                  { { Text::tr("Id"), 14 },
                    { Text::tr("Technique"), 30 },
                    { Text::tr("Tactics"), 24 },
                    { Text::tr("Open threats"), 14, Column::Kind::Number },
                    { Text::tr("Worst current"), 18, Column::Kind::Rating } } };
    for (const AtlasTechnique &technique : atlas.techniques) {
        const QList<const ThreatRow *> some = rows.value(technique.id);
        if (some.isEmpty())
            continue;
        const AtlasTechnique *parent = atlas.technique(technique.parent);
        QStringList tactics;
        for (const QString &id : technique.tactics) {
            const auto it = std::ranges::find(atlas.tactics, id, &Term::id);
            tactics.append(it == atlas.tactics.end() ? id : it->name);
        }
        table.rows.append({ { technique.id },
                            { parent ? QStringLiteral("%1: %2").arg(parent->name, technique.name)
                                     : technique.name },
                            reportcell::text(tactics.join(QStringLiteral(", "))),
                            reportcell::number(static_cast<double>(some.size())),
                            worst(to, some) });
    }
    to.say(Text::tr("%1 of %2 techniques of ATLAS %3 are named by open threats; %4 have no part "
                    "in a drawing and are out of scope.")
                   .arg(QString::number(table.rows.size()),
                        QString::number(atlas.techniques.size()), atlas.contentVersion,
                        QString::number(atlas.outOfScope.size())));
    to.add(table);
}

} // namespace

void sections::coverage(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Coverage));
    Rows atlas;
    Rows ml;
    Rows llm;
    for (const ThreatRow *row : to.open()) {
        for (const QString &id : row->atlas)
            atlas[id].append(row);
        for (const QString &id : row->owaspMl)
            ml[id].append(row);
        for (const QString &id : row->rule ? row->rule->owaspLlm : QStringList())
            llm[id].append(row);
    }
    addAtlas(to, atlas);
    addList(to, Text::tr("OWASP Machine Learning Security Top Ten"), Text::tr("OWASP ML Top Ten"),
            to.catalogs().owaspMl, ml);
    if (!llm.isEmpty())
        addList(to, Text::tr("OWASP Top 10 for LLM Applications"), Text::tr("OWASP LLM Top 10"),
                to.catalogs().owaspLlm, llm);
}
