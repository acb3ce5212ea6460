// EU AI Act, Article 15: accuracy, robustness and cybersecurity of the system.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// A kind of attack that Article 15 names, told by the references of threats.
struct Kind
{
    const char *name;
    /// Ids of the OWASP ML list and ATLAS techniques; a technique takes its sub-techniques along.
    QStringList references;
};

QList<Kind> kinds()
{
    return { { QT_TRANSLATE_NOOP("Report", "Data poisoning"),
               { QStringLiteral("ML02:2023"), QStringLiteral("AML.T0020"),
                 QStringLiteral("AML.T0059") } },
             { QT_TRANSLATE_NOOP("Report", "Model poisoning, of pre-trained parts too"),
               { QStringLiteral("ML07:2023"), QStringLiteral("ML10:2023"),
                 QStringLiteral("AML.T0018"), QStringLiteral("AML.T0010.003") } },
             { QT_TRANSLATE_NOOP("Report", "Adversarial examples and evasion"),
               { QStringLiteral("ML01:2023"), QStringLiteral("AML.T0015"),
                 QStringLiteral("AML.T0043") } },
             { QT_TRANSLATE_NOOP("Report", "Confidentiality attacks"),
               { QStringLiteral("ML03:2023"), QStringLiteral("ML04:2023"),
                 QStringLiteral("ML05:2023"), QStringLiteral("AML.T0024"),
                 QStringLiteral("AML.T0056"), QStringLiteral("AML.T0057") } },
             { QT_TRANSLATE_NOOP("Report", "Model flaws"),
               { QStringLiteral("ML06:2023"), QStringLiteral("AML.T0031"),
                 QStringLiteral("AML.T0011.000") } },
             { QT_TRANSLATE_NOOP("Report", "Feedback loops"), { QStringLiteral("ML08:2023") } } };
}

bool isOf(const ThreatRow &row, const Kind &kind)
{
    return std::ranges::any_of(kind.references, [&](const QString &id) {
        return row.owaspMl.contains(id)
               || std::ranges::any_of(row.atlas, [&](const QString &technique) {
                      return technique == id || technique.startsWith(id + u'.');
                  });
    });
}

Cell worst(const ReportBuilder &to, const QList<const ThreatRow *> &rows, Levels ThreatRow::*figure,
           bool filled)
{
    if (rows.isEmpty())
        return reportcell::text({});
    const auto it = std::ranges::max_element(
            rows, {}, [&](const ThreatRow *row) { return (row->*figure).score(); });
    return to.letter((*it)->*figure, filled);
}

/// Controls that work today and count for any of these threats.
QString inPlace(const ReportBuilder &to, const QList<const ThreatRow *> &rows)
{
    QStringList names;
    for (const ThreatRow *row : rows) {
        for (const ControlEffect &effect : row->controls) {
            const Control *control = to.project().find(effect.control);
            if (control && effect.currentLikelihood + effect.currentImpact > 0)
                names.append(control->name);
        }
    }
    names.removeDuplicates();
    names.sort();
    return names.join(QStringLiteral("; "));
}

void addAttacks(ReportBuilder &to)
{
    using Type = Column::Kind;
    to.heading(Text::tr("Attacks that the Article names, and what is left of them"));
    Table table { Text::tr("Article 15 attacks"),
                  { { Text::tr("Attack"), 24 },
                    { Text::tr("Open threats"), 10, Type::Number },
                    { Text::tr("Inherent"), 12, Type::Rating },
                    { Text::tr("Current"), 12, Type::Rating },
                    { Text::tr("Target"), 12, Type::Rating },
                    { Text::tr("Measures in place"), 30 } } };
    for (const Kind &kind : kinds()) {
        QList<const ThreatRow *> rows = to.open();
        rows.removeIf([&](const ThreatRow *row) { return !isOf(*row, kind); });
        table.rows.append({ { Text::tr(kind.name) },
                            reportcell::number(static_cast<double>(rows.size())),
                            worst(to, rows, &ThreatRow::inherent, false),
                            worst(to, rows, &ThreatRow::current, true),
                            worst(to, rows, &ThreatRow::target, false),
                            reportcell::text(inPlace(to, rows)) });
    }
    to.add(table);
    to.note(Text::tr("Ratings are those of the worst open threat. Threats are told apart by their "
                     "OWASP and ATLAS references; one can stand in two lines."));
}

void addMetrics(ReportBuilder &to)
{
    to.heading(Text::tr("Declared accuracy and robustness"));
    Table table { Text::tr("Declared metrics"),
                  { { Text::tr("Metric"), 20 },
                    { Text::tr("Aspect"), 13 },
                    { Text::tr("Of"), 17 },
                    { Text::tr("Declared"), 13 },
                    { Text::tr("Threshold"), 13 },
                    { Text::tr("Evidence"), 24 },
                    { Text::tr("On"), 10, Column::Kind::Date } } };
    for (const Metric *metric : to.project().all<Metric>()) {
        const Artifact *artifact = to.project().find(metric->artifact);
        table.rows.append({ { metric->name },
                            { reportwords::of(metric->aspect) },
                            reportcell::text(artifact ? artifact->name : Text::tr("the system")),
                            reportcell::text(metric->declared),
                            reportcell::text(metric->threshold),
                            reportcell::text(metric->evidence),
                            reportcell::date(metric->on) });
    }
    if (table.rows.isEmpty())
        to.warn(Text::tr("No metric is declared"),
                Text::tr("Article 15(3) asks for the levels of accuracy and the relevant metrics "
                         "in the instructions of use."));
    else
        to.add(table);
}

} // namespace

void sections::aiAct(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::AiAct));
    const Settings &settings = to.settings();
    reportpart::Facts facts;
    facts.rows = {
        { Text::tr("Intended purpose"), reportcell::text(settings.purpose).text },
        { Text::tr("Role"), reportcell::text(reportwords::alone(settings.aiActRole)).text },
        { Text::tr("Risk class"), reportcell::text(reportwords::alone(settings.aiActClass)).text }
    };
    to.add(facts);
    if (settings.purpose.isEmpty() || settings.aiActRole.isEmpty() || settings.aiActClass.isEmpty())
        to.warn(Text::tr("Incomplete"),
                Text::tr("Purpose, role and risk class decide which duties hold; the project "
                         "leaves at least one of them open."));
    addAttacks(to);
    addMetrics(to);
}
