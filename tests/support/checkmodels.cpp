#include "tests/support/checkmodels.h"

#include "model/threats/register.h"
#include "tests/support/samples.h"

using namespace Qt::StringLiterals;

namespace checkmodels {

Record settingsNamed(const QString &name)
{
    Settings settings;
    settings.id = Id<Settings>::create();
    settings.name = name;
    return settings;
}

Models adds(const QList<Record> &records)
{
    return [records](Project &project) {
        Edit edit;
        for (const Record &record : records)
            edit.add(record);
        project.apply(edit);
    };
}

Models both(const Models &first, const Models &second)
{
    return [first, second](Project &project) {
        first(project);
        second(project);
    };
}

void small(Project &project)
{
    project.apply(samples::small());
}

QString worst(const Project &project, const CatalogsPointer &catalogs)
{
    Register threats(catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    return threats.rows().first()->key.text();
}

Models decided(const CatalogsPointer &catalogs, const std::function<void(Decision &)> &change)
{
    return [catalogs, change](Project &project) {
        small(project);
        Decision decision;
        decision.id = Id<Decision>::create();
        decision.threat = worst(project, catalogs);
        change(decision);
        adds({ decision })(project);
    };
}

Models withRisk(const CatalogsPointer &catalogs, const std::function<void(Risk &)> &change)
{
    return [catalogs, change](Project &project) {
        small(project);
        const Person person = made<Person>([](Person &p) { p.name = u"Ada"_s; });
        Risk risk;
        risk.id = Id<Risk>::create();
        risk.number = 1;
        risk.title = u"Story"_s;
        risk.consequence = u"Outage"_s;
        risk.owner = person.id;
        risk.treatment = Treatment::Mitigate;
        risk.threats = { worst(project, catalogs) };
        change(risk);
        adds({ person, risk })(project);
    };
}

Models withControl(const std::function<void(Control &, const Person &, const Person &)> &change)
{
    return [change](Project &project) {
        const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
        const Person bob = made<Person>([](Person &p) { p.name = u"Bob"_s; });
        Control control;
        control.id = Id<Control>::create();
        control.name = u"Encrypt"_s;
        control.owner = ada.id;
        change(control, ada, bob);
        adds({ settingsNamed(u"Sample"_s), ada, bob, control })(project);
    };
}

} // namespace checkmodels
