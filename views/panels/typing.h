#pragma once

#include <QPointer>
#include <QString>

class QWidget;

/// Editors of forms write when the focus leaves them, and forms are made anew when what they show
/// changes: who types in one is to lose neither text nor place.
namespace typing {

/// Takes the focus from the editor that has it, so that it writes; only one inside of `within`
/// where that is given.
void commit(const QWidget *within = nullptr);

/// Has the editor that has the focus write, and lets whoever types go on.
void commitAndGoOn();

/// The editor that has the focus inside of a form, for the form that takes its place.
class Place
{
public:
    /// Of no editor when none inside of `form` has the focus.
    explicit Place(const QWidget &form);
    /// Gives the focus to the editor of the same accessible name, the cursor where it was; nothing
    /// when there is none.
    void resumeIn(QWidget &form) const;

private:
    QString m_name;
    int m_cursor = 0;
};

} // namespace typing
