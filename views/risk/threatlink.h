#pragma once

#include "views/viewcontext.h"

#include <QToolButton>

/// A threat as a line one can click: the letter of its current rating and its title, cut at the
/// end when there is no room.
class ThreatLink : public QToolButton
{
    Q_OBJECT

public:
    ThreatLink(const QString &title, Rating rating, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Rating m_rating;
};
