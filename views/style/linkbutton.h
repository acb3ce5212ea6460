#pragma once

#include <QToolButton>

/// A line of data that can be clicked: text at the left, in the link colour, cut where there is no
/// room; the tool tip has it whole.
class LinkButton : public QToolButton
{
    Q_OBJECT

public:
    /// `tip` says what a click does; empty takes the text.
    explicit LinkButton(const QString &text, const QString &tip = {}, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};
