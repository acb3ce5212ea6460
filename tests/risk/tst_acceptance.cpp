#include "model/core/operations/change.h"
#include "model/risk/acceptance.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Whose authority reaches which rating, and what an acceptance must say.
class TestAcceptance : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void authorityReachesUpToItsRole_data();
    void authorityReachesUpToItsRole();
    void whereNoRoleIsNamedTheOwnerAccepts();
    void anAcceptanceNeedsReasonAndExpiry_data();
    void anAcceptanceNeedsReasonAndExpiry();
    void acceptingSaysWhoWhenAndAtWhatRating();
    void withdrawingLeavesNothingBehind();

private:
    Id<Person> person(const QString &name, const QList<Id<Role>> &roles);

    Project m_project;
    Id<Risk> m_risk;
    Id<Role> m_lead;
    Id<Role> m_board;
    QHash<QString, Id<Person>> m_people;
    const QDate m_today { 2026, 11, 24 };
};

Id<Person> TestAcceptance::person(const QString &name, const QList<Id<Role>> &roles)
{
    Person made;
    made.id = Id<Person>::create();
    made.name = name;
    made.roles = roles;
    Edit edit;
    edit.add(made);
    m_project.apply(edit);
    m_people.insert(name, made.id);
    return made.id;
}

void TestAcceptance::init()
{
    m_project = Project();
    m_project.apply(samples::small());
    Role lead;
    lead.id = Id<Role>::create();
    lead.name = u"Security lead"_s;
    Role board;
    board.id = Id<Role>::create();
    board.name = u"Board"_s;
    m_lead = lead.id;
    m_board = board.id;
    Edit edit;
    edit.add(lead);
    edit.add(board);
    m_project.apply(edit);
    m_project.apply(operations::change(m_project, m_project.settings().id, [&](Settings &s) {
        s.acceptsModerate = m_lead;
        s.acceptsHigh = m_board;
        s.acceptsCritical = m_board;
    }));
    const Id<Person> owner = person(u"Olga"_s, {});
    person(u"Lena"_s, { m_lead });
    person(u"Boris"_s, { m_board });
    Risk risk;
    risk.id = Id<Risk>::create();
    risk.number = 1;
    risk.title = u"Blind detector"_s;
    risk.owner = owner;
    m_risk = risk.id;
    Edit add;
    add.add(risk);
    m_project.apply(add);
}

void TestAcceptance::authorityReachesUpToItsRole_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<Rating>("rating");
    QTest::addColumn<bool>("may");
    QTest::newRow("low, no role named: the owner") << u"Olga"_s << Rating::Low << true;
    QTest::newRow("low, no role named: another") << u"Boris"_s << Rating::Low << false;
    QTest::newRow("moderate: the role") << u"Lena"_s << Rating::Moderate << true;
    QTest::newRow("moderate: a higher role") << u"Boris"_s << Rating::Moderate << true;
    QTest::newRow("moderate: the owner without a role") << u"Olga"_s << Rating::Moderate << false;
    QTest::newRow("high: a lower role") << u"Lena"_s << Rating::High << false;
    QTest::newRow("high: the role") << u"Boris"_s << Rating::High << true;
    QTest::newRow("critical: the role") << u"Boris"_s << Rating::Critical << true;
    QTest::newRow("critical: a lower role") << u"Lena"_s << Rating::Critical << false;
    QTest::newRow("nobody") << QString() << Rating::Low << false;
}

void TestAcceptance::authorityReachesUpToItsRole()
{
    QFETCH(QString, who);
    QFETCH(Rating, rating);
    QFETCH(bool, may);
    const Result<void> answer = risk::mayAccept(m_project, m_risk, m_people.value(who), rating);
    QCOMPARE(bool(answer), may);
    if (!may)
        QVERIFY(!answer.error().message.isEmpty() && !answer.error().next.isEmpty());
}

void TestAcceptance::whereNoRoleIsNamedTheOwnerAccepts()
{
    m_project.apply(operations::change(m_project, m_risk, [](Risk &r) { r.owner = {}; }));
    const Result<Edit> done = risk::accept(
            m_project, m_risk, Rating::Low,
            { m_people.value(u"Lena"_s), m_today, m_today.addYears(1), u"little to lose"_s });
    QVERIFY(done);
    m_project.apply(*done);
    QCOMPARE(m_project.find(m_risk)->owner, m_people.value(u"Lena"_s));
}

void TestAcceptance::anAcceptanceNeedsReasonAndExpiry_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QDate>("until");
    QTest::addColumn<bool>("done");
    QTest::newRow("both") << u"insured"_s << m_today.addMonths(6) << true;
    QTest::newRow("no reason") << QString() << m_today.addMonths(6) << false;
    QTest::newRow("blank reason") << u" \n "_s << m_today.addMonths(6) << false;
    QTest::newRow("no expiry") << u"insured"_s << QDate() << false;
    QTest::newRow("expires today") << u"insured"_s << m_today << false;
    QTest::newRow("expired before") << u"insured"_s << m_today.addDays(-1) << false;
}

void TestAcceptance::anAcceptanceNeedsReasonAndExpiry()
{
    QFETCH(QString, reason);
    QFETCH(QDate, until);
    QFETCH(bool, done);
    const Result<Edit> edit = risk::accept(m_project, m_risk, Rating::High,
                                           { m_people.value(u"Boris"_s), m_today, until, reason });
    QCOMPARE(bool(edit), done);
}

void TestAcceptance::acceptingSaysWhoWhenAndAtWhatRating()
{
    const Result<Edit> edit = risk::accept(
            m_project, m_risk, Rating::High,
            { m_people.value(u"Boris"_s), m_today, QDate(2027, 5, 31), u" insured "_s });
    QVERIFY(edit);
    m_project.apply(*edit);
    const Risk *risk = m_project.find(m_risk);
    QCOMPARE(risk->treatment, Treatment::Accept);
    QCOMPARE(risk->acceptedBy, m_people.value(u"Boris"_s));
    QCOMPARE(risk->acceptedOn, u"2026-11-24"_s);
    QCOMPARE(risk->acceptedUntil, u"2027-05-31"_s);
    QCOMPARE(risk->acceptanceReason, u"insured"_s);
    QCOMPARE(risk->acceptedRating, u"H"_s);
    QCOMPARE(risk->owner, m_people.value(u"Olga"_s));
}

void TestAcceptance::withdrawingLeavesNothingBehind()
{
    const Risk before = *m_project.find(m_risk);
    const Result<Edit> edit =
            risk::accept(m_project, m_risk, Rating::High,
                         { m_people.value(u"Boris"_s), m_today, QDate(2027, 5, 31), u"insured"_s });
    QVERIFY(edit);
    m_project.apply(*edit);
    m_project.apply(risk::withdrawAcceptance(m_project, m_risk));
    QCOMPARE(*m_project.find(m_risk), before);
}

QTEST_GUILESS_MAIN(TestAcceptance)
#include "tst_acceptance.moc"
