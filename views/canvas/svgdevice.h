#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QSizeF>

#include <memory>

/// Something to paint on that becomes an SVG document. Shapes stay shapes and text stays text, so
/// that it can be searched and edited; names are escaped, and nothing in the document points
/// outside of it. It knows solid and see-through colours, dashes, paths, text and pictures: what
/// diagrams and charts are painted with. (QSvgGenerator turns icons into pictures, and writes a
/// group with a dozen attributes for each change of state.)
class SvgDevice : public QPaintDevice
{
public:
    /// `size` in user units; `title` is what a reader calls the picture, plain text.
    SvgDevice(const QSizeF &size, const QString &title);
    ~SvgDevice() override;

    /// The document, after the painter has ended.
    QByteArray document() const;

    QPaintEngine *paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSizeF m_size;
    QString m_title;
    std::unique_ptr<class SvgEngine> m_engine;
};
