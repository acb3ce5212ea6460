#include "views/style/icons.h"

#include "views/style/iconpainting.h"
#include "views/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QMutex>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace {

QByteArray sourceOf(const QString &stem)
{
    // Reports are painted in threads of their own.
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    static QHash<QString, QByteArray> sources;
    auto it = sources.find(stem);
    if (it == sources.end()) {
        QFile file(QStringLiteral(":/resources/icons/%1.svg").arg(stem));
        it = sources.insert(stem, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *it;
}

/// Paints an SVG in the palette's colours of the moment, so that a theme change needs no reload.
class PaletteIconEngine : public QIconEngine
{
public:
    explicit PaletteIconEngine(QString stem) : m_stem(std::move(stem)) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int size = std::min(rect.width(), rect.height());
        const QPixmap drawn = icons::pixmap(m_stem, size, colour(mode, state),
                                            painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2,
                            rect.y() + (rect.height() - size) / 2, drawn);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return icons::pixmap(m_stem, std::min(size.width(), size.height()), colour(mode, state), 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        // Called with the size in device pixels.
        const int side = qRound(std::min(size.width(), size.height()) / scale);
        return icons::pixmap(m_stem, side, colour(mode, state), scale);
    }
    QIconEngine *clone() const override { return new PaletteIconEngine(m_stem); }
    QString key() const override { return QStringLiteral("redoubt-palette"); }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state)
    {
        const QPalette palette = QApplication::palette();
        const Theme theme = Theme::of(palette);
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return state == QIcon::On ? theme.accent : theme.secondaryText;
    }

    QString m_stem;
};

} // namespace

namespace icons {

QIcon get(const QString &stem)
{
    return sourceOf(stem).isEmpty() ? QIcon() : QIcon(new PaletteIconEngine(stem));
}

QPixmap pixmap(const QString &stem, int size, const QColor &colour, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("redoubt-icon %1 %2 %3 %4")
                                .arg(stem, colour.name(QColor::HexArgb))
                                .arg(size)
                                .arg(devicePixelRatio);
    QPixmap drawn;
    if (QPixmapCache::find(key, &drawn))
        return drawn;
    QByteArray source = sourceOf(stem);
    source.replace("#000", colour.name(QColor::HexRgb).toLatin1());
    drawn = QPixmap(QSize(size, size) * devicePixelRatio);
    drawn.setDevicePixelRatio(devicePixelRatio);
    drawn.fill(Qt::transparent);
    QSvgRenderer renderer(source);
    QPainter painter(&drawn);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, drawn);
    return drawn;
}

void paint(QPainter &painter, const QString &stem, const QRectF &box, const QColor &colour)
{
    QByteArray source = sourceOf(stem);
    if (source.isEmpty())
        return;
    source.replace("#000", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(source);
    painter.save();
    renderer.render(&painter, box);
    painter.restore();
}

} // namespace icons
