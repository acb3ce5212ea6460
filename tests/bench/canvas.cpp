#include "model/core/memoryjournal.h"
#include "tests/bench/bench.h"
#include "views/canvas/minimap.h"

#include <QApplication>
#include <QFile>
#include <QMouseEvent>
#include <QRandomGenerator>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace bench {

namespace {

/// Elements in rows, a zone around each twelve, one and a half times as many flows, most to
/// neighbours and 6 in 100 to anywhere: what the `canvas` probe draws.
struct Drawn
{
    Edit edit;
    Id<Diagram> diagram;
    QList<RecordRef> elements;

    Drawn(int count, const Vocabulary &vocabulary)
    {
        QRandomGenerator random(7);
        uint number = 0;
        Diagram made;
        made.id = diagram = Id<Diagram>(id(3, ++number));
        made.name = QStringLiteral("Generated");
        edit.add(made);
        Settings settings;
        settings.id = Id<Settings>(id(3, ++number));
        edit.add(settings);
        Artifact artifact;
        artifact.id = Id<Artifact>(id(3, ++number));
        artifact.name = QStringLiteral("Training set");
        artifact.artifactKind = vocabulary.artifactKinds.first().id;
        edit.add(artifact);
        const int columns = std::max(4, static_cast<int>(std::sqrt(count * 1.3)));
        constexpr int wide = 23000;
        constexpr int high = 11000;
        const auto place = [&](Placement placement, const QRect &box) {
            placement.id = Id<Placement>(id(3, ++number));
            placement.diagram = diagram;
            placement.x = box.x();
            placement.y = box.y();
            placement.width = box.width();
            placement.height = box.height();
            edit.add(placement);
        };
        QHash<int, Id<Zone>> zones;
        QList<Id<Element>> ids;
        for (int i = 0; i < count; ++i) {
            const int column = i % columns;
            const int row = i / columns;
            Id<Zone> &zone = zones[row / 3 * columns + column / 4];
            if (zone.isNull()) {
                Zone around;
                around.id = zone = Id<Zone>(id(3, ++number));
                around.name = QStringLiteral("Zone %1").arg(zones.size());
                around.trust = 1 + random.bounded(5);
                edit.add(around);
                Placement placement;
                placement.zone = zone;
                place(placement, { column / 4 * 4 * wide - 1500, row / 3 * 3 * high - 3200,
                                   4 * wide - 2000, 3 * high - 1200 });
            }
            Element element;
            element.id = Id<Element>(id(3, ++number));
            element.name = QStringLiteral("Element number %1").arg(i);
            element.type = vocabulary.elementTypes.at(random.bounded(10)).id;
            element.zone = zone;
            edit.add(element);
            ids.append(element.id);
            elements.append({ RecordKind::Element, element.id.value() });
            Placement placement;
            placement.element = element.id;
            place(placement, { column * wide + static_cast<int>(random.bounded(4000)),
                               row * high + static_cast<int>(random.bounded(2000)), 15000, 4400 });
        }
        constexpr int across[] = { 1, 1, 2, -1, 0, 1, 3, 0 };
        for (int i = 0; i < count * 3 / 2; ++i) {
            const int from = random.bounded(count);
            int to = from + across[random.bounded(8)] + (random.bounded(3) - 1) * columns;
            if (random.bounded(100) < 6)
                to = random.bounded(count);
            if (to < 0 || to >= count || to == from)
                to = (from + 1) % count;
            Flow flow;
            flow.id = Id<Flow>(id(3, ++number));
            flow.source = ids.at(from);
            flow.target = ids.at(to);
            flow.artifacts = { artifact.id };
            edit.add(flow);
        }
    }
};

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

/// Milliseconds of processor time: what a frame costs, whatever else the machine does.
double worked()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// One canvas with its minimap, driven by events as a hand would.
class Stage
{
public:
    Stage(const ViewContext &context, const Id<Diagram> &diagram, int count) : m_count(count)
    {
        const double before = residentMegabytes();
        const double start = worked();
        m_canvas = std::make_unique<CanvasView>(context);
        m_minimap = std::make_unique<Minimap>(*m_canvas);
        m_canvas->setFrameShape(QFrame::NoFrame);
        m_canvas->resize(1600, 1000);
        m_minimap->resize(220, 150);
        m_canvas->show();
        m_minimap->show();
        m_canvas->showDiagram(diagram);
        frame();
        std::printf("canvas %5d: first frame %.0f ms", m_count, worked() - start);
        QApplication::processEvents();
        std::printf(", +%.0f MB\n", residentMegabytes() - before);
    }

    CanvasView &canvas() { return *m_canvas; }

    void mouse(QEvent::Type type, const QPointF &at, Qt::MouseButton button, Qt::MouseButtons held)
    {
        QMouseEvent event(type, at, m_canvas->viewport()->mapToGlobal(at), button, held, {});
        QApplication::sendEvent(m_canvas->viewport(), &event);
    }

    void wheel(int angle)
    {
        const QPointF at(800, 500);
        QWheelEvent event(at, m_canvas->viewport()->mapToGlobal(at), {}, { 0, angle }, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_canvas->viewport(), &event);
    }

    void frame()
    {
        QApplication::sendPostedEvents();
        for (QWidget *widget :
             { static_cast<QWidget *>(m_canvas.get()), static_cast<QWidget *>(m_minimap.get()) }) {
            QEvent event(QEvent::UpdateRequest);
            QApplication::sendEvent(widget, &event);
        }
    }

    void measure(const char *what, int runs, const std::function<void(int)> &step)
    {
        frame();
        QList<double> times;
        for (int i = 0; i < runs; ++i) {
            const double start = worked();
            step(i);
            frame();
            times.append(worked() - start);
        }
        std::ranges::sort(times);
        std::printf("canvas %5d: %-26s median %7.2f ms, p95 %7.2f ms\n", m_count, what,
                    times.at(runs / 2), times.at(runs * 95 / 100));
        std::fflush(stdout);
    }

    /// A drag of what is selected, by one of it, there and back for `runs` moves; then let go.
    void drag(const char *what, const QRectF &box)
    {
        const QPointF from(m_canvas->mapFromScene(box.center()));
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        mouse(QEvent::MouseMove, from + QPointF(9, 7), Qt::NoButton, Qt::LeftButton);
        measure(what, 45, [&](int i) {
            mouse(QEvent::MouseMove, from + QPointF(20 + i * 2, i % 2 ? 23 : 9), Qt::NoButton,
                  Qt::LeftButton);
        });
        measure("  letting go", 1, [&](int) {
            mouse(QEvent::MouseButtonRelease, from + QPointF(60, 40), Qt::LeftButton, {});
        });
    }

private:
    int m_count;
    std::unique_ptr<CanvasView> m_canvas;
    std::unique_ptr<Minimap> m_minimap;
};

void at(const CatalogsPointer &catalogs, int count)
{
    const Drawn drawn(count, catalogs->vocabulary);
    Project project;
    project.apply(drawn.edit);
    MemoryJournal journal;
    Document document(project, journal, { QStringLiteral("bench"), [] { return QDateTime(); } });
    Register threats(catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    Selection selection;
    const ViewContext context { document, threats, selection };
    Stage stage(context, drawn.diagram, count);
    CanvasView &canvas = stage.canvas();
    const auto pan = [&](int i) {
        const QPointF by(i % 2 ? 412 : 400, 300);
        stage.mouse(QEvent::MouseMove, by, Qt::NoButton, Qt::MiddleButton);
    };
    const auto panned = [&](const char *what) {
        stage.mouse(QEvent::MouseButtonPress, { 400, 300 }, Qt::MiddleButton, Qt::MiddleButton);
        stage.measure(what, 45, pan);
        stage.mouse(QEvent::MouseButtonRelease, { 400, 300 }, Qt::MiddleButton, {});
    };
    const auto repainted = [&](int) { canvas.viewport()->update(); };
    const auto zoomed = [&](int i) { stage.wheel(i % 4 < 2 ? 60 : -60); };
    canvas.setZoom(1);
    canvas.centerOn(canvas.diagramScene().content().bounds().center());
    stage.measure("100 % whole frame", 21, repainted);
    panned("100 % pan");
    stage.measure("100 % zoom", 45, zoomed);
    canvas.setZoom(1);
    // Those around the middle.
    const QPointF middle = canvas.mapToScene(canvas.viewport()->rect().center());
    QList<RecordRef> nearest = drawn.elements;
    const auto away = [&](const RecordRef &ref) {
        return (canvas.diagramScene().content().nodeOf(ref.id)->box.center() - middle)
                .manhattanLength();
    };
    std::ranges::sort(nearest, {}, away);
    const QRectF box = canvas.diagramScene().content().nodeOf(nearest.first().id)->box;
    selection.select(nearest.first());
    stage.drag("100 % drag of one", box);
    nearest.resize(std::min<qsizetype>(500, nearest.size()));
    selection.select(nearest);
    stage.drag("100 % drag of 500",
               canvas.diagramScene().content().nodeOf(nearest.first().id)->box);
    canvas.setZoom(0.45);
    stage.measure("45 % whole frame", 21, repainted);
    canvas.fit();
    stage.measure("fit whole frame", 21, repainted);
    panned("fit pan");
    stage.measure("fit zoom", 45, zoomed);
    stage.measure("fit", 21, [&](int i) { i % 2 ? canvas.fit() : canvas.setZoom(1); });
    canvas.fit();
    stage.drag("fit drag of 500", canvas.diagramScene().content().nodeOf(nearest.first().id)->box);
}

} // namespace

void canvas(const CatalogsPointer &catalogs)
{
    for (const int count : { 400, 500, 2000, 10000 })
        at(catalogs, count);
}

} // namespace bench
