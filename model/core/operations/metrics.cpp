#include "model/core/operations/metrics.h"

namespace operations {

Edit declareMetrics(const Project &project, const QList<Metric> &metrics)
{
    Edit edit;
    QSet<Id<Metric>> kept;
    for (Metric metric : metrics) {
        const Metric *before = project.find(metric.id);
        if (before) {
            kept.insert(metric.id);
            edit.change(*before, metric);
            continue;
        }
        metric.id = Id<Metric>::create();
        edit.add(metric);
    }
    for (const Metric *metric : project.all<Metric>()) {
        if (!kept.contains(metric->id))
            edit.remove(*metric);
    }
    return edit;
}

} // namespace operations
