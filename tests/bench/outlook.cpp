#include "model/core/operations/decide.h"
#include "model/exchange/newproject.h"
#include "model/outlook/nextbest.h"
#include "model/quality/quality.h"
#include "model/risk/simulation.h"
#include "tests/bench/bench.h"

#include <cstdio>

namespace {

/// The sample with risks of three threats each, worst first.
Project sampleWithRisks(const CatalogsPointer &catalogs, const QDate &today, int risks)
{
    Project project;
    project.apply(newproject::fromTemplate(QStringLiteral("telecom-anomaly-detection"))->edit);
    Register threats(catalogs);
    threats.reset(project, today);
    const QList<const ThreatRow *> rows = threats.rows();
    for (int i = 0; i < risks; ++i) {
        QStringList keys;
        for (int each = 0; each < 3; ++each)
            keys.append(rows.at((3 * i + each) % rows.size())->key.text());
        project.apply(operations::gatherRisk(project, QStringLiteral("Risk %1").arg(i), keys));
    }
    return project;
}

void simulate(const Project &project, const Register &threats, const QDate &today)
{
    simulation::Plan plan;
    plan.settings = project.settings();
    for (const RiskRow &row : riskRows(project, threats, today))
        plan.risks.append(
                { simulation::keyOf(row.id.value()), { row.inherent, row.current, row.target } });
    for (const int threads : { 1, 2 }) {
        plan.threads = threads;
        const double time = bench::median(5, [&] {
            simulation::Progress progress;
            simulation::run(plan, progress);
        });
        std::printf("simulation, %lld risks, 100,000 years, %d thread(s): %.0f ms\n",
                    static_cast<long long>(plan.risks.size()), threads, time);
    }
}

} // namespace

void bench::outlook(const CatalogsPointer &catalogs)
{
    const QDate today(2026, 11, 24);
    const Project project = sampleWithRisks(catalogs, today, 10);
    Register threats(catalogs);
    threats.reset(project, today);
    simulate(project, threats, today);
    const std::atomic<bool> cancelled(false);
    std::printf("next best 25 on the sample (%lld threats): %.0f ms\n",
                static_cast<long long>(threats.rows().size()),
                median(5, [&] { ::outlook::nextBest(project, catalogs, today, 25, cancelled); }));
    std::printf("quality checks on the sample: %.1f ms\n",
                median(5, [&] { quality::findings(project, threats, today); }));
    const Project large = generated(2000, catalogs->vocabulary);
    Register many(catalogs);
    many.reset(large, today);
    std::printf("next best 5 on %lld threats: %.0f ms\n",
                static_cast<long long>(many.rows().size()),
                median(1, [&] { ::outlook::nextBest(large, catalogs, today, 5, cancelled); }));
    std::printf("quality checks on 2,000 elements: %.0f ms\n",
                median(3, [&] { quality::findings(large, many, today); }));
}
