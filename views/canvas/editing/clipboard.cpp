#include "views/canvas/editing/clipboard.h"

#include "views/canvas/diagrampicture.h"
#include "views/canvas/editing/boxes.h"
#include "views/dialogs/messages.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>
#include <cmath>

namespace {

/// A copy stands this far beside its original, in scene units.
constexpr qreal aside = 30;
constexpr qreal pictureScale = 2;
constexpr qreal mostPixels = 16e6;

QByteArray bytesOnClipboard()
{
    const QMimeData *content = QGuiApplication::clipboard()->mimeData();
    return content ? content->data(QLatin1String(fragment::mime)) : QByteArray();
}

/// Puts what was pasted at its top level into the zone in whose frame it lies.
Edit rezoned(const Edit &edit, const DiagramContent &content)
{
    QHash<QUuid, QRectF> places;
    QSet<QUuid> zones;
    for (const Patch &patch : edit.patches()) {
        if (const auto *placement = std::get_if<Placement>(&*patch.after))
            places.insert(placement->zone.isNull() ? placement->element.value()
                                                   : placement->zone.value(),
                          DiagramContent::boxOf(*placement));
        if (std::holds_alternative<Zone>(*patch.after))
            zones.insert(idOf(*patch.after));
    }
    Edit result;
    for (Patch patch : edit.patches()) {
        const auto box = places.constFind(patch.ref().id);
        if (box != places.constEnd()) {
            if (auto *element = std::get_if<Element>(&*patch.after);
                element && !zones.contains(element->zone.value()))
                element->zone = boxes::zoneFor(content, *box);
            if (auto *zone = std::get_if<Zone>(&*patch.after);
                zone && !zones.contains(zone->parent.value()))
                zone->parent = boxes::zoneFor(content, *box);
        }
        result.append(patch);
    }
    return result;
}

} // namespace

QSet<QUuid> clipboard::pictured(const DiagramScene &scene)
{
    QSet<QUuid> shown;
    for (const RecordRef &record : scene.context().selection.records())
        shown.insert(record.id);
    for (auto it = scene.content().lines().constBegin(); it != scene.content().lines().constEnd();
         ++it) {
        const DiagramContent::Ends ends = scene.content().endsOf(it.key());
        // A flow is nothing without its ends, and goes with both of them.
        if (shown.contains(it.key()))
            shown += { ends.source, ends.target };
        else if (shown.contains(ends.source) && shown.contains(ends.target))
            shown.insert(it.key());
    }
    return shown;
}

QMimeData *clipboard::contentOf(const DiagramScene &scene)
{
    const ViewContext &context = scene.context();
    QStringList names;
    for (const RecordRef &ref : context.selection.records()) {
        if (const Record *record = context.project().find(ref.kind, ref.id))
            names.append(ref.kind == RecordKind::Flow
                                 ? subjectName(context.project(), ref.kind, ref.id)
                                 : nameOf(*record));
    }
    if (names.isEmpty())
        return nullptr;
    auto *content = new QMimeData;
    content->setData(QLatin1String(fragment::mime),
                     fragment::copy(context.project(),
                                    scene.content().withHidden(context.selection.records()),
                                    scene.diagram()));
    content->setText(names.join(u'\n'));
    const DiagramPicture picture(context.project(), context.threats, scene.diagram(),
                                 pictured(scene));
    const QSizeF size = picture.size();
    if (!size.isEmpty()) {
        const qreal scale =
                std::min(pictureScale, std::sqrt(mostPixels / (size.width() * size.height())));
        content->setImageData(picture.image(scale));
        content->setData(QStringLiteral("image/svg+xml"), picture.svg(names.join(u", ")));
    }
    return content;
}

bool clipboard::copy(const DiagramScene &scene)
{
    QMimeData *content = contentOf(scene);
    if (content)
        QGuiApplication::clipboard()->setMimeData(content);
    return content;
}

std::optional<fragment::About> clipboard::about(const DiagramScene &scene)
{
    const Result<fragment::About> about =
            fragment::about(scene.context().project(), bytesOnClipboard(), scene.diagram());
    return about ? std::optional(*about) : std::nullopt;
}

void clipboard::paste(DiagramScene &scene, const std::optional<QPointF> &at, fragment::As as,
                      QWidget *parent)
{
    const ViewContext &context = scene.context();
    const QByteArray bytes = bytesOnClipboard();
    const Result<fragment::About> about =
            fragment::about(context.project(), bytes, scene.diagram());
    if (!about) {
        messages::error(parent, about.error());
        return;
    }
    QPointF by;
    if (at)
        by = boxes::snapped(*at - QRectF(about->frame).center() / geometry::storedPerUnit);
    else if (about->shown > 0 && as != fragment::As::Reference)
        by = { aside, aside };
    // Several copies do not hide each other.
    const auto lies = [&](const QPointF &offset) {
        const QRectF frame(QPointF(about->frame.topLeft()) / geometry::storedPerUnit + offset,
                           QSizeF(1, 1));
        return std::ranges::any_of(scene.content().nodes(), [&](const DiagramContent::Node &node) {
            return (node.box.topLeft() - frame.topLeft()).manhattanLength() < 1;
        });
    };
    while (!at && !by.isNull() && lies(by))
        by += QPointF(aside, aside);
    Result<Edit> edit = fragment::paste(context.project(), bytes, scene.diagram(),
                                        (by * geometry::storedPerUnit).toPoint(), as);
    if (!edit) {
        messages::error(parent, edit.error());
        return;
    }
    if (!by.isNull())
        *edit = rezoned(*edit, scene.content());
    QList<RecordRef> pasted;
    for (const Patch &patch : edit->patches()) {
        if (patch.ref().kind == RecordKind::Element || patch.ref().kind == RecordKind::Zone)
            pasted.append(patch.ref());
        else if (const auto *placement = std::get_if<Placement>(&*patch.after);
                 placement && as == fragment::As::Reference)
            pasted.append(placement->zone.isNull()
                                  ? RecordRef { RecordKind::Element, placement->element.value() }
                                  : RecordRef { RecordKind::Zone, placement->zone.value() });
    }
    if (context.push(*edit, { QStringLiteral("paste"), { QString::number(pasted.size()) } })
        && !pasted.isEmpty())
        context.selection.select(scene.content().shownFor(pasted));
}
