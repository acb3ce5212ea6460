#pragma once

#include "views/viewcontext.h"

#include <QHash>

/// The columns of the register and what their cells say: for the table, copies, exports and sorting
/// alike.
class ThreatCells
{
public:
    enum Column {
        Title,
        Subject,
        Artifact,
        Class,
        Phase,
        Atlas,
        Inherent,
        Current,
        Target,
        Score,
        State,
        Owner,
        RiskNumber,
        Controls,
        Assumed,
        RuleId,
        By,
        On,
        ColumnCount
    };

    explicit ThreatCells(const ViewContext &context);

    /// Takes note of which risk each threat is gathered into.
    void refresh();

    QString text(const ThreatRow &row, int column) const;
    /// What a number column sorts by; others sort by their text.
    std::optional<int> number(const ThreatRow &row, int column) const;
    /// The levels that a rating column shows; null for other columns.
    static const Levels *levels(const ThreatRow &row, int column);

    static QString name(int column);
    /// What a short column name stands for.
    static QString tip(int column);
    /// Width in device-independent pixels until somebody drags it.
    static int width(int column);
    static bool isHiddenAtFirst(int column);

private:
    QString ratingName(const Levels &levels) const;

    const ViewContext m_context;
    QHash<QString, int> m_riskOf;
};
