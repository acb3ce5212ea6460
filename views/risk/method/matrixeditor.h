#pragma once

#include "model/risk/levels.h"

#include <QWidget>

/// The rating of each cell of the matrix: a click raises it, the letters L, M, H and C set it.
class MatrixEditor : public QWidget
{
    Q_OBJECT

public:
    explicit MatrixEditor(QWidget *parent = nullptr);

    void setMatrix(const QString &matrix);
    /// 25 letters, likelihood 1..5 outside; empty when it is the default one.
    QString matrix() const;

    QSize sizeHint() const override { return { 300, 270 }; }
    QSize minimumSizeHint() const override { return { 220, 200 }; }

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF rectOf(int likelihood, int impact) const;
    Rating at(int likelihood, int impact) const;
    void set(int likelihood, int impact, Rating rating);

    /// What is edited; only the matrix of it counts.
    Settings m_settings;
    int m_likelihood = 3;
    int m_impact = 3;
};
