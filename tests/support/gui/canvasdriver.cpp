#include "tests/support/gui/canvasdriver.h"

#include "model/core/operations/model.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

void CanvasDriver::focus()
{
    m_open.window().activateWindow();
    canvas().setFocus();
    QCoreApplication::processEvents();
}

void CanvasDriver::press(Qt::Key key, Qt::KeyboardModifiers held)
{
    ++m_counts.keys;
    QWidget *widget = QApplication::focusWidget();
    QTest::keyClick(widget ? widget : &m_open.window(), key, held);
    QCoreApplication::processEvents();
}

void CanvasDriver::type(const QString &text)
{
    for (const QChar c : text) {
        ++m_counts.keys;
        QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
    }
    QCoreApplication::processEvents();
}

void CanvasDriver::click(const QPoint &at, Qt::KeyboardModifiers held)
{
    ++m_counts.clicks;
    QTest::mouseMove(canvas().viewport(), at);
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, held, at);
    QCoreApplication::processEvents();
}

void CanvasDriver::doubleClick(const QPoint &at)
{
    ++m_counts.clicks;
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, at);
    QCoreApplication::processEvents();
}

namespace {

/// QTest::mouseMove holds no button and no key; a drag does.
void moveHeld(QWidget *port, const QPoint &at, Qt::MouseButton button, Qt::KeyboardModifiers held)
{
    QMouseEvent move(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, button, held);
    QCoreApplication::sendEvent(port, &move);
}

} // namespace

void CanvasDriver::drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers held,
                        Qt::MouseButton button)
{
    ++m_counts.drags;
    QWidget *port = canvas().viewport();
    QTest::mouseMove(port, from);
    QTest::mousePress(port, button, held, from);
    moveHeld(port, from + (to - from) / 2, button, held);
    moveHeld(port, to, button, held);
    QTest::mouseRelease(port, button, held, to);
    QCoreApplication::processEvents();
}

void CanvasDriver::dragHalf(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers held)
{
    QWidget *port = canvas().viewport();
    QTest::mouseMove(port, from);
    QTest::mousePress(port, Qt::LeftButton, held, from);
    moveHeld(port, from + (to - from) / 2, Qt::LeftButton, held);
    moveHeld(port, to, Qt::LeftButton, held);
    QCoreApplication::processEvents();
}

void CanvasDriver::dragOn(const QPoint &to, Qt::KeyboardModifiers held)
{
    moveHeld(canvas().viewport(), to, Qt::LeftButton, held);
    QCoreApplication::processEvents();
}

void CanvasDriver::release(const QPoint &at, Qt::KeyboardModifiers held)
{
    QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, held, at);
    QCoreApplication::processEvents();
}

void CanvasDriver::wheel(const QPoint &at, int angle, Qt::KeyboardModifiers held,
                         const QPoint &pixels)
{
    QWidget *port = canvas().viewport();
    QWheelEvent event(at, port->mapToGlobal(at), pixels, QPoint(0, angle), Qt::NoButton, held,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(port, &event);
}

const Element *CanvasDriver::element(const QString &name)
{
    const Element *found = nullptr;
    project().forEach<Element>([&](const Element &e) { found = e.name == name ? &e : found; });
    return found;
}

const Zone *CanvasDriver::zone(const QString &name)
{
    const Zone *found = nullptr;
    project().forEach<Zone>([&](const Zone &z) { found = z.name == name ? &z : found; });
    return found;
}

const Flow *CanvasDriver::flow(const QString &from, const QString &to)
{
    const Flow *found = nullptr;
    project().forEach<Flow>([&](const Flow &f) {
        if (project().find(f.source)->name == from && project().find(f.target)->name == to)
            found = &f;
    });
    return found;
}

namespace {

QRect stored(const QRectF &box)
{
    return QRectF(box.topLeft() * 100, box.size() * 100).toRect();
}

} // namespace

Id<Element> CanvasDriver::put(const QString &name, const QRectF &box, const QString &type)
{
    Element element;
    element.id = Id<Element>::create();
    element.name = name;
    element.type = type;
    element.zone = boxes::zoneFor(content(), box);
    m_open.project().context().push(operations::addElement(project(), element,
                                                           canvas().diagramScene().diagram(),
                                                           stored(box)),
                                    { QStringLiteral("add-element"), { name } });
    return element.id;
}

Id<Zone> CanvasDriver::putZone(const QString &name, const QRectF &box)
{
    Zone zone;
    zone.id = Id<Zone>::create();
    zone.name = name;
    zone.parent = boxes::zoneFor(content(), box);
    m_open.project().context().push(
            operations::addZone(project(), zone, canvas().diagramScene().diagram(), stored(box)),
            { QStringLiteral("add-zone"), { name } });
    return zone.id;
}

Id<Flow> CanvasDriver::link(const Id<Element> &from, const Id<Element> &to)
{
    Flow flow;
    flow.id = Id<Flow>::create();
    flow.source = from;
    flow.target = to;
    m_open.project().context().push(operations::addFlow(project(), flow),
                                    { QStringLiteral("connect"), { {}, {} } });
    return flow.id;
}

void CanvasDriver::select(const QList<QUuid> &records)
{
    QList<RecordRef> refs;
    for (const QUuid &id : records) {
        if (const Record *record = project().find(AnyId(id)))
            refs.append(refOf(*record));
    }
    selection().select(refs);
}
