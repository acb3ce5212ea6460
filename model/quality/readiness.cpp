#include "model/quality/readiness.h"

#include "model/threats/riskrows.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

/// How many different places the named checks were raised at.
qsizetype placesOf(const QList<Finding> &found, const QStringList &checks)
{
    QSet<QString> places;
    for (const Finding &finding : found) {
        if (checks.contains(finding.check))
            places.insert(finding.threat.isEmpty() ? finding.where.id.toString(QUuid::WithoutBraces)
                                                   : finding.threat);
    }
    return places.size();
}

/// A criterion over `all` things of which those that its checks raise are not done.
Criterion over(const QString &id, const QString &title, qsizetype all, const QList<Finding> &found,
               const QStringList &checks, const std::function<QString(int)> &missing)
{
    const qsizetype open = std::min(all, placesOf(found, checks));
    return { id,    title, all - open, all, open == 0 ? QString() : missing(static_cast<int>(open)),
             checks };
}

Criterion scopeOf(const QList<Finding> &found)
{
    const QStringList checks { QStringLiteral("project-without-scope"),
                               QStringLiteral("project-without-purpose"),
                               QStringLiteral("project-without-owner") };
    QStringList missing;
    for (const Finding &finding : found) {
        if (checks.contains(finding.check))
            missing.append(finding.text);
    }
    return { QStringLiteral("scope"),
             Text::tr("Scope, purpose and owner are stated"),
             checks.size() - missing.size(),
             checks.size(),
             missing.join(u' '),
             checks };
}

Criterion decisionsOf(const Register &threats)
{
    Criterion decided;
    decided.id = QStringLiteral("decisions");
    decided.title = Text::tr("Every threat is decided");
    for (const ThreatRow *row : threats.rows()) {
        if (row->stale)
            continue;
        ++decided.all;
        decided.done += row->state == DecisionState::Proposed ? 0 : 1;
    }
    const auto open = static_cast<int>(decided.all - decided.done);
    if (open > 0)
        decided.missing = Text::tr("%n threat(s) neither confirmed nor dismissed", nullptr, open);
    decided.checks = { QStringLiteral("threat-undecided") };
    return decided;
}

Criterion residualOf(const Project &project, const QList<Finding> &found)
{
    return over(QStringLiteral("residual"),
                Text::tr("What is left is within the appetite or accepted"),
                project.count(RecordKind::Risk), found,
                { QStringLiteral("risk-above-appetite"), QStringLiteral("acceptance-lapsed"),
                  QStringLiteral("acceptance-incomplete") },
                [](int n) {
                    return Text::tr("%n risk(s) above the appetite and not accepted", nullptr, n);
                });
}

} // namespace

qsizetype Readiness::met() const
{
    return std::ranges::count_if(criteria, [](const Criterion &each) { return each.isMet(); });
}

Readiness readiness(const Project &project, const Register &threats, const QList<Finding> &found)
{
    const auto text = [](const char *id) { return QString::fromLatin1(id); };
    const qsizetype drawn = project.count(RecordKind::Element) + project.count(RecordKind::Flow)
                            + project.count(RecordKind::Zone);
    const qsizetype risks = project.count(RecordKind::Risk);
    const auto rows = threats.rows();
    const auto confirmed = std::ranges::count_if(rows, [](const ThreatRow *row) {
        return row->state == DecisionState::Confirmed && !row->stale;
    });
    const auto decided = std::ranges::count_if(rows, [](const ThreatRow *row) {
        return row->state != DecisionState::Proposed || row->stale;
    });
    return { {
            scopeOf(found),
            over(text("drawing"), Text::tr("Everything drawn is named, connected and in a zone"),
                 drawn, found,
                 { text("unnamed"), text("element-isolated"), text("element-without-zone"),
                   text("zone-without-operator"), text("flow-without-artifact"),
                   text("unknown-type") },
                 [](int n) { return Text::tr("%n thing(s) drawn incompletely", nullptr, n); }),
            over(text("artifacts"), Text::tr("Every artifact is rated and owned"),
                 project.count(RecordKind::Artifact), found,
                 { text("artifact-without-ratings"), text("artifact-without-owner") },
                 [](int n) { return Text::tr("%n artifact(s) unrated or unowned", nullptr, n); }),
            over(text("assumptions"), Text::tr("No assumption is open or broken"),
                 project.count(RecordKind::Assumption), found,
                 { text("assumption-open"), text("assumption-broken") },
                 [](int n) { return Text::tr("%n assumption(s) open or broken", nullptr, n); }),
            decisionsOf(threats),
            over(text("reasons"), Text::tr("Every decision has its reason and still stands"),
                 decided, found,
                 { text("override-without-reason"), text("dismissed-without-reason"),
                   text("decision-stale"), text("review-again") },
                 [](int n) { return Text::tr("%n decision(s) to be looked at", nullptr, n); }),
            over(text("gathered"), Text::tr("Every confirmed threat is part of a risk"), confirmed,
                 found, { text("threat-in-no-risk") },
                 [](int n) { return Text::tr("%n threat(s) in no risk", nullptr, n); }),
            over(text("risks"), Text::tr("Every risk has an owner and a treatment"), risks, found,
                 { text("risk-without-owner"), text("risk-without-treatment"),
                   text("risk-rating-without-reason") },
                 [](int n) {
                     return Text::tr("%n risk(s) without owner, treatment or reason", nullptr, n);
                 }),
            residualOf(project, found),
            over(text("controls"), Text::tr("Every control has owner, date and evidence"),
                 project.count(RecordKind::Control), found,
                 { text("control-without-owner"), text("control-without-date"),
                   text("control-overdue"), text("control-nowhere"),
                   text("verified-without-evidence"), text("verified-by-owner"),
                   text("verification-expired") },
                 [](int n) { return Text::tr("%n control(s) incomplete", nullptr, n); }),
    } };
}

} // namespace quality
