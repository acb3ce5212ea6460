#include "model/exchange/newproject.h"
#include "model/report/partnerview.h"
#include "model/report/writers/csvwriter.h"
#include "model/report/writers/sheets.h"
#include "views/report/reportfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using reportfile::Format;

/// Reports of the sample and of projects with hostile names, read back with independent parsers.
class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyAudienceHasItsSections_data();
    void everyAudienceHasItsSections();
    void theStatementOfApplicabilityHasAllOfAnnexA();
    void theSameInputGivesTheSameBytes_data();
    void theSameInputGivesTheSameBytes();
    void pagesHaveEveryRegisterRow_data();
    void pagesHaveEveryRegisterRow();
    void everyPageSaysDraftAndItsMarking();
    void anApprovedBaselineIsNoDraft();
    void nastyNamesStayData_data();
    void nastyNamesStayData();
    void aPartnerSeesNoZoneOfOthers();
    void formulasAreGuardedInCsv_data();
    void formulasAreGuardedInCsv();
    void sheetNamesAreSafe_data();
    void sheetNamesAreSafe();
    void theWorkbookHasRealTypes();
    void aStoppedReportSaysSo();

private:
    ReportOptions options(Audience audience = Audience::Technical) const;
    Result<QByteArray> write(Format format, const ReportOptions &options,
                             Paper paper = Paper::A4) const;
    QString save(const QByteArray &bytes, Format format) const;
    QByteArray run(const QString &program, const QStringList &arguments) const;
    QJsonObject read(const QByteArray &bytes, Format format) const;
    QString textOfPdf(const QByteArray &bytes) const;

    CatalogsPointer m_catalogs;
    Project m_project;
    std::unique_ptr<Register> m_threats;
    QTemporaryDir m_folder;
};

namespace {

const QDate today(2026, 11, 24);

/// Letters only: what line breaks, hyphenation and ligatures of a page leave alone.
QString flat(const QString &text)
{
    QString kept;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (!c.isSpace() && c != QChar(0xad))
            kept += c;
    }
    return kept;
}

const QList<Format> allFormats { Format::Pdf,  Format::Html,     Format::Odt,
                                 Format::Xlsx, Format::Markdown, Format::Csv };

} // namespace

void TestReport::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
    const auto made = newproject::fromTemplate(u"telecom-anomaly-detection"_s);
    QVERIFY(made);
    m_project.apply(made->edit);
    m_threats = std::make_unique<Register>(m_catalogs);
    m_threats->reset(m_project, today);
}

ReportOptions TestReport::options(Audience audience) const
{
    ReportOptions made;
    made.date = today;
    made.head = QString(64, u'a');
    made.entries = 3;
    made.audience = audience;
    made.zoneOperator = u"edge-site"_s;
    return made;
}

Result<QByteArray> TestReport::write(Format format, const ReportOptions &options, Paper paper) const
{
    return reportfile::write(m_project, *m_threats, options, format, paper);
}

QString TestReport::save(const QByteArray &bytes, Format format) const
{
    QFile file(m_folder.filePath(u"report."_s + reportfile::suffixOf(format)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the temporary folder cannot be written");
    return file.fileName();
}

QByteArray TestReport::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QJsonObject TestReport::read(const QByteArray &bytes, Format format) const
{
    const QByteArray found =
            run(u"python3"_s, { QStringLiteral(REDOUBT_SOURCE_DIR) + u"/tests/data/readreport.py"_s,
                                save(bytes, format) });
    return QJsonDocument::fromJson(found).object();
}

QString TestReport::textOfPdf(const QByteArray &bytes) const
{
    return QString::fromUtf8(run(u"pdftotext"_s, { u"-raw"_s, save(bytes, Format::Pdf), u"-"_s }));
}

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
    for (const Format format : allFormats) {
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
    for (const Format format : allFormats)
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
    again.reset(m_project, today);
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
                               { { u"Jonas Berg"_s, u"Risk owner"_s, today, u"signed"_s } } };
    const Report report = buildReport(m_project, *m_threats, wanted);
    QCOMPARE(report.marking, u"Confidential"_s);
    wanted.baseline->approved = false;
    QCOMPARE(buildReport(m_project, *m_threats, wanted).marking, u"Confidential \u00b7 DRAFT"_s);
}

void TestReport::nastyNamesStayData_data()
{
    QTest::addColumn<QString>("name");
    // What readers of documents see of it; spreadsheets keep the name as it is.
    QTest::addColumn<QString>("shown");
    const auto same = [](const char *row, const QString &name) {
        QTest::newRow(row) << name << name;
    };
    same("markup", u"<script>alert(1)</script><img src=x onerror=y>&amp;&#60;b>"_s);
    same("attribute", u"\" onload=\"x\" a='b' style='x"_s);
    same("end of comment", u"--><!-- ]]> <?php ?> <![CDATA[x]]>"_s);
    same("formula", u"=HYPERLINK(\"http://example.org\",\"x\")"_s);
    same("command", u"+cmd|' /C calc'!A0"_s);
    same("at", u"@SUM(1+1)*cmd"_s);
    same("minus", u"-2+3"_s);
    same("full width", u"\uff1d1+1"_s);
    same("quotes", u"a \"b\" 'c' `d` \u201ce\u201d, f; g"_s);
    same("Markdown", u"| a | [x](http://example.org) *b* _c_ # d ~e~ $f$"_s);
    same("address", u"see http://example.org/?a=1&b=<2> and javascript:alert(1)"_s);
    same("Arabic and Chinese", u"\u0645\u0631\u062d\u0628\u0627 \u4f60\u597d"_s);
    same("emoji", u"lock \U0001F512 and family \U0001F469\u200D\U0001F469"_s);
    same("percent", u"%1 %2 %n %L1 100 %"_s);
    QTest::newRow("bidi override") << u"abc\u202egnp.exe\u2066x\u2069"_s << u"abcgnp.exex"_s;
    same("lines", u"one\ntwo\n\tthree"_s);
    QString words;
    for (int i = 0; words.size() < 10000; ++i)
        words += u"word%1 "_s.arg(i);
    same("10,000 characters", words.trimmed());
    same("10,000 without a blank", QString(10000, u'x'));
}

void TestReport::nastyNamesStayData()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    Edit edit;
    Project project = m_project;
    Settings settings = m_project.settings();
    settings.name = name;
    edit.change(m_project.settings(), settings);
    Element element = *m_project.all<Element>().first();
    for (const ThreatRow *row : m_threats->rows()) {
        if (const Element *subject = m_project.find(Id<Element>(row->key.subject)))
            element = *subject;
    }
    Element renamed = element;
    renamed.name = name;
    edit.change(element, renamed);
    const Control *control = m_project.all<Control>().first();
    Control renamedControl = *control;
    renamedControl.name = name;
    edit.change(*control, renamedControl);
    Decision decision;
    decision.id = Id<Decision>(QUuid::createUuidV5(QUuid(), name));
    decision.threat = m_threats->rows().first()->key.text();
    decision.state = DecisionState::Dismissed;
    decision.rationale = name;
    decision.by = u"Ada"_s;
    edit.add(decision);
    project.apply(edit);
    Register threats(m_catalogs);
    threats.reset(project, today);
    const ReportOptions wanted = options(Audience::Auditor);

    const auto bytesOf = [&](Format format) {
        const Result<QByteArray> bytes = reportfile::write(project, threats, wanted, format);
        return bytes ? *bytes : QByteArray();
    };
    const QJsonObject html = read(bytesOf(Format::Html), Format::Html);
    const QStringList tags = html[u"tags"_s].toVariant().toStringList();
    const QStringList allowedTags {
        u"svg"_s,    u"g"_s,   u"line"_s, u"polyline"_s, u"path"_s,       u"rect"_s,
        u"text"_s,   u"a"_s,   u"br"_s,   u"body"_s,     u"col"_s,        u"colgroup"_s,
        u"dd"_s,     u"div"_s, u"dl"_s,   u"dt"_s,       u"figcaption"_s, u"figure"_s,
        u"footer"_s, u"h1"_s,  u"h2"_s,   u"h3"_s,       u"head"_s,       u"header"_s,
        u"html"_s,   u"img"_s, u"li"_s,   u"main"_s,     u"meta"_s,       u"nav"_s,
        u"ol"_s,     u"p"_s,   u"span"_s, u"strong"_s,   u"style"_s,      u"table"_s,
        u"tbody"_s,  u"td"_s,  u"th"_s,   u"thead"_s,    u"title"_s,      u"tr"_s
    };
    for (const QString &tag : tags)
        QVERIFY2(allowedTags.contains(tag), qPrintable(tag));
    for (const QJsonValue attribute : html[u"attributes"_s].toArray()) {
        QVERIFY2(!attribute.toString().contains(u".on"_s), qPrintable(attribute.toString()));
        QVERIFY2(attribute.toString() != u"p.style"_s, "no foreign attribute");
    }
    for (const QJsonValue target : html[u"targets"_s].toArray()) {
        const QString to = target[1].toString();
        QVERIFY2(to.startsWith(u"#s"_s) || to.startsWith(u"data:image/png;base64,"_s)
                         || (target[0].toString() == u"a"_s && to.startsWith(u"http"_s)),
                 qPrintable(to));
    }
    QCOMPARE(html[u"problems"_s].toArray().size(), 0);
    QVERIFY(html[u"texts"_s].toVariant().toStringList().contains(shown));

    const QJsonObject odt = read(bytesOf(Format::Odt), Format::Odt);
    QCOMPARE(odt[u"problems"_s].toArray().size(), 0);
    QVERIFY(odt[u"texts"_s].toVariant().toStringList().contains(shown));
    for (const char *foreign : { "script", "img", "b", "x" })
        QVERIFY(!odt[u"tags"_s].toVariant().toStringList().contains(QLatin1String(foreign)));

    const QJsonObject book = read(bytesOf(Format::Xlsx), Format::Xlsx);
    QCOMPARE(book[u"formulas"_s].toInt(), 0);
    QCOMPARE(book[u"links"_s].toArray().size(), 0);
    QVERIFY(book[u"texts"_s].toVariant().toStringList().contains(name));

    const QJsonObject table = read(bytesOf(Format::Csv), Format::Csv);
    const QStringList fields = table[u"texts"_s].toVariant().toStringList();
    QVERIFY(fields.size() > 100);
    const QStringList seen =
            fields.filter(name.left(40), Qt::CaseSensitive); // as subject and in titles
    QVERIFY(!seen.isEmpty());
    for (const QString &field : fields)
        QVERIFY2(field.isEmpty() || !QStringView(u"=+-@\t\r\n\uff1d").contains(field.front()),
                 qPrintable(field.left(60)));

    const QString text = flat(textOfPdf(bytesOf(Format::Pdf)));
    // A page has no glyph for every emoji and writes right to left in its own order.
    const QByteArrayView row(QTest::currentDataTag());
    if (row == "10,000 without a blank") {
        QVERIFY(text.count(u'x') >= 2 * shown.size());
    } else if (row == "10,000 characters") {
        // Heads and feet of pages stand between its parts.
        for (const QString &word : shown.split(u' '))
            QVERIFY2(text.count(word) >= 2, qPrintable(word));
    } else if (row != "emoji" && row != "Arabic and Chinese") {
        QVERIFY2(text.contains(flat(shown)), qPrintable(flat(shown)));
    }
    QByteArray markdown = bytesOf(Format::Markdown);
    QVERIFY(!markdown.isEmpty());
    QVERIFY2(!markdown.replace("\\\\", "").replace("\\<", "").contains('<'), "no tag is live");
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

void TestReport::formulasAreGuardedInCsv_data()
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

void TestReport::formulasAreGuardedInCsv()
{
    QFETCH(QString, text);
    QTEST(csv::field(text), "field");
}

void TestReport::sheetNamesAreSafe_data()
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

void TestReport::sheetNamesAreSafe()
{
    QFETCH(QString, name);
    QSet<QString> taken { u"taken"_s };
    QTEST(sheets::safeName(name, taken), "safe");
}

void TestReport::theWorkbookHasRealTypes()
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
