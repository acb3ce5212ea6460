#pragma once

#include "model/threats/riskrows.h"

#include <variant>

/// What a report is about besides the project: the day, and the journal head that anchors it.
struct ReportOptions
{
    QDate date;
    /// Hash of the last journal entry, hex; printed so that a cut tail can be noticed.
    QString head = {};
};

/// The parts that a report is made of. Text is plain; writers escape it.
namespace reportpart {

struct Heading
{
    int level = 1;
    QString text;
};

struct Paragraph
{
    QString text;
    /// Small, secondary.
    bool note = false;
};

/// Name and value, one line each.
struct Facts
{
    QList<std::pair<QString, QString>> rows;
};

/// One cell: text, or a risk letter.
struct Cell
{
    QString text;
    std::optional<Rating> rating = {};
    /// Filled letters are current figures, hollow ones inherent or target.
    bool filled = false;
};

struct Table
{
    QStringList heads;
    /// Shares of the width, one a column.
    QList<int> widths;
    QList<QList<Cell>> rows;
};

/// The three heat maps of the risks.
struct HeatMaps
{
    QList<RiskRow> risks;
};

/// A diagram, painted by the writer.
struct Picture
{
    Id<Diagram> diagram;
    QString caption;
};

} // namespace reportpart

using ReportBlock = std::variant<reportpart::Heading, reportpart::Paragraph, reportpart::Facts,
                                 reportpart::Table, reportpart::HeatMaps, reportpart::Picture>;

/// What a report says, apart from how it looks: one value for every format.
struct Report
{
    QString title;
    QString subtitle;
    QString classification;
    QString footer;
    QDate date;
    Settings settings;
    QList<ReportBlock> blocks;
};

/// Builds the risk-assessment report of a project. Deterministic: same input, same report.
Report buildReport(const Project &project, const Register &threats, const ReportOptions &options);
