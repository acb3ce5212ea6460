#include "model/core/operations/controls.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What a control must show before it may be called verified, and what counts as evidence.
class TestControls : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void verifiedNeedsFourEyesMethodDayAndPeriod_data();
    void verifiedNeedsFourEyesMethodDayAndPeriod();
    void aVerifiedControlCannotLoseWhatItTook();
    void whatWasCalledVerifiedElsewhereMayStillChange();
    void oneOfManyThatIsRefusedRefusesAll();
    void coveringAPlaceTwiceChangesItsCoverage();
    void evidenceSaysSomethingThatCanBeOpened_data();
    void evidenceSaysSomethingThatCanBeOpened();
    void filesHaveALimitAndKeepOnlyTheirName();
    void removingEvidenceTakesItsFileAlong();

private:
    Id<Person> person(const QString &name);
    Control verified() const;

    Project m_project;
    Id<Person> m_owner;
    Id<Person> m_verifier;
    Id<Person> m_namesake;
    const QDate m_today { 2026, 11, 24 };
};

Id<Person> TestControls::person(const QString &name)
{
    Person made;
    made.id = Id<Person>::create();
    made.name = name;
    Edit edit;
    edit.add(made);
    m_project.apply(edit);
    return made.id;
}

Control TestControls::verified() const
{
    Control control;
    control.id = Id<Control>::create();
    control.name = u"Sign artifacts"_s;
    control.status = ControlStatus::Verified;
    control.owner = m_owner;
    control.verifier = m_verifier;
    control.verificationMethod = u"pen test"_s;
    control.verifiedOn = u"2026-11-01"_s;
    control.verificationPeriod = 12;
    return control;
}

void TestControls::init()
{
    m_project = Project();
    m_project.apply(samples::small());
    m_owner = person(u"Olga"_s);
    m_verifier = person(u"Vera"_s);
    m_namesake = person(u" olga "_s);
}

void TestControls::verifiedNeedsFourEyesMethodDayAndPeriod_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("ok");
    QTest::newRow("all there") << u"none"_s << true;
    QTest::newRow("no owner, but a verifier") << u"no owner"_s << true;
    QTest::newRow("nobody verified") << u"no verifier"_s << false;
    QTest::newRow("owner verified") << u"owner verifies"_s << false;
    QTest::newRow("owner by another record of the same name") << u"namesake verifies"_s << false;
    QTest::newRow("no method") << u"no method"_s << false;
    QTest::newRow("blank method") << u"blank method"_s << false;
    QTest::newRow("no day") << u"no day"_s << false;
    QTest::newRow("no such day") << u"bad day"_s << false;
    QTest::newRow("tomorrow") << u"tomorrow"_s << false;
    QTest::newRow("today") << u"today"_s << true;
    QTest::newRow("no period") << u"no period"_s << false;
}

void TestControls::verifiedNeedsFourEyesMethodDayAndPeriod()
{
    QFETCH(QString, change);
    QFETCH(bool, ok);
    Control before = verified();
    before.status = ControlStatus::Implemented;
    Edit add;
    add.add(before);
    m_project.apply(add);
    const Result<Edit> edit = operations::changeControls(
            m_project, { before.id },
            [&](Control &control) {
                control.status = ControlStatus::Verified;
                if (change == u"no owner")
                    control.owner = {};
                else if (change == u"no verifier")
                    control.verifier = {};
                else if (change == u"owner verifies")
                    control.verifier = m_owner;
                else if (change == u"namesake verifies")
                    control.verifier = m_namesake;
                else if (change == u"no method")
                    control.verificationMethod.clear();
                else if (change == u"blank method")
                    control.verificationMethod = u"  "_s;
                else if (change == u"no day")
                    control.verifiedOn.clear();
                else if (change == u"bad day")
                    control.verifiedOn = u"2026-02-30"_s;
                else if (change == u"tomorrow")
                    control.verifiedOn = u"2026-11-25"_s;
                else if (change == u"today")
                    control.verifiedOn = u"2026-11-24"_s;
                else if (change == u"no period")
                    control.verificationPeriod = 0;
            },
            m_today);
    QCOMPARE(bool(edit), ok);
    if (!ok)
        QVERIFY(!edit.error().message.isEmpty() && !edit.error().next.isEmpty());
}

void TestControls::aVerifiedControlCannotLoseWhatItTook()
{
    const Control control = verified();
    Edit add;
    add.add(control);
    m_project.apply(add);
    QVERIFY(!operations::changeControls(
            m_project, { control.id }, [&](Control &c) { c.owner = m_verifier; }, m_today));
    QVERIFY(operations::changeControls(
            m_project, { control.id },
            [&](Control &c) {
                c.owner = m_verifier;
                c.status = ControlStatus::Implemented;
            },
            m_today));
}

void TestControls::whatWasCalledVerifiedElsewhereMayStillChange()
{
    Control control = verified();
    control.verifier = {};
    Edit add;
    add.add(control);
    m_project.apply(add);
    QVERIFY(operations::changeControls(
            m_project, { control.id }, [](Control &c) { c.due = u"2027-01-31"_s; }, m_today));
}

void TestControls::oneOfManyThatIsRefusedRefusesAll()
{
    Control good = verified();
    good.status = ControlStatus::Planned;
    Control bad = good;
    bad.id = Id<Control>::create();
    bad.verifier = {};
    Edit add;
    add.add(good);
    add.add(bad);
    m_project.apply(add);
    QVERIFY(!operations::changeControls(
            m_project, { good.id, bad.id }, [](Control &c) { c.status = ControlStatus::Verified; },
            m_today));
}

void TestControls::coveringAPlaceTwiceChangesItsCoverage()
{
    const Control control = verified();
    Edit add;
    add.add(control);
    m_project.apply(add);
    const AnyId flow(m_project.all<Flow>().first()->id.value());
    m_project.apply(operations::cover(m_project, control.id, SubjectKind::Flow, flow, 80));
    m_project.apply(operations::cover(m_project, control.id, SubjectKind::Flow, flow, 40));
    m_project.apply(operations::cover(m_project, control.id, SubjectKind::Project, {}, 100));
    QCOMPARE(m_project.count(RecordKind::ControlPlacement), 2);
    int coverage = 0;
    m_project.forEach<ControlPlacement>([&](const ControlPlacement &p) {
        if (p.subject == flow)
            coverage = p.coverage;
    });
    QCOMPARE(coverage, 40);
}

void TestControls::evidenceSaysSomethingThatCanBeOpened_data()
{
    QTest::addColumn<Evidence>("evidence");
    QTest::addColumn<bool>("ok");
    const auto of = [](const QString &note, const QString &link, const QString &provider = {},
                       const QString &scope = {}, const QString &expires = {}) {
        Evidence evidence;
        evidence.note = note;
        evidence.link = link;
        evidence.provider = provider;
        evidence.scope = scope;
        evidence.expires = expires;
        return evidence;
    };
    QTest::newRow("a note") << of(u"seen in the audit"_s, {}) << true;
    QTest::newRow("nothing") << of({}, {}) << false;
    QTest::newRow("blank") << of(u" "_s, {}) << false;
    QTest::newRow("https") << of({}, u"https://example.org/report?id=1"_s) << true;
    QTest::newRow("http") << of({}, u"http://intranet/x"_s) << true;
    QTest::newRow("mailto") << of({}, u"mailto:vera@example.org"_s) << true;
    QTest::newRow("file") << of({}, u"file:///etc/passwd"_s) << false;
    QTest::newRow("javascript") << of({}, u"javascript:alert(1)"_s) << false;
    QTest::newRow("program") << of({}, u"smb://host/share"_s) << false;
    QTest::newRow("no host") << of({}, u"https:///x"_s) << false;
    QTest::newRow("no scheme") << of({}, u"example.org"_s) << false;
    QTest::newRow("blanks in it") << of({}, u"https://example.org/a b"_s) << false;
    QTest::newRow("attestation") << of(u"SOC 2"_s, {}, u"Cloud Inc."_s, u"storage at rest"_s,
                                       u"2027-06-30"_s)
                                 << true;
    QTest::newRow("attestation without scope")
            << of(u"SOC 2"_s, {}, u"Cloud Inc."_s, {}, u"2027-06-30"_s) << false;
    QTest::newRow("attestation without expiry")
            << of(u"SOC 2"_s, {}, u"Cloud Inc."_s, u"storage"_s) << false;
    QTest::newRow("a day that is none") << of(u"SOC 2"_s, {}, {}, {}, u"next year"_s) << false;
}

void TestControls::evidenceSaysSomethingThatCanBeOpened()
{
    QFETCH(Evidence, evidence);
    QFETCH(bool, ok);
    const Control control = verified();
    Edit add;
    add.add(control);
    m_project.apply(add);
    evidence.control = control.id;
    QCOMPARE(bool(operations::addEvidence(m_project, evidence, {})), ok);
}

void TestControls::filesHaveALimitAndKeepOnlyTheirName()
{
    const Result<Attachment> file = operations::attachmentOf(u"/home/x/../y/report.pdf"_s, "abc");
    QVERIFY(file);
    QCOMPARE(file->name, u"report.pdf"_s);
    QCOMPARE(file->size, 3);
    QCOMPARE(file->sha256, u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
    QCOMPARE(operations::attachmentOf(u"C:\\x\\evil.exe"_s, "abc")->name, u"evil.exe"_s);
    QVERIFY(!operations::attachmentOf(u"empty"_s, {}));
    QVERIFY(operations::attachmentOf(u"most"_s, QByteArray(operations::attachmentLimit, 'x')));
    QVERIFY(!operations::attachmentOf(u"more"_s, QByteArray(operations::attachmentLimit + 1, 'x')));
}

void TestControls::removingEvidenceTakesItsFileAlong()
{
    const Control control = verified();
    Edit add;
    add.add(control);
    m_project.apply(add);
    Evidence evidence;
    evidence.control = control.id;
    const Result<Edit> edit = operations::addEvidence(m_project, evidence,
                                                      *operations::attachmentOf(u"a.txt"_s, "abc"));
    QVERIFY(edit);
    m_project.apply(*edit);
    QCOMPARE(m_project.count(RecordKind::Attachment), 1);
    const QList<const Evidence *> all = operations::evidenceOf(m_project, control.id);
    QCOMPARE(all.size(), 1);
    m_project.apply(operations::removeEvidence(m_project, all.first()->id));
    QCOMPARE(m_project.count(RecordKind::Evidence), 0);
    QCOMPARE(m_project.count(RecordKind::Attachment), 0);
}

QTEST_GUILESS_MAIN(TestControls)
#include "tst_controls.moc"
