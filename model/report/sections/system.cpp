// What a report says of the model itself: scope, zones, flows, diagrams and artifacts.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"
#include "model/threats/questions.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

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
    const QString value = flow.facts.value(id);
    if (const Fact *fact = words.fact(id)) {
        for (const Term &term : fact->values) {
            if (term.id == value)
                return term.name;
        }
    }
    return value;
}

QString namesOf(const Project &project, const QList<Id<Artifact>> &ids)
{
    QStringList names;
    for (const Id<Artifact> &id : ids) {
        if (const Artifact *artifact = project.find(id))
            names.append(artifact->name);
    }
    return names.join(QStringLiteral(", "));
}

void addPeople(ReportBuilder &to)
{
    if (to.forPartner() || to.project().count(RecordKind::Person) == 0)
        return;
    to.heading(Text::tr("People"));
    Table people {
        Text::tr("People"),
        { { Text::tr("Name"), 30 }, { Text::tr("Organisation"), 30 }, { Text::tr("Roles"), 40 } }
    };
    for (const Person *person : byName(to.project().all<Person>())) {
        QStringList roles;
        for (const Id<Role> &id : person->roles) {
            if (const Role *role = to.project().find(id))
                roles.append(role->name);
        }
        people.rows.append({ { person->name },
                             reportcell::text(person->organisation),
                             reportcell::text(roles.join(QStringLiteral(", "))) });
    }
    to.add(people);
}

void addAssumptions(ReportBuilder &to)
{
    Table table {
        Text::tr("Assumptions"),
        { { Text::tr("Assumption"), 60 }, { Text::tr("About"), 26 }, { Text::tr("Status"), 14 } }
    };
    for (const Assumption *assumption : to.project().all<Assumption>()) {
        if (to.forPartner() && assumption->subjectKind != SubjectKind::Project
            && !to.shown().find(assumption->subject))
            continue;
        table.rows.append({ { assumption->text },
                            { to.nameOfSubject(assumption->subjectKind, assumption->subject) },
                            { reportwords::of(assumption->status) } });
    }
    if (table.rows.isEmpty())
        return;
    to.heading(Text::tr("Assumptions"));
    to.add(table);
}

void addElements(ReportBuilder &to)
{
    const Vocabulary &words = to.catalogs().vocabulary;
    to.heading(Text::tr("Elements"));
    Table table { Text::tr("Elements"),
                  { { Text::tr("Element"), 26 },
                    { Text::tr("Type"), 22 },
                    { Text::tr("Zone"), 20 },
                    { Text::tr("Holds"), 32 } } };
    for (const Element *element : byName(to.shown().all<Element>())) {
        const Zone *zone = to.shown().find(element->zone);
        table.rows.append({ { element->name },
                            { words.name(element->type) },
                            reportcell::text(zone ? zone->name : QString()),
                            reportcell::text(namesOf(to.shown(), element->holds)) });
    }
    to.add(table);
}

} // namespace

void sections::scope(ReportBuilder &to)
{
    const Settings &settings = to.settings();
    to.chapter(reportsection::title(ReportSection::Scope));
    const std::pair<QString, QString> rows[] = {
        { Text::tr("System"), settings.name },
        { Text::tr("Description"), settings.description },
        { Text::tr("Intended purpose"), settings.purpose },
        { Text::tr("Scope"), settings.scope },
        { Text::tr("Owner"), settings.owner },
        { Text::tr("Organisation"), settings.organisation },
        { Text::tr("EU AI Act role"), reportwords::alone(settings.aiActRole) },
        { Text::tr("EU AI Act risk class"), reportwords::alone(settings.aiActClass) },
        { Text::tr("Classification"), settings.classification },
    };
    reportpart::Facts facts;
    for (const auto &row : rows)
        facts.rows.append({ row.first, reportcell::text(row.second).text });
    if (to.forPartner())
        facts.rows.append({ Text::tr("Shown here"), Text::tr("only zones operated by: %1")
                                                            .arg(to.catalogs().vocabulary.name(
                                                                    to.options().zoneOperator)) });
    to.add(facts);
    addPeople(to);
    addAssumptions(to);
    if (to.forPartner() || to.options().audience == Audience::Executive)
        return;
    const QList<OpenQuestion> questions = openQuestions(to.project(), to.threats());
    if (questions.isEmpty())
        return;
    to.heading(Text::tr("Facts that nobody answered"));
    to.say(Text::tr("Each counts as if the worse were true; the threats beside it rest on that "
                    "alone."));
    Table table { Text::tr("Open facts"),
                  { { Text::tr("Fact"), 80 }, { Text::tr("Threats"), 20, Column::Kind::Number } } };
    for (const OpenQuestion &question : questions)
        table.rows.append({ { question.text },
                            reportcell::number(static_cast<double>(question.threats.size())) });
    to.add(table);
}

void sections::system(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::System));
    const Vocabulary &words = to.catalogs().vocabulary;
    const Project &project = to.shown();
    // First, so that the tables run on into the next chapter: a wide diagram has a page of its own.
    QList<const Diagram *> diagrams = project.all<Diagram>();
    std::ranges::stable_sort(diagrams, {}, &Diagram::position);
    for (const Diagram *diagram : diagrams)
        to.add(Picture { diagram->id, Text::tr("Diagram: %1").arg(diagram->name) });
    to.heading(Text::tr("Trust zones"));
    Table zones { Text::tr("Zones"),
                  { { Text::tr("Zone"), 28 },
                    { Text::tr("Inside"), 24 },
                    { Text::tr("Trust"), 8 },
                    { Text::tr("Operated by"), 16 },
                    { Text::tr("Exposure"), 12 },
                    { Text::tr("Jurisdiction"), 12 } } };
    for (const Zone *zone : byName(project.all<Zone>())) {
        const Zone *parent = project.find(zone->parent);
        zones.rows.append(
                { { zone->name },
                  reportcell::text(parent ? parent->name : QString()),
                  reportcell::text(zone->trust > 0 ? QString::number(zone->trust) : QString()),
                  reportcell::text(words.name(zone->zoneOperator)),
                  reportcell::text(words.name(zone->exposure)),
                  reportcell::text(zone->jurisdiction) });
    }
    to.add(zones);
    to.note(Text::tr("A dash: as the zone around it, or unknown. Trust runs from 1, least, to 5."));
    addElements(to);
    to.heading(Text::tr("Flows"));
    Table flows { Text::tr("Flows"),
                  { { Text::tr("From"), 24 },
                    { Text::tr("To"), 24 },
                    { Text::tr("Carries"), 32 },
                    { Text::tr("Protocol, trigger"), 20 } } };
    QList<const Flow *> all = project.all<Flow>();
    std::ranges::stable_sort(all, {}, [&](const Flow *flow) {
        return std::pair(project.find(flow->source)->name, project.find(flow->target)->name);
    });
    for (const Flow *flow : all) {
        QStringList how { answerOf(words, *flow, QStringLiteral("protocol")),
                          answerOf(words, *flow, QStringLiteral("trigger")) };
        how.removeAll(QString());
        flows.rows.append({ { project.find(flow->source)->name },
                            { project.find(flow->target)->name },
                            reportcell::text(namesOf(project, flow->artifacts)),
                            reportcell::text(how.join(QStringLiteral(", "))) });
    }
    to.add(flows);
}

void sections::artifacts(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Artifacts));
    Table table { Text::tr("Artifacts"),
                  { { Text::tr("Artifact"), 24 },
                    { Text::tr("Kind"), 18 },
                    { Text::tr("Owner"), 16 },
                    { Text::tr("C"), 5 },
                    { Text::tr("I"), 5 },
                    { Text::tr("A"), 5 },
                    { Text::tr("Derived from"), 27 },
                    { Text::tr("Version"), 0 },
                    { Text::tr("Digest"), 0 } } };
    const auto rating = [](int own, int usual) {
        return own > 0 ? reportcell::number(own)
                       : reportcell::number(usual, QStringLiteral("(%1)").arg(usual));
    };
    for (const Artifact *artifact : byName(to.shown().all<Artifact>())) {
        const ArtifactKind *kind = to.catalogs().vocabulary.artifactKind(artifact->artifactKind);
        const std::array<int, 6> usual =
                kind ? kind->ratings : std::array<int, 6> { 2, 2, 2, 2, 2, 2 };
        table.rows.append({ { artifact->name },
                            { kind ? kind->name : artifact->artifactKind },
                            to.person(artifact->owner),
                            rating(artifact->confidentiality, usual[0]),
                            rating(artifact->integrity, usual[1]),
                            rating(artifact->availability, usual[2]),
                            reportcell::text(namesOf(to.shown(), artifact->derivedFrom)),
                            reportcell::text(artifact->version),
                            reportcell::text(artifact->digest) });
    }
    to.add(table);
    to.note(Text::tr("Ratings are impact levels 1 to 5 for confidentiality, integrity and "
                     "availability; those in brackets are defaults of the kind that the team has "
                     "not rated yet."));
}
