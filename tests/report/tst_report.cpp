#include "model/report/partnerview.h"
#include "model/report/writers/sheets.h"
#include "tests/support/gui/samplereport.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Reports of the sample, read back with independent parsers.
class TestReport : public QObject, protected SampleReport
{
    Q_OBJECT

private slots:
    void everyAudienceHasItsSections_data();
    void everyAudienceHasItsSections();
    void theStatementOfApplicabilityHasAllOfAnnexA();
    void theSameInputGivesTheSameBytes_data();
    void theSameInputGivesTheSameBytes();
    void pagesHaveEveryRegisterRow_data();
    void pagesHaveEveryRegisterRow();
    void everyPageSaysDraftAndItsMarking();
    void anApprovedBaselineIsNoDraft();
    void aPartnerSeesNoZoneOfOthers();
    void aStoppedReportSaysSo();
};

void TestReport::everyAudienceHasItsSections_data()
{
    QTest::addColumn<Audience>("audience");
    for (const char *word : enumWords<Audience>)
        QTest::newRow(word) << *enumFrom<Audience>(QString::fromLatin1(word));
}

void TestReport::everyAudienceHasItsSections()
{
    QFETCH(Audience, audience);
    const Report report = buildReport(m_project, *m_threats, options(audience));
    QStringList chapters;
    for (const ReportBlock &block : report.blocks) {
        if (const auto *heading = std::get_if<reportpart::Heading>(&block);
            heading && heading->level == 1)
            chapters.append(heading->text.section(u"  "_s, 1));
    }
    QStringList wanted;
    for (const ReportSection section : reportsection::usual(audience))
        wanted.append(reportsection::title(section));
    QCOMPARE(chapters, wanted);
    for (const Format format : allFormats()) {
        const Result<QByteArray> bytes = write(format, options(audience));
        QVERIFY2(bytes, qPrintable(reportfile::nameOf(format)));
        QVERIFY(bytes->size() > 200);
    }
}

void TestReport::theStatementOfApplicabilityHasAllOfAnnexA()
{
    ReportOptions wanted = options(Audience::Auditor);
    wanted.sections = { ReportSection::Applicability };
    const Report report = buildReport(m_project, *m_threats, wanted);
    const QList<sheets::Sheet> all = sheets::of(report);
    QCOMPARE(all.size(), 1);
    const reportpart::Table &table = *all.first().tables.first();
    QCOMPARE(table.rows.size(), 93);
    int answered = 0;
    for (const QList<reportpart::Cell> &row : table.rows) {
        QVERIFY(row.at(0).text.startsWith(u"A."_s));
        QVERIFY2(row.at(3).text.size() > 10, "every line says why");
        answered += row.at(2).text == u"yes"_s ? 1 : 0;
    }
    QVERIFY(answered > 20);
    QVERIFY(answered < 93);
}

void TestReport::theSameInputGivesTheSameBytes_data()
{
    QTest::addColumn<Format>("format");
    for (const Format format : allFormats())
        QTest::newRow(qPrintable(reportfile::suffixOf(format))) << format;
}

void TestReport::theSameInputGivesTheSameBytes()
{
    QFETCH(Format, format);
    const Result<QByteArray> first = write(format, options(Audience::Auditor));
    QVERIFY(first);
    if (format == Format::Xlsx)
        QTest::qWait(2100); // the library must not stamp the moment of writing
    Register again(m_catalogs);
    again.reset(m_project, m_today);
    const Result<QByteArray> second =
            reportfile::write(m_project, again, options(Audience::Auditor), format);
    QVERIFY(second);
    QVERIFY(*first == *second);
}

void TestReport::pagesHaveEveryRegisterRow_data()
{
    QTest::addColumn<Paper>("paper");
    QTest::newRow("A4") << Paper::A4;
    QTest::newRow("Letter") << Paper::Letter;
}

void TestReport::pagesHaveEveryRegisterRow()
{
    QFETCH(Paper, paper);
    const Result<QByteArray> bytes = write(Format::Pdf, options(), paper);
    QVERIFY(bytes);
    const QString text = flat(textOfPdf(*bytes));
    int rows = 0;
    for (const ThreatRow *row : m_threats->rows()) {
        if (row->state == DecisionState::Dismissed)
            continue;
        ++rows;
        QVERIFY2(text.contains(flat(row->title)), qPrintable(row->title));
        QVERIFY2(text.contains(flat(row->subjectName)), qPrintable(row->subjectName));
    }
    QVERIFY(rows > 30);
}

void TestReport::everyPageSaysDraftAndItsMarking()
{
    const Result<QByteArray> bytes = write(Format::Pdf, options());
    QVERIFY(bytes);
    const QStringList pages = textOfPdf(*bytes).split(u'\f', Qt::SkipEmptyParts);
    QVERIFY(pages.size() > 10);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        QVERIFY2(pages.at(i).contains(u"Confidential \u00b7 DRAFT"_s), qPrintable(pages.at(i)));
        const QString number = u"%1 of %2"_s.arg(i + 1).arg(pages.size());
        QVERIFY2(pages.at(i).contains(number), qPrintable(number));
    }
}

void TestReport::anApprovedBaselineIsNoDraft()
{
    ReportOptions wanted = options();
    wanted.baseline =
            ReportedBaseline { u"B1"_s,
                               u"approved"_s,
                               u"ff"_s,
                               true,
                               { { u"Jonas Berg"_s, u"Risk owner"_s, m_today, u"signed"_s } } };
    const Report report = buildReport(m_project, *m_threats, wanted);
    QCOMPARE(report.marking, u"Confidential"_s);
    wanted.baseline->approved = false;
    QCOMPARE(buildReport(m_project, *m_threats, wanted).marking, u"Confidential \u00b7 DRAFT"_s);
}

void TestReport::aPartnerSeesNoZoneOfOthers()
{
    const ReportOptions wanted = options(Audience::Partner);
    const Project seen = partnerview::of(m_project, wanted.zoneOperator);
    QVERIFY(seen.count(RecordKind::Zone) > 0);
    QVERIFY(seen.count(RecordKind::Zone) < m_project.count(RecordKind::Zone));
    QStringList hidden;
    for (const Zone *zone : m_project.all<Zone>()) {
        if (!seen.find(zone->id))
            hidden.append(zone->name);
    }
    QStringList known;
    for (const Element *element : seen.all<Element>())
        known.append(element->name);
    for (const Element *element : m_project.all<Element>()) {
        if (!known.contains(element->name))
            hidden.append(element->name);
    }
    for (const Person *person : m_project.all<Person>())
        hidden.append(person->name);
    for (const Risk *risk : m_project.all<Risk>())
        hidden.append(risk->title);
    QVERIFY(hidden.size() > 8);
    const Result<QByteArray> page = write(Format::Html, wanted);
    QVERIFY(page);
    const QString text =
            read(*page, Format::Html)[u"texts"_s].toVariant().toStringList().join(u'\n');
    for (const QString &name : hidden)
        QVERIFY2(!text.contains(name), qPrintable(name));
    QVERIFY(text.contains(u"Radio sites"_s));
}

void TestReport::aStoppedReportSaysSo()
{
    int asked = 0;
    const Result<QByteArray> bytes =
            reportfile::write(m_project, *m_threats, options(), Format::Pdf, Paper::A4,
                              [&](int) { return ++asked < 5; });
    QVERIFY(!bytes);
    QCOMPARE(asked, 5);
}

QTEST_MAIN(TestReport)
#include "tst_report.moc"
