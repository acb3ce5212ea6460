#include "tests/support/pipeline.h"

#include <QRandomGenerator>

#include <algorithm>

namespace {

constexpr int perStage = 12;
/// Everything begins in rows, as a script leaves it; hundredths of a scene unit.
constexpr int perRow = 20;
constexpr QSize cell { 16000, 8000 };
constexpr QSize boxSize { 12000, 4400 };

struct Step
{
    const char *type;
    const char *name;
};
constexpr Step steps[perStage] = {
    { "data-collection", "Collection" },     { "raw-data-store", "Raw data" },
    { "data-preparation", "Preparation" },   { "feature-engineering", "Features" },
    { "feature-store", "Feature store" },    { "model-training", "Training" },
    { "experiment-tracker", "Experiments" }, { "model-evaluation", "Evaluation" },
    { "model-registry", "Model registry" },  { "inference-service", "Inference" },
    { "security-monitoring", "Monitoring" }, { "dashboard", "Dashboard" },
};

} // namespace

Pipeline::Pipeline(int elements, quint32 seed)
{
    QRandomGenerator random(seed);
    uint number = 0;
    const auto nextId = [&] { return QUuid(++number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 4); };
    Edit edit;
    Settings settings;
    settings.id = Id<Settings>(nextId());
    settings.name = QStringLiteral("Pipeline of %1").arg(elements);
    edit.add(settings);
    Diagram shown;
    shown.id = diagram = Id<Diagram>(nextId());
    shown.name = QStringLiteral("Overview");
    edit.add(shown);
    int placed = 0;
    const auto place = [&](Placement placement) {
        placement.id = Id<Placement>(nextId());
        placement.diagram = diagram;
        placement.x = placed % perRow * cell.width();
        placement.y = placed / perRow * cell.height();
        placement.width = boxSize.width();
        placement.height = boxSize.height();
        ++placed;
        edit.add(placement);
    };
    QList<Id<Element>> ids;
    Zone stage;
    for (int i = 0; i < elements; ++i) {
        if (i % perStage == 0) {
            stage.id = Id<Zone>(nextId());
            stage.name = QStringLiteral("Stage %1").arg(i / perStage + 1);
            stage.trust = 1 + i / perStage % 5;
            edit.add(stage);
            Placement placement;
            placement.zone = stage.id;
            place(placement);
        }
        const Step &step = steps[i % perStage];
        Element element;
        element.id = Id<Element>(nextId());
        element.type = QString::fromLatin1(step.type);
        element.name = QStringLiteral("%1 %2").arg(QLatin1String(step.name)).arg(i / perStage + 1);
        element.zone = stage.id;
        ids.append(element.id);
        edit.add(element);
        Placement placement;
        placement.element = element.id;
        place(placement);
    }
    for (int i = 0; i < elements * 3 / 2; ++i) {
        const int kind = random.bounded(100);
        int from = random.bounded(elements);
        const int first = from / perStage * perStage;
        int to = kind < 70   ? first + random.bounded(perStage)
                 : kind < 92 ? from + perStage + random.bounded(perStage)
                             : random.bounded(elements);
        to = to < elements ? to : random.bounded(elements);
        if (to == from)
            to = (from + 1) % elements;
        if (kind < 70 && from > to)
            std::swap(from, to);
        Flow flow;
        flow.id = Id<Flow>(nextId());
        flow.source = ids.at(from);
        flow.target = ids.at(to);
        edit.add(flow);
    }
    project.apply(edit);
}
