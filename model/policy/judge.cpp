#include "model/policy/judge.h"

#include "model/quality/quality.h"
#include "model/risk/residual.h"
#include "model/threats/proposal.h"
#include "model/threats/riskrows.h"

#include <QCoreApplication>

namespace policy {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(policy)
};

template<typename Row>
const Levels &levelsOf(const Row &row, Figure figure)
{
    return figure == Figure::Inherent ? row.inherent
           : figure == Figure::Target ? row.target
                                      : row.current;
}

/// Takes violations in; knows which rule is being judged.
class Judge
{
public:
    Judge(const Policy &policy, const Project &project, const Register &threats, const QDate &today)
        : m_policy(policy)
        , m_project(project)
        , m_threats(threats)
        , m_today(today)
    {
        m_verdict.policy = policy.name;
        m_verdict.today = today;
    }

    Verdict run();

private:
    void raise(const QString &of, const QString &text, const RecordRef &where = {});
    void raise(const ThreatRow &row, const QString &text)
    {
        raise(row.key.text(), text.arg(row.title), { row.subjectKind, row.key.subject });
    }
    void rule(const char *id, bool asked, void (Judge::*check)());
    void raiseFindings(const QStringList &checks, bool byCheck);

    void threatLimit();
    void riskLimit();
    void evidence() { raiseFindings({ QStringLiteral("verified-without-evidence") }, false); }
    void lapsed() { raiseFindings({ QStringLiteral("acceptance-lapsed") }, false); }
    void reviewAgain();
    void undecided();
    void coverage();
    void catalogs();
    void quality() { raiseFindings(m_policy.quality, true); }
    void exempt();

    const Policy &m_policy;
    const Project &m_project;
    const Register &m_threats;
    const QDate m_today;
    QString m_rule;
    QList<Finding> m_findings;
    Verdict m_verdict;
};

void Judge::raise(const QString &of, const QString &text, const RecordRef &where)
{
    Violation violation;
    violation.rule = m_rule;
    violation.of = of;
    violation.text = text;
    violation.where = where;
    if (where.kind == RecordKind::Flow)
        violation.place = subjectName(m_project, where.kind, where.id);
    else if (const Record *record = m_project.find(where.kind, where.id))
        violation.place = nameOf(*record);
    m_verdict.violations.append(violation);
}

void Judge::rule(const char *id, bool asked, void (Judge::*check)())
{
    if (!asked)
        return;
    m_rule = QString::fromLatin1(id);
    m_verdict.rules.append(m_rule);
    (this->*check)();
}

void Judge::raiseFindings(const QStringList &checks, bool byCheck)
{
    for (const Finding &finding : std::as_const(m_findings)) {
        if (!checks.contains(finding.check))
            continue;
        const QString place = finding.threat.isEmpty()
                                      ? finding.where.id.toString(QUuid::WithoutBraces)
                                      : finding.threat;
        raise(byCheck ? finding.check + u'@' + place : place, finding.text, finding.where);
    }
}

void Judge::threatLimit()
{
    const Settings &settings = m_project.settings();
    for (const ThreatRow *row : m_threats.rows()) {
        const Rating rating = risk::rating(settings, levelsOf(*row, m_policy.threats->figure));
        if (row->isOpen() && rating > m_policy.threats->level)
            raise(*row, textOf(rating) + QStringLiteral(": %1"));
    }
}

void Judge::riskLimit()
{
    const Settings &settings = m_project.settings();
    for (const RiskRow &row : riskRows(m_project, m_threats, m_today)) {
        const Rating rating = risk::rating(settings, levelsOf(row, m_policy.risks->figure));
        if (rating > m_policy.risks->level && row.acceptance != Acceptance::Valid)
            raise(row.id.text(),
                  Text::tr("%1 and not accepted: R-%2 %3")
                          .arg(textOf(rating), QString::number(row.number), row.title),
                  { RecordKind::Risk, row.id.value() });
    }
}

void Judge::reviewAgain()
{
    for (const ThreatRow *row : m_threats.rows()) {
        if (!row->stale && !row->reviewAgain.isEmpty())
            raise(*row, Text::tr("Something got worse since it was decided: %1"));
    }
    for (const RiskRow &row : riskRows(m_project, m_threats, m_today)) {
        if (row.acceptance == Acceptance::ReviewAgain)
            raise(row.id.text(),
                  Text::tr("Something got worse since it was accepted: R-%1 %2")
                          .arg(QString::number(row.number), row.title),
                  { RecordKind::Risk, row.id.value() });
    }
}

void Judge::undecided()
{
    const QList<const ThreatRow *> rows = m_threats.rows();
    const auto open = static_cast<int>(std::ranges::count_if(rows, [](const ThreatRow *row) {
        return !row->stale && row->state == DecisionState::Proposed;
    }));
    if (open > *m_policy.undecidedAtMost)
        raise(QString(), Text::tr("%n threat(s) undecided; at most %1 may be", nullptr, open)
                                 .arg(*m_policy.undecidedAtMost));
}

void Judge::coverage()
{
    QSet<QString> answered;
    m_project.forEach<Control>([&](const Control &control) {
        const ControlEntry *entry = m_threats.catalogs().control(control.catalogId);
        const bool stands =
                risk::quality(m_project.settings(), control.status, risk::Moment::Target) > 0;
        if (!entry || !stands)
            return;
        for (const QString &statement : entry->statements)
            answered.insert(statement);
    });
    const auto all = m_threats.catalogs().statements.size();
    const auto reached =
            std::ranges::count_if(m_threats.catalogs().statements, [&](const Statement &statement) {
                return answered.contains(statement.id);
            });
    // In whole per cent, rounded down: 59.9 is not 60.
    const auto share = static_cast<int>(all == 0 ? 100 : reached * 100 / all);
    if (share < *m_policy.coverageAtLeast)
        raise(QString(),
              Text::tr("%1 of %2 statements of the control baseline are answered, %3 %; at "
                       "least %4 % must be")
                      .arg(QString::number(reached), QString::number(all), QString::number(share),
                           QString::number(*m_policy.coverageAtLeast)));
}

void Judge::catalogs()
{
    for (auto it = m_policy.catalogs.constBegin(); it != m_policy.catalogs.constEnd(); ++it) {
        const QList<CatalogInfo> &known = m_threats.catalogs().info;
        const auto info = std::ranges::find(known, it.key(), &CatalogInfo::id);
        if (info == known.end())
            raise(it.key(), Text::tr("The catalog %1 is not in use.").arg(it.key()));
        else if (isOlder(info->version, it.value()))
            raise(it.key(), Text::tr("The catalog %1 has version %2; %3 is wanted.")
                                    .arg(it.key(), info->version, it.value()));
    }
}

/// Ties violations to the exemptions that name them; those that name nothing are told.
void Judge::exempt()
{
    for (const Exemption &exemption : m_policy.exemptions) {
        bool used = false;
        for (Violation &violation : m_verdict.violations) {
            const bool names = exemption.rule == violation.rule
                               && (exemption.of.isEmpty() || exemption.of == violation.of);
            used = used || names;
            if (names && !violation.exempted) {
                violation.exemption = exemption;
                violation.exempted = exemption.expires >= m_today;
            }
        }
        if (!used)
            m_verdict.unused.append(exemption);
    }
}

Verdict Judge::run()
{
    if (m_policy.verifiedHasEvidence || m_policy.noLapsedAcceptance || !m_policy.quality.isEmpty())
        m_findings = quality::findings(m_project, m_threats, m_today);
    rule("threats-at-most", m_policy.threats.has_value(), &Judge::threatLimit);
    rule("risks-at-most", m_policy.risks.has_value(), &Judge::riskLimit);
    rule("verified-has-evidence", m_policy.verifiedHasEvidence, &Judge::evidence);
    rule("no-lapsed-acceptance", m_policy.noLapsedAcceptance, &Judge::lapsed);
    rule("no-review-again", m_policy.noReviewAgain, &Judge::reviewAgain);
    rule("undecided-at-most", m_policy.undecidedAtMost.has_value(), &Judge::undecided);
    rule("coverage-at-least", m_policy.coverageAtLeast.has_value(), &Judge::coverage);
    rule("catalogs-not-older-than", !m_policy.catalogs.isEmpty(), &Judge::catalogs);
    rule("quality", !m_policy.quality.isEmpty(), &Judge::quality);
    exempt();
    return m_verdict;
}

} // namespace

qsizetype Verdict::failures() const
{
    return std::ranges::count_if(violations, [](const Violation &v) { return !v.exempted; });
}

Verdict judge(const Policy &policy, const Project &project, const Register &threats,
              const QDate &today)
{
    return Judge(policy, project, threats, today).run();
}

bool isOlder(const QString &which, const QString &than)
{
    const QStringList mine = which.split(u'.');
    const QStringList other = than.split(u'.');
    for (qsizetype i = 0; i < std::max(mine.size(), other.size()); ++i) {
        bool mineIsNumber = false;
        bool otherIsNumber = false;
        const QString a = mine.value(i, QStringLiteral("0"));
        const QString b = other.value(i, QStringLiteral("0"));
        const qlonglong x = a.toLongLong(&mineIsNumber);
        const qlonglong y = b.toLongLong(&otherIsNumber);
        if (mineIsNumber && otherIsNumber ? x != y : a != b)
            return mineIsNumber && otherIsNumber ? x < y : a < b;
    }
    return false;
}

} // namespace policy
