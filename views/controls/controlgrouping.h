#pragma once

#include "views/controls/controlcells.h"

/// A heading of the controls with the rows under it.
struct ControlHeading
{
    /// What makes it the same heading after a refresh.
    QString id;
    QString name;
    QList<ControlRow> rows;
};

/// By what the controls are put under headings.
namespace controlgrouping {

enum By { Status, Owner, Place, Family, Nothing };

/// The rows under their headings, in the order in which they come; headings by urgency or by name.
QList<ControlHeading> headings(const ViewContext &context, const QList<ControlRow> &rows, By by);

} // namespace controlgrouping
