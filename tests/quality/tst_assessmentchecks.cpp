#include "tests/support/checkrows.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace checkmodels;

/// Every check of threats, risks and controls has a smallest project that raises it and one change
/// that clears it.
class TestAssessmentChecks : public QObject
{
    Q_OBJECT

private slots:
    void aCheckIsRaisedAndClearedByOneChange_data();
    void aCheckIsRaisedAndClearedByOneChange() { CheckRows::run(m_catalogs); }

private:
    static void addThreatRows(CheckRows &rows);
    static void addRiskRows(CheckRows &rows);
    static void addControlRows(CheckRows &rows);

    const CatalogsPointer m_catalogs = *catalog::loadBundled();
};

void TestAssessmentChecks::aCheckIsRaisedAndClearedByOneChange_data()
{
    QTest::addColumn<Models>("raise");
    QTest::addColumn<Models>("clear");
    CheckRows rows(m_catalogs);
    addThreatRows(rows);
    addRiskRows(rows);
    addControlRows(rows);
    rows.finish({ quality::Area::Threats, quality::Area::Risks, quality::Area::Controls });
}

void TestAssessmentChecks::addThreatRows(CheckRows &rows)
{
    const CatalogsPointer &catalogs = rows.catalogs();
    const auto high = [](Decision &d) {
        d.likelihood = 5000;
        d.impact = 5000;
        d.ratingReason = u"Seen before"_s;
    };
    const auto confirmed = [](Decision &d) { d.state = DecisionState::Confirmed; };
    const Models confirm = sets<Decision>([](Decision &d) { d.state = DecisionState::Confirmed; });
    rows.row("threat-undecided") << decided(catalogs, high) << confirm;
    rows.row("threat-in-no-risk") << decided(catalogs, confirmed) << Models([](Project &project) {
        adds({ made<Risk>([&](Risk &r) {
            r.threats = { project.all<Decision>().first()->threat };
        }) })(project);
    });
    const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
    rows.row("threat-without-owner") << both(decided(catalogs, confirmed), adds({ ada }))
                                     << sets<Decision>([ada](Decision &d) { d.owner = ada.id; });
    rows.row("override-without-reason")
            << decided(catalogs, [](Decision &d) { d.likelihood = 2000; })
            << sets<Decision>([](Decision &d) { d.ratingReason = u"Seen before"_s; });
    rows.row("dismissed-without-reason")
            << decided(catalogs, [](Decision &d) { d.state = DecisionState::Dismissed; })
            << sets<Decision>([](Decision &d) { d.rationale = u"Not here"_s; });
    rows.row("threat-parked") << decided(catalogs, [](Decision &d) { d.parked = true; }) << confirm;
    const auto removeDecision = [](Project &project) {
        Edit edit;
        edit.remove(*project.all<Decision>().first());
        project.apply(edit);
    };
    rows.row("decision-stale") << decided(catalogs, [](Decision &d) {
        d.state = DecisionState::Confirmed;
        d.threat.replace(0, 4, u"gone"_s);
    }) << Models(removeDecision);
    rows.row("review-again") << decided(catalogs, [](Decision &d) {
        d.state = DecisionState::Confirmed;
        d.seen.insert(u"carried"_s, u"Lake"_s);
    }) << sets<Decision>([](Decision &d) { d.seen.clear(); });
}

void TestAssessmentChecks::addRiskRows(CheckRows &rows)
{
    const CatalogsPointer &catalogs = rows.catalogs();
    const Models owned = [](Project &project) {
        sets<Risk>([&](Risk &r) { r.owner = project.all<Person>().first()->id; })(project);
    };
    rows.row("risk-without-owner") << withRisk(catalogs, [](Risk &r) { r.owner = {}; }) << owned;
    rows.row("risk-without-treatment")
            << withRisk(catalogs, [](Risk &r) { r.treatment = Treatment::Undecided; })
            << sets<Risk>([](Risk &r) { r.treatment = Treatment::Transfer; });
    rows.row("risk-without-consequence")
            << withRisk(catalogs, [](Risk &r) { r.consequence.clear(); })
            << sets<Risk>([](Risk &r) { r.consequence = u"Outage"_s; });
    rows.row("risk-without-threats")
            << withRisk(catalogs, [](Risk &r) { r.threats.clear(); })
            << Models([catalogs](Project &project) {
                   const QString key = worst(project, catalogs);
                   sets<Risk>([&](Risk &r) { r.threats = { key }; })(project);
               });
    rows.row("risk-rating-without-reason")
            << withRisk(catalogs, [](Risk &r) { r.impact = 3000; })
            << sets<Risk>([](Risk &r) { r.ratingReason = u"Insurer says so"_s; });
    const auto severe = [](Risk &r) {
        r.likelihood = r.impact = 5000;
        r.ratingReason = u"Seen before"_s;
    };
    rows.row("risk-above-appetite") << withRisk(catalogs, severe)
                                    << sets<Risk>([](Risk &r) { r.likelihood = r.impact = 1000; });
    rows.row("treatment-overdue") << withRisk(catalogs, [severe](Risk &r) {
        severe(r);
        r.due = u"2026-11-23"_s;
    }) << sets<Risk>([](Risk &r) { r.due = u"2026-11-24"_s; });
    const auto accepted = [catalogs](const QString &until) {
        return Models([=](Project &project) {
            withRisk(catalogs, [](Risk &) {})(project);
            sets<Risk>([&](Risk &r) {
                r.acceptedBy = project.all<Person>().first()->id;
                r.acceptedOn = u"2026-01-01"_s;
                r.acceptedUntil = until;
                r.acceptanceReason = u"Costs more than it takes away"_s;
                r.acceptedRating = u"C"_s;
            })(project);
        });
    };
    const Models later = sets<Risk>([](Risk &r) { r.acceptedUntil = u"2027-06-30"_s; });
    rows.row("acceptance-lapsed") << accepted(u"2026-11-23"_s) << later;
    rows.row("acceptance-ending") << accepted(u"2026-12-24"_s) << later;
    rows.row("acceptance-incomplete") << accepted({}) << later;
}

void TestAssessmentChecks::addControlRows(CheckRows &rows)
{
    using enum ControlStatus;
    const auto with = [](ControlStatus status, const std::function<void(Control &)> &change = {}) {
        return withControl([=](Control &c, const Person &, const Person &bob) {
            c.status = status;
            c.verifier = bob.id;
            c.verificationMethod = u"Penetration test"_s;
            c.verifiedOn = u"2026-11-01"_s;
            if (change)
                change(c);
        });
    };
    const Models ownedByBob = [](Project &project) {
        sets<Control>([&](Control &c) { c.owner = project.all<Person>().first()->id; })(project);
    };
    rows.row("control-without-owner")
            << with(Planned, [](Control &c) { c.owner = {}; }) << ownedByBob;
    rows.row("control-without-date")
            << with(Planned) << sets<Control>([](Control &c) { c.due = u"2027-01-31"_s; });
    rows.row("control-overdue") << with(Planned, [](Control &c) { c.due = u"2026-11-23"_s; })
                                << sets<Control>([](Control &c) { c.status = Implemented; });
    const auto placed = [](SubjectKind kind) {
        return [kind](Project &project) {
            adds({ made<ControlPlacement>([&](ControlPlacement &p) {
                p.control = project.all<Control>().first()->id;
                p.subjectKind = kind;
            }) })(project);
        };
    };
    rows.row("control-nowhere") << with(Planned) << Models(placed(SubjectKind::Project));
    rows.row("control-without-effect")
            << both(with(Planned), placed(SubjectKind::Project))
            << sets<Control>([](Control &c) { c.status = NotApplicable; });
    rows.row("verified-without-evidence") << with(Verified) << Models([](Project &project) {
        adds({ made<Evidence>([&](Evidence &e) {
            e.control = project.all<Control>().first()->id;
            e.note = u"Report 7"_s;
        }) })(project);
    });
    rows.row("verified-by-owner") << with(Verified, [](Control &c) { c.verifier = c.owner; })
                                  << sets<Control>([](Control &c) { c.status = Implemented; });
    rows.row("verified-without-method")
            << with(Verified, [](Control &c) { c.verificationMethod.clear(); })
            << sets<Control>([](Control &c) { c.verificationMethod = u"Review"_s; });
    rows.row("verification-expired") << with(Verified, [](Control &c) {
        c.verifiedOn = u"2025-01-01"_s;
        c.verificationPeriod = 12;
    }) << sets<Control>([](Control &c) { c.verifiedOn = u"2026-11-24"_s; });
    rows.row("evidence-expired") << both(with(Verified), [](Project &project) {
        adds({ made<Evidence>([&](Evidence &e) {
            e.control = project.all<Control>().first()->id;
            e.expires = u"2026-11-23"_s;
        }) })(project);
    }) << sets<Evidence>([](Evidence &e) { e.expires = u"2026-11-24"_s; });
    rows.row("effect-without-reason") << both(with(Implemented), [](Project &project) {
        adds({ made<ControlLink>([&](ControlLink &l) {
            l.control = project.all<Control>().first()->id;
            l.threat = u"own@x"_s;
            l.likelihood = 500;
        }) })(project);
    }) << sets<ControlLink>([](ControlLink &l) { l.reason = u"Measured"_s; });
}

QTEST_GUILESS_MAIN(TestAssessmentChecks)
#include "tst_assessmentchecks.moc"
