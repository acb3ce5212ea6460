// The Statement of Applicability: every control of ISO/IEC 27001:2022 Annex A, derived from what
// the measures of this project answer.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"
#include "model/risk/residual.h"

#include <algorithm>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

const QString framework = QStringLiteral("iso27001");

/// Derives one line of the statement after another.
class Statements
{
public:
    explicit Statements(ReportBuilder &to) : m_to(to)
    {
        for (const Control *control : to.project().all<Control>()) {
            if (const ControlEntry *entry = to.catalogs().control(control->catalogId)) {
                for (const QString &item : entry->of(framework))
                    m_placed[item].append(control);
            }
        }
        QHash<QString, int> asked;
        for (const ThreatRow *row : to.open()) {
            if (!row->rule)
                continue;
            for (const ControlOffer &offer : row->rule->controls)
                ++asked[offer.control];
        }
        for (const ControlEntry &entry : to.catalogs().controls) {
            for (const QString &item : entry.of(framework)) {
                m_known.insert(item);
                if (asked.contains(entry.id))
                    m_asked[item].append({ entry.name, asked.value(entry.id) });
            }
        }
    }

    /// Applicable, why, status, evidence.
    QList<Cell> cellsOf(const Term &item) const
    {
        QList<const Control *> living = m_placed.value(item.id);
        QList<const Control *> out = living;
        living.removeIf([](const Control *c) { return isOut(*c); });
        out.removeIf([](const Control *c) { return !isOut(*c); });
        if (!living.isEmpty())
            return answered(living);
        if (!m_asked.value(item.id).isEmpty())
            return wanted(m_asked.value(item.id), out);
        if (!out.isEmpty())
            return {
                { Text::tr("no") }, { excuse(out) }, reportcell::text({}), reportcell::text({})
            };
        const QString why = m_known.contains(item.id)
                                    ? Text::tr("No open threat of this model asks for it.")
                                    : Text::tr("Organisational: outside what this model shows.");
        return {
            { Text::tr("not decided here") }, { why }, reportcell::text({}), reportcell::text({})
        };
    }

private:
    static bool isOut(const Control &control)
    {
        return control.status == ControlStatus::NotApplicable
               || control.status == ControlStatus::Rejected;
    }

    static QString excuse(const QList<const Control *> &out)
    {
        QStringList reasons;
        for (const Control *control : out) {
            reasons.append(
                    QStringLiteral("%1: %2").arg(control->name, reportwords::of(control->status)));
            if (!control->description.isEmpty())
                reasons.last() += QStringLiteral(" (%1)").arg(control->description);
        }
        return reasons.join(QStringLiteral("; "));
    }

    QList<Cell> answered(const QList<const Control *> &living) const
    {
        QStringList names;
        QStringList evidence;
        ControlStatus least = ControlStatus::Verified;
        ControlStatus most = ControlStatus::Proposed;
        for (const Control *control : living) {
            const ControlStatus status = risk::statusOn(*control, m_to.options().date);
            least = std::min(least, status);
            most = std::max(most, status);
            names.append(control->name);
            for (const Evidence *each : m_to.evidenceOf(control->id)) {
                QStringList parts { each->note, each->link };
                if (const Attachment *file = m_to.project().find(each->attachment))
                    parts.append(file->name);
                evidence.append(reportwords::joined(parts, QStringLiteral(", ")));
            }
        }
        names.removeDuplicates();
        const QString status =
                least == most
                        ? reportwords::of(most)
                        : Text::tr("%1 to %2").arg(reportwords::of(least), reportwords::of(most));
        return {
            { Text::tr("yes") },
            { Text::tr("Treats threats of this model: %1").arg(names.join(QStringLiteral("; "))) },
            { status },
            reportcell::text(reportwords::joined(evidence, QStringLiteral("; ")))
        };
    }

    QList<Cell> wanted(QList<std::pair<QString, int>> measures,
                       const QList<const Control *> &out) const
    {
        std::ranges::stable_sort(measures, std::greater<>(), &std::pair<QString, int>::second);
        QStringList names;
        for (const auto &[name, threats] : measures.mid(0, 3))
            names.append(name);
        QString why = Text::tr("Open threats of this model ask for: %1")
                              .arg(names.join(QStringLiteral("; ")));
        if (!out.isEmpty())
            why += QStringLiteral(". ") + excuse(out);
        return { { Text::tr("yes") }, { why }, { Text::tr("not started") }, reportcell::text({}) };
    }

    ReportBuilder &m_to;
    QHash<QString, QList<const Control *>> m_placed;
    QHash<QString, QList<std::pair<QString, int>>> m_asked;
    QSet<QString> m_known;
};

} // namespace

void sections::applicability(ReportBuilder &to)
{
    to.chapter(reportsection::title(ReportSection::Applicability));
    const auto iso = std::ranges::find(to.catalogs().frameworks, framework, &Framework::id);
    if (iso == to.catalogs().frameworks.end()) {
        to.say(Text::tr("The catalogs of this project do not hold ISO/IEC 27001."));
        return;
    }
    const Statements statements(to);
    Table table { reportsection::title(ReportSection::Applicability),
                  { { Text::tr("Control"), 8 },
                    { Text::tr("Name"), 20 },
                    { Text::tr("Applicable"), 10 },
                    { Text::tr("Why"), 34 },
                    { Text::tr("Status"), 12 },
                    { Text::tr("Evidence"), 16 } },
                  {},
                  true };
    QMap<QString, int> answers;
    for (const Term &item : iso->items) {
        QList<Cell> row { { item.id }, { item.name } };
        row += statements.cellsOf(item);
        ++answers[row.at(2).text];
        table.rows.append(row);
    }
    QStringList counts;
    for (auto it = answers.constBegin(); it != answers.constEnd(); ++it)
        counts.append(QStringLiteral("%1 %2").arg(it.key(), QString::number(it.value())));
    to.say(Text::tr("%1, all %2 controls. Applicable: %3. Derived from the measures of this "
                    "project and the crosswalk of the control catalog; what this model cannot "
                    "show is left to the management system.")
                   .arg(iso->name, QString::number(iso->items.size()),
                        counts.join(QStringLiteral(", "))));
    to.add(table);
}
