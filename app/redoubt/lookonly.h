#pragma once

#include <QObject>

class QWidget;

/// Makes the editors of a workspace readable only: their fields keep their text to select and copy,
/// their choices and buttons are greyed, tables take no input. Follows forms that are built anew.
/// What it cannot reach, such as a drag on the canvas, the journal refuses with words.
class LookOnly : public QObject
{
    Q_OBJECT

public:
    /// Lives as long as `workspaces`, its parent.
    explicit LookOnly(QWidget *workspaces);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void apply(QWidget &form);
};
