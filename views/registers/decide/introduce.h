#pragma once

#include "views/viewcontext.h"

class QWidget;

/// Some controls bring elements along: a gateway, a key store. They have threats of their own, so
/// they belong in the drawing.
namespace introduce {

/// Offers to draw what a control that was just placed brings along, as far as the project has none
/// yet: beside the subject, in its zone, on the diagram that is shown.
void offer(const ViewContext &context, const ControlEntry &control, const AnyId &subject,
           QWidget *parent);

} // namespace introduce
