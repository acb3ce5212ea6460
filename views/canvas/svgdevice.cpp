#include "views/canvas/svgdevice.h"

#include <QBuffer>
#include <QFontInfo>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace {

/// Locale-free, at most three places, no trailing zeros.
QString number(qreal value)
{
    QString text = QString::number(value, 'f', 3);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == u"-0" ? QStringLiteral("0") : text;
}

QString point(const QPointF &at)
{
    return number(at.x()) + u' ' + number(at.y());
}

/// Text without what XML cannot hold, with its special letters escaped.
QString escaped(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        if ((c >= u' ' || c == u'\t') && c < QChar(0xfffe))
            clean += c;
    }
    return clean.toHtmlEscaped();
}

QString pathData(const QPainterPath &path)
{
    QString data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element &element = path.elementAt(i);
        if (element.type == QPainterPath::MoveToElement)
            data += u'M' + point(element);
        else if (element.type == QPainterPath::LineToElement)
            data += u'L' + point(element);
        else if (element.type == QPainterPath::CurveToElement)
            data += u'C' + point(element) + u' ' + point(path.elementAt(i + 1)) + u' '
                    + point(path.elementAt(i + 2));
    }
    return data;
}

QString colourOf(const QString &attribute, const QColor &colour, qreal opacity)
{
    QString text = QStringLiteral(" %1=\"%2\"").arg(attribute, colour.name());
    const qreal alpha = colour.alphaF() * opacity;
    if (alpha < 0.999)
        text += QStringLiteral(" %1-opacity=\"%2\"").arg(attribute, number(alpha));
    return text;
}

} // namespace

/// Writes what is painted as elements of one SVG document, with all coordinates resolved.
class SvgEngine : public QPaintEngine
{
public:
    SvgEngine()
        : QPaintEngine(PaintEngineFeatures(AllFeatures & ~PatternBrush & ~PerspectiveTransform
                                           & ~ConicalGradientFill))
    {
    }

    const QString &body() const { return m_body; }

    bool begin(QPaintDevice * /*device*/) override
    {
        m_body.clear();
        return true;
    }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState &now) override
    {
        const DirtyFlags flags = now.state();
        if (flags & DirtyPen)
            m_pen = now.pen();
        if (flags & DirtyBrush)
            m_brush = now.brush();
        if (flags & DirtyTransform)
            m_transform = now.transform();
        if (flags & DirtyOpacity)
            m_opacity = now.opacity();
    }

    void drawPath(const QPainterPath &path) override
    {
        const QString rule = path.fillRule() == Qt::OddEvenFill
                                     ? QStringLiteral(" fill-rule=\"evenodd\"")
                                     : QString();
        m_body += QStringLiteral("<path d=\"%1\"%2%3%4/>\n")
                          .arg(pathData(m_transform.map(path)), rule, fill(), stroke());
    }

    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        QString list;
        for (int i = 0; i < count; ++i)
            list += (i > 0 ? QStringLiteral(" ") : QString()) + point(m_transform.map(points[i]));
        const bool open = mode == PolylineMode;
        m_body += QStringLiteral("<%1 points=\"%2\"%3%4/>\n")
                          .arg(open ? QStringLiteral("polyline") : QStringLiteral("polygon"), list,
                               open ? QStringLiteral(" fill=\"none\"") : fill(), stroke());
    }

    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QFont font = item.font();
        const qreal scale = std::abs(m_transform.m11());
        const qreal size =
                (font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize()) * scale;
        // The width keeps labels inside their boxes where another font stands in.
        m_body += QStringLiteral("<text x=\"%1\" y=\"%2\" font-family=\"%3, sans-serif\" "
                                 "font-size=\"%4\" font-weight=\"%5\" textLength=\"%6\" "
                                 "lengthAdjust=\"spacingAndGlyphs\"%7>")
                          .arg(number(m_transform.map(at).x()), number(m_transform.map(at).y()),
                               escaped(QFontInfo(font).family()), number(size),
                               QString::number(font.weight()), number(item.width() * scale),
                               colourOf(QStringLiteral("fill"), m_pen.color(), m_opacity))
                  + escaped(item.text()) + QStringLiteral("</text>\n");
    }

    void drawPixmap(const QRectF &target, const QPixmap &pixmap, const QRectF &source) override
    {
        drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
    }

    void drawImage(const QRectF &target, const QImage &image, const QRectF &source,
                   Qt::ImageConversionFlags /*flags*/) override
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.copy(source.toRect()).save(&buffer, "PNG");
        const QRectF at = m_transform.mapRect(target);
        m_body += QStringLiteral("<image x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" "
                                 "xlink:href=\"data:image/png;base64,%5\"/>\n")
                          .arg(number(at.x()), number(at.y()), number(at.width()),
                               number(at.height()), QString::fromLatin1(buffer.data().toBase64()));
    }

private:
    QString fill() const
    {
        return m_brush.style() == Qt::NoBrush
                       ? QStringLiteral(" fill=\"none\"")
                       : colourOf(QStringLiteral("fill"), m_brush.color(), m_opacity);
    }

    QString stroke() const
    {
        if (m_pen.style() == Qt::NoPen)
            return {};
        const qreal scale = m_pen.isCosmetic() ? 1 : std::abs(m_transform.m11());
        const qreal width = std::max(m_pen.widthF(), m_pen.isCosmetic() ? 1.0 : 0.01) * scale;
        QString text = colourOf(QStringLiteral("stroke"), m_pen.color(), m_opacity);
        text += QStringLiteral(" stroke-width=\"%1\"").arg(number(width));
        if (m_pen.style() != Qt::SolidLine) {
            QStringList dashes;
            for (const qreal dash : m_pen.dashPattern())
                dashes.append(number(dash * width));
            text += QStringLiteral(" stroke-dasharray=\"%1\"").arg(dashes.join(u' '));
        }
        if (m_pen.capStyle() == Qt::RoundCap)
            text += QStringLiteral(" stroke-linecap=\"round\"");
        if (m_pen.joinStyle() == Qt::RoundJoin)
            text += QStringLiteral(" stroke-linejoin=\"round\"");
        return text;
    }

    QString m_body;
    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    qreal m_opacity = 1;
};

SvgDevice::SvgDevice(const QSizeF &size, const QString &title)
    : m_size(size)
    , m_title(title)
    , m_engine(std::make_unique<SvgEngine>())
{
}

SvgDevice::~SvgDevice() = default;

QPaintEngine *SvgDevice::paintEngine() const
{
    return m_engine.get();
}

QByteArray SvgDevice::document() const
{
    const QString width = number(m_size.width());
    const QString height = number(m_size.height());
    QString text = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                  "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                                  "xml:space=\"preserve\" "
                                  "width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n")
                           .arg(width, height);
    text += QStringLiteral("<title>") + escaped(m_title) + QStringLiteral("</title>\n");
    text += QStringLiteral("<rect width=\"%1\" height=\"%2\" fill=\"#ffffff\"/>\n")
                    .arg(width, height);
    text += m_engine->body() + QStringLiteral("</svg>\n");
    return text.toUtf8();
}

int SvgDevice::metric(PaintDeviceMetric metric) const
{
    constexpr int dotsPerInch = 96;
    switch (metric) {
    case PdmWidth:
        return qCeil(m_size.width());
    case PdmHeight:
        return qCeil(m_size.height());
    case PdmWidthMM:
        return qRound(m_size.width() * 25.4 / dotsPerInch);
    case PdmHeightMM:
        return qRound(m_size.height() * 25.4 / dotsPerInch);
    case PdmNumColors:
        return 0xffffff;
    case PdmDepth:
        return 32;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return dotsPerInch;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    default:
        return 0;
    }
}
