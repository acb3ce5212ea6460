#pragma once

#include "views/viewcontext.h"

class QWidget;

/// Gestures of the register that ask something first: dismissing wants a reason, rating a
/// rationale, a risk a title, a control a place. Each is one undoable step for all threats at once.
namespace decisions {

void confirm(const ViewContext &context, const QStringList &threats);
/// Asks for the reason; reopens when all of them are dismissed already.
void dismiss(const ViewContext &context, const QStringList &threats, QWidget *parent);
void rate(const ViewContext &context, const QStringList &threats, QWidget *parent);
void assign(const ViewContext &context, const QStringList &threats, QWidget *parent);
void gather(const ViewContext &context, const QStringList &threats, QWidget *parent);
/// Places a control of the catalog where the threat's rule wants it; status and coverage can be
/// changed in the Controls workspace. Offers to draw what the control brings along.
void placeControl(const ViewContext &context, const QString &threat, const QString &catalogId,
                  QWidget *parent);

} // namespace decisions
