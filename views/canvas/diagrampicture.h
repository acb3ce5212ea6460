#pragma once

#include "views/canvas/diagramcontent.h"

#include <QImage>

/// A diagram as a picture for reports and exports: print theme, no grid, no selection.
class DiagramPicture
{
public:
    /// `only`, when it is not empty, names the elements, zones and flows that are shown. Project
    /// and register outlive the picture.
    DiagramPicture(const Project &project, const Register &threats, const Id<Diagram> &diagram,
                   const QSet<QUuid> &only = {});

    /// Shows only this part, in scene units; a part that holds nothing leaves an empty picture.
    void crop(const QRectF &area) { m_area &= area; }

    /// Size in scene units; empty when nothing is placed.
    QSizeF size() const { return m_area.size(); }
    /// Paints all that it shows into `target`, keeping proportions, centred.
    void paint(QPainter &painter, const QRectF &target) const;
    /// The diagram on white at `scale` pixels a unit.
    QImage image(qreal scale) const;
    /// The diagram as an SVG document, one user unit a scene unit; text stays text.
    QByteArray svg(const QString &title) const;

private:
    const Project *m_project;
    const Register *m_threats;
    DiagramContent m_content;
    QRectF m_area;
};
