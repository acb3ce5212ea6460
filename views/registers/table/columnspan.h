#pragma once

#include <QList>

class QPainter;
class QTreeView;

/// Which columns of the selected rows are meant: all of them, or those from one to another, as the
/// pointer was dragged or Shift with an arrow key went. Shown as a frame; copying takes no others.
class ColumnSpan
{
public:
    explicit ColumnSpan(const QTreeView &view) : m_view(view) { }

    bool isWhole() const { return m_from < 0; }
    /// All columns again; a drag may begin in this column (visual index, -1 for none).
    void begin(int visual);
    /// From where it began to this column (visual index).
    void extendTo(int visual);
    /// One visible column further, from `current` (visual index) when all were meant before.
    void extendBy(int step, int current);

    /// Of these columns (logical indexes) those that are meant.
    QList<int> of(const QList<int> &visible) const;
    /// Frames the meant cells of the selected rows that are in sight.
    void paint(QPainter &painter) const;

private:
    bool contains(int visual) const;

    const QTreeView &m_view;
    int m_begun = -1;
    int m_from = -1;
    int m_to = -1;
};
