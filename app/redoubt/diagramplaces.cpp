#include "app/redoubt/diagramplaces.h"

#include "app/redoubt/settings.h"

namespace {

constexpr qsizetype most = 100;
constexpr qsizetype fields = 4;

QString key()
{
    return QStringLiteral("canvas/places");
}

} // namespace

std::optional<CanvasView::Place> DiagramPlaces::of(const Id<Diagram> &diagram) const
{
    const QStringList kept = m_preferences.value(key()).toStringList();
    for (const QString &line : kept) {
        const QStringList parts = line.split(u' ');
        if (parts.size() != fields || QUuid::fromString(parts.first()) != diagram.value())
            continue;
        const CanvasView::Place place { parts.at(1).toDouble(),
                                        { parts.at(2).toDouble(), parts.at(3).toDouble() } };
        // Anybody can write into a settings file.
        if (place.zoom > 0 && std::abs(place.centre.x()) < 1e7 && std::abs(place.centre.y()) < 1e7)
            return place;
    }
    return std::nullopt;
}

void DiagramPlaces::keep(const Id<Diagram> &diagram, const CanvasView::Place &place)
{
    const QString id = diagram.value().toString(QUuid::WithoutBraces);
    QStringList kept = m_preferences.value(key()).toStringList();
    kept.removeIf([&id](const QString &line) { return line.startsWith(id); });
    kept.prepend(QStringLiteral("%1 %2 %3 %4")
                         .arg(id, QString::number(place.zoom, 'g', 6),
                              QString::number(place.centre.x(), 'f', 1),
                              QString::number(place.centre.y(), 'f', 1)));
    m_preferences.setValue(key(), kept.mid(0, most));
}
