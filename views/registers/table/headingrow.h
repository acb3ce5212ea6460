#pragma once

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;
class QTreeView;

/// A heading of a register, over the whole width of its table: arrow, icon, name, note.
namespace headingrow {

void paint(QPainter &painter, const QTreeView &view, const QStyleOptionViewItem &option,
           const QModelIndex &index);
/// Whether a click there folds or unfolds it; in coordinates of the viewport.
bool isArrow(int x);

} // namespace headingrow
