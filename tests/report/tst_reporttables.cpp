#include "model/report/writers/csvwriter.h"
#include "model/report/writers/sheets.h"
#include "tests/support/gui/samplereport.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

/// The tables of a report as CSV and as a workbook.
class TestReportTables : public QObject, protected SampleReport
{
    Q_OBJECT

private slots:
    void formulasAreGuardedInCsv_data();
    void formulasAreGuardedInCsv();
    void sheetNamesAreSafe_data();
    void sheetNamesAreSafe();
    void theWorkbookHasRealTypes();
};

void TestReportTables::formulasAreGuardedInCsv_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << u"a b"_s << QByteArray("a b");
    QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::newRow("line") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("formula") << u"=1+1"_s << QByteArray("'=1+1");
    QTest::newRow("plus") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("minus") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("at") << u"@A1"_s << QByteArray("'@A1");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("line first") << u"\n=1"_s << QByteArray("\"'\n=1\"");
    QTest::newRow("return first") << u"\rx"_s << QByteArray("\"'\rx\"");
    QTest::newRow("blanks first") << u"  =1"_s << QByteArray("'  =1");
    QTest::newRow("no-break blank first") << u"\u00a0=1"_s << QByteArray("'\xc2\xa0=1");
    QTest::newRow("full width") << u"\uff1d1"_s
                                << QByteArray("'\xef\xbc\x9d"
                                              "1");
    QTest::newRow("quoted formula") << u"=\"a\",b"_s << QByteArray("\"'=\"\"a\"\",b\"");
    QTest::newRow("inside") << u"a=1"_s << QByteArray("a=1");
}

void TestReportTables::formulasAreGuardedInCsv()
{
    QFETCH(QString, text);
    QTEST(csv::field(text), "field");
}

void TestReportTables::sheetNamesAreSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << u"Threats"_s << u"Threats"_s;
    QTest::newRow("signs") << u"a[b]:c*d?e/f\\g"_s << u"a-b--c-d-e-f-g"_s;
    QTest::newRow("long") << QString(40, u'x') << QString(31, u'x');
    QTest::newRow("apostrophes") << u"'a'"_s << u"a"_s;
    QTest::newRow("empty") << u" "_s << u"Table 2"_s;
    QTest::newRow("history") << u"History"_s << u"History 2"_s;
    QTest::newRow("taken") << u"TAKEN"_s << u"TAKEN 2"_s;
}

void TestReportTables::sheetNamesAreSafe()
{
    QFETCH(QString, name);
    QSet<QString> taken { u"taken"_s };
    QTEST(sheets::safeName(name, taken), "safe");
}

void TestReportTables::theWorkbookHasRealTypes()
{
    const Result<QByteArray> bytes = write(Format::Xlsx, options(Audience::Auditor));
    QVERIFY(bytes);
    const QJsonObject book = read(*bytes, Format::Xlsx);
    const QJsonObject all = book[u"sheets"_s].toObject();
    QVERIFY(all.contains(u"Threat register"_s));
    QVERIFY(all.contains(u"Risk treatment plan"_s));
    QCOMPARE(all[u"Statement of Applicability"_s].toArray().size(), 94);
    QCOMPARE(book[u"filters"_s].toInt(), all.size() - 1);
    QCOMPARE(book[u"frozen"_s].toInt(), all.size() - 1);
    qsizetype rows = 0;
    for (const ThreatRow *row : m_threats->rows())
        rows += row->state != DecisionState::Dismissed ? 1 : 0;
    const QJsonArray threats = all[u"Threat register"_s].toArray();
    QCOMPARE(threats.size(), rows + 1);
    // Threat is text, likelihood and impact are numbers.
    const QJsonArray first = threats.at(1).toArray();
    QVERIFY(first.at(0)[0].toString() != u"n"_s);
    int numbers = 0;
    for (const QJsonValue cell : first)
        numbers += cell[0].toString() == u"n"_s && cell[1].toString().toDouble() > 0 ? 1 : 0;
    QCOMPARE(numbers, 2);
    // A due date is a day number.
    bool day = false;
    for (const QJsonValue row : all[u"Risk treatment plan"_s].toArray()) {
        for (const QJsonValue cell : row.toArray())
            day = day || (cell[0].toString() == u"n"_s && cell[1].toString().toDouble() > 46000);
    }
    QVERIFY(day);
}

QTEST_MAIN(TestReportTables)
#include "tst_reporttables.moc"
