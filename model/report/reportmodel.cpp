// What a report says of the model itself: zones, flows, diagrams and artifacts.

#include "model/report/reportbuilder.h"

#include <QCoreApplication>

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("\u2013") : text;
}

/// Records as a reader looks for them.
template<typename T>
QList<const T *> byName(QList<const T *> records)
{
    std::ranges::stable_sort(records, {}, &T::name);
    return records;
}

/// A flow's answer to a fact, by the name that the vocabulary gives it.
QString answerOf(const Vocabulary &words, const Flow &flow, const QString &id)
{
    QString value = flow.facts.value(id);
    if (const Fact *fact = words.fact(id)) {
        for (const Term &term : fact->values) {
            if (term.id == value)
                return term.name;
        }
    }
    return value;
}

} // namespace

void ReportBuilder::architecture()
{
    heading(Text::tr("Architecture"));
    const Vocabulary &words = m_catalogs.vocabulary;
    heading(Text::tr("Trust zones"), 2);
    Table zones { { Text::tr("Zone"), Text::tr("Inside"), Text::tr("Trust"),
                    Text::tr("Operated by"), Text::tr("Exposure"), Text::tr("Jurisdiction") },
                  { 28, 24, 8, 16, 12, 12 },
                  {} };
    for (const Zone *zone : byName(m_project.all<Zone>())) {
        const Zone *parent = m_project.find(zone->parent);
        zones.rows.append(
                { { zone->name },
                  { orDash(parent ? parent->name : QString()) },
                  { zone->trust > 0 ? QString::number(zone->trust) : QStringLiteral("?") },
                  { orDash(words.name(zone->zoneOperator)) },
                  { orDash(words.name(zone->exposure)) },
                  { orDash(zone->jurisdiction) } });
    }
    m_report.blocks.append(zones);
    heading(Text::tr("Flows"), 2);
    Table flows { { Text::tr("From"), Text::tr("To"), Text::tr("Carries"),
                    Text::tr("Protocol, trigger") },
                  { 26, 26, 32, 16 },
                  {} };
    QList<const Flow *> all = m_project.all<Flow>();
    std::ranges::stable_sort(all, {}, [&](const Flow *flow) {
        return std::pair(m_project.find(flow->source)->name, m_project.find(flow->target)->name);
    });
    for (const Flow *flow : all) {
        QStringList carried;
        for (const Id<Artifact> &id : flow->artifacts) {
            if (const Artifact *artifact = m_project.find(id))
                carried.append(artifact->name);
        }
        QStringList how { answerOf(words, *flow, QStringLiteral("protocol")),
                          answerOf(words, *flow, QStringLiteral("trigger")) };
        how.removeAll(QString());
        flows.rows.append({ { m_project.find(flow->source)->name },
                            { m_project.find(flow->target)->name },
                            { orDash(carried.join(QStringLiteral(", "))) },
                            { orDash(how.join(QStringLiteral(", "))) } });
    }
    m_report.blocks.append(flows);
    // After the tables: a diagram has a page of its own, and a heading alone on one looks lost.
    QList<const Diagram *> diagrams = m_project.all<Diagram>();
    std::ranges::stable_sort(diagrams, {}, &Diagram::position);
    for (const Diagram *diagram : diagrams)
        m_report.blocks.append(Picture { diagram->id, diagram->name });
}

void ReportBuilder::artifacts()
{
    heading(Text::tr("Artifacts"));
    Table table { { Text::tr("Artifact"), Text::tr("Kind"), Text::tr("Owner"), Text::tr("C"),
                    Text::tr("I"), Text::tr("A"), Text::tr("Derived from") },
                  { 24, 18, 16, 5, 5, 5, 27 },
                  {} };
    const auto rating = [](int own, int usual) {
        return own > 0 ? QString::number(own) : QStringLiteral("(%1)").arg(usual);
    };
    for (const Artifact *artifact : byName(m_project.all<Artifact>())) {
        const ArtifactKind *kind = m_catalogs.vocabulary.artifactKind(artifact->artifactKind);
        const std::array<int, 6> usual =
                kind ? kind->ratings : std::array<int, 6> { 2, 2, 2, 2, 2, 2 };
        QStringList from;
        for (const Id<Artifact> &id : artifact->derivedFrom) {
            if (const Artifact *source = m_project.find(id))
                from.append(source->name);
        }
        table.rows.append({ { artifact->name },
                            { kind ? kind->name : artifact->artifactKind },
                            { personName(artifact->owner) },
                            { rating(artifact->confidentiality, usual[0]) },
                            { rating(artifact->integrity, usual[1]) },
                            { rating(artifact->availability, usual[2]) },
                            { orDash(from.join(QStringLiteral(", "))) } });
    }
    m_report.blocks.append(table);
    say(Text::tr(
                "Ratings are impact levels 1 to 5 for confidentiality, integrity and availability; "
                "those in brackets are defaults of the kind that the team has not rated yet."),
        true);
}
