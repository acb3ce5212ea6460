#include "views/report/reporthints.h"

#include "model/threats/questions.h"
#include "model/threats/riskrows.h"

#include <QCoreApplication>

#include <algorithm>

namespace reporthints {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(reporthints)
};

} // namespace

QList<Hint> of(const Project &project, const Register &threats, const QDate &today)
{
    QList<Hint> hints;
    const auto add = [&](const char *icon, qsizetype count, const QString &text) {
        if (count > 0)
            hints.append({ QString::fromLatin1(icon), text });
    };
    const QList<const ThreatRow *> rows = threats.rows();
    const auto undecided = std::ranges::count_if(rows, [](const ThreatRow *row) {
        return row->isOpen() && row->state == DecisionState::Proposed;
    });
    add("mode-threats", undecided,
        Text::tr("%n threat(s) are not decided. They appear as open.", nullptr,
                 static_cast<int>(undecided)));
    const qsizetype facts = openQuestions(project, threats).size();
    add("question", facts,
        Text::tr("%n fact(s) are unknown and count as the worse case.", nullptr,
                 static_cast<int>(facts)));
    qsizetype unrated = 0;
    project.forEach<Artifact>([&](const Artifact &artifact) {
        unrated += artifact.confidentiality == 0 && artifact.integrity == 0
                                   && artifact.availability == 0
                           ? 1
                           : 0;
    });
    add("artifact", unrated,
        Text::tr("%n artifact(s) still have default ratings only.", nullptr,
                 static_cast<int>(unrated)));
    const QList<RiskRow> risks = riskRows(project, threats, today);
    const auto lapsed = std::ranges::count(risks, Acceptance::Lapsed, &RiskRow::acceptance);
    add("warning", lapsed,
        Text::tr("%n acceptance(s) have lapsed.", nullptr, static_cast<int>(lapsed)));
    add("mode-baselines", 1,
        Text::tr("The report is of a working state: every page says DRAFT until a baseline is "
                 "approved."));
    return hints;
}

} // namespace reporthints
