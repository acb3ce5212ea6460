#pragma once

#include "model/threats/riskrows.h"

#include <QWidget>

/// A 5 x 5 matrix with the risks in their cells. The letter in the corner names each cell's
/// rating; when more risks share a cell than have room it shows their count. Cells and the counts
/// beside the title are filters: a click, or the arrow keys and Enter, choose their risks.
class HeatMap : public QWidget
{
    Q_OBJECT

public:
    enum class Figure { Inherent, Current, Target };

    HeatMap(const QString &title, Figure figure, QWidget *parent = nullptr);

    void show(const QList<RiskRow> &rows, const Settings &settings, const Id<Risk> &selected);
    void setTitle(const QString &title);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 260, 280 }; }

signals:
    /// The risks of a cell or of a rating, and what to call them. None: everything is wanted.
    void chosen(const QList<Id<Risk>> &risks, const QString &name);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Geometry
    {
        QPointF origin;
        qreal cell = 0;
    };
    /// Likelihood and impact, 1 to 5.
    struct Cell
    {
        int likelihood = 3;
        int impact = 3;
    };
    struct Count
    {
        Rating rating;
        QRectF letter;
        QRectF number;
        int count = 0;
    };
    Geometry geometryNow() const;
    QRectF rectOf(const Geometry &at, const Cell &cell) const;
    std::optional<Cell> cellAt(const QPointF &point) const;
    /// How many of each rating, laid out from the right end of the title.
    QList<Count> countsNow() const;
    void choose(const Cell &cell);
    void choose(Rating rating);
    void paintTitle(QPainter &painter, const Geometry &at) const;
    const Levels &levelsOf(const RiskRow &row) const;
    QList<const RiskRow *> rowsIn(int likelihood, int impact) const;
    void paintCell(QPainter &painter, const QRectF &cell, int likelihood, int impact) const;
    void paintAxes(QPainter &painter, const Geometry &at) const;

    QString m_title;
    Figure m_figure;
    QList<RiskRow> m_rows;
    Settings m_settings;
    Id<Risk> m_selected;
    Cell m_cursor;
};
