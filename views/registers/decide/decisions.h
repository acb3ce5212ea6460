#pragma once

#include "views/viewcontext.h"

class QWidget;

/// Gestures of the register that ask something first: dismissing wants a reason, rating a
/// rationale, a risk a title, a control a place. Each is one undoable step for all threats at once.
namespace decisions {

/// What a button does with the threats that are selected.
enum class Gesture { Confirm, Dismiss, Rate, Assign, Gather };
void run(const ViewContext &context, Gesture gesture, const QStringList &threats, QWidget *parent);

void confirm(const ViewContext &context, const QStringList &threats);
/// Asks for the reason; reopens when all of them are dismissed already.
void dismiss(const ViewContext &context, const QStringList &threats, QWidget *parent);
/// Back to proposed; ratings and owners stay.
void reopen(const ViewContext &context, const QStringList &threats);
/// Any of the above, by the state that is wanted.
void setState(const ViewContext &context, const QStringList &threats, DecisionState state,
              QWidget *parent);
void rate(const ViewContext &context, const QStringList &threats, QWidget *parent);
void assign(const ViewContext &context, const QStringList &threats, QWidget *parent);
/// A new name adds a person; an empty one is nobody.
void assignTo(const ViewContext &context, const QStringList &threats, const QString &name);
void gather(const ViewContext &context, const QStringList &threats, QWidget *parent);
/// Places a control of the catalog where the threat's rule wants it; status and coverage can be
/// changed in the Controls workspace. Offers to draw what the control brings along.
void placeControl(const ViewContext &context, const QString &threat, const QString &catalogId,
                  QWidget *parent);

} // namespace decisions
