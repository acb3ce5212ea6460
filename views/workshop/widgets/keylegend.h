#pragma once

#include "views/workshop/widgets/roomstyle.h"

#include <QWidget>

/// A key and what it does.
struct KeyHint
{
    QString key;
    QString text;
};

/// Keys and what they do, in as many lines as they need; a click on one is the key for those who
/// hold a mouse.
class KeyLegend : public QWidget
{
    Q_OBJECT

public:
    /// `spread` uses the whole width of a line, for the bar at the bottom.
    KeyLegend(const RoomStyle &style, bool spread, QWidget *parent = nullptr);
    void setHints(const QList<KeyHint> &hints);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pressed(int hint);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    int widthOf(const KeyHint &hint) const;
    int lineHeight() const;
    QList<QRect> rectsFor(int width) const;

    RoomStyle m_style;
    bool m_spread;
    QList<KeyHint> m_hints;
};
