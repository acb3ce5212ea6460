#pragma once

#include "views/catalogs/catalogfilter.h"
#include "views/catalogs/catalogtree.h"
#include "views/style/theme.h"

#include <QAbstractScrollArea>

/// MITRE ATLAS as a matrix: a column a tactic, a cell a technique with its sub-techniques; coloured
/// by the worst open threat of this project that uses it, hollow where a rule watches for it, faint
/// where it is out of scope.
class AtlasMatrix : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit AtlasMatrix(const ViewContext &context, QWidget *parent = nullptr);

    /// Shows only techniques that fit.
    void setFilter(const CatalogFilter &filter);
    void refresh();
    /// "38 of 172 techniques in scope occur in this project".
    QString summary() const;

signals:
    /// A link of CatalogTree.
    void chosen(const QString &link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Cell
    {
        const AtlasTechnique *technique;
        int column;
        int row;
    };

    void arrange();
    QRect rectOf(const Cell &cell) const;
    const Cell *cellAt(const QPoint &position) const;
    void paintCell(QPainter &painter, const Cell &cell, const Theme &theme) const;
    int cellHeight() const;

    const ViewContext m_context;
    bool fits(const AtlasTechnique &technique) const;

    CatalogFilter m_filter;
    QSet<QString> m_ofPhase;
    QList<Cell> m_cells;
    int m_rows = 0;
    CatalogTree::Counts m_counts;
    qsizetype m_current = -1;
};
