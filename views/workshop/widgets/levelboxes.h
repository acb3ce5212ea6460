#pragma once

#include "views/workshop/widgets/roomstyle.h"

#include <QWidget>

/// What a room says of one axis: the agreed level is filled, those between the lowest and the
/// highest voice are tinted. A level that nobody chose is dashed.
class LevelBoxes : public QWidget
{
    Q_OBJECT

public:
    /// Whole levels 1 to 5; 0 is none.
    struct Levels
    {
        int agreed = 0;
        int low = 0;
        int high = 0;
        /// The agreed level is what the rule derives.
        bool derived = false;
    };

    LevelBoxes(const QString &axis, const RoomStyle &style, QWidget *parent = nullptr);
    void setLevels(const Levels &levels);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString words() const;
    int side() const;
    int labelRoom() const;

    QString m_axis;
    RoomStyle m_style;
    Levels m_levels;
};
