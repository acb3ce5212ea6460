#pragma once

#include "model/report/reportoptions.h"
#include "model/threats/riskrows.h"

#include <QPointF>

#include <variant>

/// The parts that a report is made of. Text is plain; writers escape it.
namespace reportpart {

/// A chapter (level 1, numbered) or a heading inside one (level 2).
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

/// Something that a reader must not overlook.
struct Callout
{
    QString title;
    QString text;
};

/// Name and value, one line each.
struct Facts
{
    QList<std::pair<QString, QString>> rows;
};

/// One cell. `text` is what a person reads; `value` is what it is, for formats that know types.
struct Cell
{
    QString text = {};
    std::variant<std::monostate, double, Rating, QDate> value = {};
    /// Filled letters are current figures, hollow ones inherent or target.
    bool filled = false;

    const Rating *rating() const { return std::get_if<Rating>(&value); }
};

struct Column
{
    QString head;
    /// Share of the table's width; 0 leaves the column to formats without pages.
    int width = 10;
    /// What its cells are, where all are alike: a column of numbers is set to the right.
    enum class Kind { Text, Number, Rating, Date } kind = Kind::Text;
};

struct Table
{
    /// What it is called where tables stand alone: a sheet, a file.
    QString name;
    QList<Column> columns;
    QList<QList<Cell>> rows = {};
    /// Needs a page on its side.
    bool wide = false;
};

/// The three heat maps of the risks.
struct HeatMaps
{
    QList<RiskRow> risks;
};

/// Lines over a logarithmic x axis and a y axis from 0 to 100 %: the loss exceedance curves.
struct Curves
{
    struct Line
    {
        QString name;
        QList<QPointF> points;
    };
    QString xName;
    QString yName;
    QList<Line> lines;
};

/// A diagram: painted by writers that can, else taken from the report's pictures.
struct Picture
{
    Id<Diagram> diagram;
    QString caption;
};

} // namespace reportpart

using ReportBlock = std::variant<reportpart::Heading, reportpart::Paragraph, reportpart::Callout,
                                 reportpart::Facts, reportpart::Table, reportpart::HeatMaps,
                                 reportpart::Curves, reportpart::Picture>;

/// What a report says, apart from how it looks: one value for every format.
struct Report
{
    QString title;
    QString subtitle;
    /// On every page: the project's marking, and DRAFT unless an approved baseline is reported.
    QString marking;
    /// Name and value on the title page.
    QList<std::pair<QString, QString>> front;
    /// On every page: where in the journal it stands.
    QString footer;
    QDate date;
    Settings settings;
    QList<ReportBlock> blocks;
    /// The project that its diagrams are of; for a partner only the partner's part.
    Project drawn;
    /// PNG bytes by diagram id, for formats that cannot be painted into; empty until handed in.
    QHash<QUuid, QByteArray> pictures;
};

/// Builds the report of a project. Deterministic: same input, same report. `threats` must be the
/// register of `project`.
Report buildReport(const Project &project, const Register &threats, const ReportOptions &options);
