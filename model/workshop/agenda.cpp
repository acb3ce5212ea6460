#include "model/workshop/agenda.h"

#include "model/threats/facts.h"

#include <map>
#include <set>

namespace {

/// An element that waits for its turn: first the one with the fewest flows still to come into it
/// from its own phase, so that a cycle starts where the least is missing.
struct Waiting
{
    int flows = 0;
    QString name;
    QUuid id;

    friend bool operator<(const Waiting &a, const Waiting &b)
    {
        return std::tie(a.flows, a.name, a.id) < std::tie(b.flows, b.name, b.id);
    }
};

/// The elements of a project and the flows out of and into each.
class Drawing
{
public:
    Drawing(const Project &project, const Vocabulary &words)
    {
        project.forEach<Element>([&](const Element &element) {
            const QString phase = facts::phaseOf(element, words);
            const auto known = std::ranges::find(words.phases, phase, &Term::id);
            // Elements of no phase come last.
            m_phases.insert(element.id.value(),
                            static_cast<int>(std::distance(words.phases.begin(), known)));
            m_names.insert(element.id.value(), element.name);
        });
        project.forEach<Flow>([&](const Flow &flow) {
            out[flow.source.value()].append(&flow);
            in[flow.target.value()].append(&flow);
        });
    }

    /// All elements, each once.
    QList<QUuid> order() const
    {
        std::map<int, QList<QUuid>> byPhase;
        for (auto it = m_phases.constBegin(); it != m_phases.constEnd(); ++it)
            byPhase[*it].append(it.key());
        QList<QUuid> all;
        for (const auto &[phase, elements] : byPhase)
            all += along(elements);
        return all;
    }

    QHash<QUuid, QList<const Flow *>> out;
    QHash<QUuid, QList<const Flow *>> in;

private:
    bool staysInPhase(const Flow &flow) const
    {
        return flow.source != flow.target
               && m_phases.value(flow.source.value()) == m_phases.value(flow.target.value());
    }

    /// The elements of one phase along its flows.
    QList<QUuid> along(const QList<QUuid> &elements) const
    {
        std::set<Waiting> waiting;
        QHash<QUuid, Waiting> turns;
        for (const QUuid &id : elements) {
            Waiting turn { 0, m_names.value(id), id };
            for (const Flow *flow : in.value(id))
                turn.flows += staysInPhase(*flow) ? 1 : 0;
            turns.insert(id, turn);
            waiting.insert(turn);
        }
        QList<QUuid> ordered;
        while (!waiting.empty()) {
            const QUuid id = waiting.begin()->id;
            waiting.erase(waiting.begin());
            turns.remove(id);
            ordered.append(id);
            for (const Flow *flow : out.value(id)) {
                const auto turn = turns.find(flow->target.value());
                if (turn == turns.end() || !staysInPhase(*flow))
                    continue;
                waiting.erase(*turn);
                --turn->flows;
                waiting.insert(*turn);
            }
        }
        return ordered;
    }

    QHash<QUuid, int> m_phases;
    QHash<QUuid, QString> m_names;
};

} // namespace

QList<RecordRef> agendaOf(const Project &project, const Register &threats)
{
    Drawing drawing(project, threats.catalogs().vocabulary);
    const QList<QUuid> elements = drawing.order();
    QHash<QUuid, qsizetype> places;
    for (qsizetype i = 0; i < elements.size(); ++i)
        places.insert(elements.at(i), i);
    QList<RecordRef> agenda;
    for (const QUuid &id : elements) {
        QList<const Flow *> &into = drawing.in[id];
        std::ranges::sort(into, {}, [&](const Flow *flow) {
            return std::tuple(places.value(flow->source.value()), flow->name, flow->id);
        });
        for (const Flow *flow : into)
            agenda.append({ RecordKind::Flow, flow->id.value() });
        const Element *element = project.find(Id<Element>(id));
        if (!element->holds.isEmpty() || !threats.rowsOf(id).isEmpty())
            agenda.append({ RecordKind::Element, id });
    }
    return agenda;
}
