#pragma once

#include "views/viewcontext.h"

/// A control where it stands; a null placement for one that stands nowhere.
struct ControlRow
{
    Id<Control> control;
    Id<ControlPlacement> placement;
    /// How many threats it is meant for there.
    int threats = 0;

    bool operator==(const ControlRow &) const = default;
};

/// The columns of the controls and what their cells say: for the table, copies, filters and sorting
/// alike.
class ControlCells
{
public:
    enum Column { Name, Place, Coverage, Status, Owner, Due, Evidence, Threats, ColumnCount };

    explicit ControlCells(const ViewContext &context) : m_context(context) { }

    QString text(const ControlRow &row, int column) const;
    /// What an editor of the cell begins with.
    QString editText(const ControlRow &row, int column) const;
    /// A number, or a text that sorts as the reader's language does.
    QVariant sortKey(const ControlRow &row, int column) const;
    /// Name of the icon of the place; may be empty.
    QString placeIcon(const ControlRow &row) const;
    /// Whether the cell says that somebody is late with something.
    bool isUrgent(const ControlRow &row, int column) const;
    bool isLate(const Control &control) const;

    static QString name(int column);
    static bool isNumber(int column);
    static bool isEditable(const ControlRow &row, int column);
    /// How soon a control of this status wants to be looked at: what is done and what stands aside
    /// come last.
    static int urgency(ControlStatus status);

private:
    QString evidence(const Control &control) const;
    bool isVerificationOverdue(const Control &control) const;

    const ViewContext m_context;
};
