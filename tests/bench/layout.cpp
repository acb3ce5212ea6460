#include "model/exchange/newproject.h"
#include "model/layout/drawing.h"
#include "model/layout/layoutrun.h"
#include "tests/bench/bench.h"
#include "tests/support/pipeline.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>

#include <algorithm>
#include <cstdio>

namespace bench {

namespace {

/// The fastest half counts, and of that the middle: other programs run beside this one.
constexpr int runs = 20;
constexpr int counted = runs / 4;

/// The diagram as one would write it down for dot: boxes, zones as clusters, an edge for every
/// flow, and no settings but the direction.
class Plain
{
public:
    Plain(const Project &project, const Id<Diagram> &diagram)
        : m_project(project)
        , m_drawing(layout::drawingOf(project, diagram))
    {
    }

    QByteArray text() const
    {
        QByteArray dot = "digraph {\nrankdir=LR\nsplines=polyline\n"
                         "node [shape=box fixedsize=true label=\"\"]\n"
                         + within({});
        QSet<QUuid> shown;
        for (const layout::Box &box : m_drawing.elements)
            shown.insert(box.record);
        m_project.forEach<Flow>([&](const Flow &flow) {
            if (shown.contains(flow.source.value()) && shown.contains(flow.target.value()))
                dot += name(flow.source.value()) + " -> " + name(flow.target.value()) + '\n';
        });
        return dot + "}\n";
    }

private:
    static QByteArray name(const QUuid &id) { return "\"n" + id.toByteArray(QUuid::Id128) + '"'; }

    QByteArray within(const QUuid &zone) const
    {
        constexpr double storedPerInch = 7200;
        QByteArray dot;
        for (const layout::Box &inner : m_drawing.zones) {
            if (inner.zone == zone)
                dot += "subgraph \"cluster" + inner.record.toByteArray(QUuid::Id128) + "\" {\n"
                       + within(inner.record) + "}\n";
        }
        for (const layout::Box &box : m_drawing.elements) {
            if (box.zone == zone)
                dot += name(box.record) + " [width="
                       + QByteArray::number(box.frame.width() / storedPerInch) + " height="
                       + QByteArray::number(box.frame.height() / storedPerInch) + "]\n";
        }
        return dot;
    }

    const Project &m_project;
    const layout::Drawing m_drawing;
};

/// Milliseconds that dot alone takes; below zero when it gives no layout.
double bare(const QByteArray &dot)
{
    QProcess process;
    process.start(QStringLiteral(REDOUBT_BIN_DIR "/bare-dot"), { QString::number(runs) });
    process.write(dot);
    process.closeWriteChannel();
    process.waitForFinished(-1);
    return process.exitCode() == 0 ? process.readAllStandardOutput().trimmed().toDouble() : -1;
}

/// One layout as the window has it done.
struct Times
{
    /// From the wish to the Edit.
    double whole = 0;
    /// Of that, what the thread of the window does: before the helper starts, and with its answer.
    double asking = 0;
    double taking = 0;
};

Times arrange(const Project &project, const Id<Diagram> &diagram)
{
    Times times;
    LayoutRun run(QStringLiteral(REDOUBT_BIN_DIR "/redoubt-layout"));
    QEventLoop loop;
    QElapsedTimer clock;
    const auto now = [&clock] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
    QObject::connect(&run, &LayoutRun::answered, &loop, [&](const QByteArray &answer) {
        const double before = now();
        const Result<Edit> edit = layout::arranged(project, diagram, answer);
        times.whole = now();
        times.taking = times.whole - before;
        if (!edit)
            qFatal("%s", qPrintable(edit.error().text()));
        loop.quit();
    });
    QObject::connect(&run, &LayoutRun::failed, &loop,
                     [](const Error &error) { qFatal("%s", qPrintable(error.text())); });
    clock.start();
    run.start(layout::questionOf(project, diagram));
    times.asking = now();
    loop.exec();
    return times;
}

void compare(const QString &name, const Project &project, const Id<Diagram> &diagram)
{
    QList<Times> all;
    for (int i = 0; i < runs; ++i)
        all.append(arrange(project, diagram));
    const auto middle = [&all](double Times::*which) {
        std::ranges::sort(all, {}, which);
        return all.at(counted).*which;
    };
    const double whole = middle(&Times::whole);
    const double alone = bare(Plain(project, diagram).text());
    const auto elements = layout::drawingOf(project, diagram).elements.size();
    const double allowed = 1.3 * alone + 5;
    std::printf("layout: %-28s %4lld elements: %7.1f ms (asking %.1f, taking %.1f), dot alone "
                "%7.1f ms, %s\n",
                qPrintable(name), static_cast<long long>(elements), whole, middle(&Times::asking),
                middle(&Times::taking), alone,
                alone < 0          ? "which gives no layout"
                : whole <= allowed ? "within 1.3 times and 5 ms"
                                   : "MORE than 1.3 times and 5 ms");
    std::fflush(stdout);
}

} // namespace

void layouts()
{
    for (const catalog::Template &each : catalog::templates()) {
        const Result<newproject::FromTemplate> made = newproject::fromTemplate(each.id);
        if (!made)
            qFatal("%s", qPrintable(made.error().text()));
        Project project;
        project.apply(made->edit);
        for (const Diagram *diagram : project.all<Diagram>())
            compare(each.id, project, diagram->id);
    }
    // The last is laid out in two levels.
    for (const int count : { 50, 100, 200, 300 }) {
        const Pipeline pipeline(count);
        compare(QStringLiteral("generated pipeline"), pipeline.project, pipeline.diagram);
    }
}

} // namespace bench
