#include "tests/support/gui/samplereport.h"
#include "tests/support/nastynames.h"

#include <QJsonArray>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::StringLiterals;

/// Reports of projects with nasty names, read back by parsers that are not ours: in every format
/// the names are text and nothing else.
class TestNastyNames : public QObject, protected SampleReport
{
    Q_OBJECT

private slots:
    void htmlTakesThemForText_data() { nastynames::addRows(); }
    void htmlTakesThemForText();
    void odtTakesThemForText_data() { nastynames::addRows(); }
    void odtTakesThemForText();
    void workbooksTakeThemForText_data() { nastynames::addRows(); }
    void workbooksTakeThemForText();
    void csvTakesThemForText_data() { nastynames::addRows(); }
    void csvTakesThemForText();
    void pagesTakeThemForText_data() { nastynames::addRows(); }
    void pagesTakeThemForText();
    void markdownTakesThemForText_data() { nastynames::addRows(); }
    void markdownTakesThemForText();

private:
    /// The report for an auditor of a sample in which project, element, control and rationale are
    /// named so.
    QByteArray reportNaming(const QString &name, Format format) const;
};

QByteArray TestNastyNames::reportNaming(const QString &name, Format format) const
{
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
    threats.reset(project, m_today);
    const Result<QByteArray> bytes =
            reportfile::write(project, threats, options(Audience::Auditor), format);
    return bytes ? *bytes : QByteArray();
}

void TestNastyNames::htmlTakesThemForText()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    const QJsonObject html = read(reportNaming(name, Format::Html), Format::Html);
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
}

void TestNastyNames::odtTakesThemForText()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    const QJsonObject odt = read(reportNaming(name, Format::Odt), Format::Odt);
    QCOMPARE(odt[u"problems"_s].toArray().size(), 0);
    QVERIFY(odt[u"texts"_s].toVariant().toStringList().contains(shown));
    for (const char *foreign : { "script", "img", "b", "x" })
        QVERIFY(!odt[u"tags"_s].toVariant().toStringList().contains(QLatin1String(foreign)));
}

void TestNastyNames::workbooksTakeThemForText()
{
    QFETCH(QString, name);
    const QJsonObject book = read(reportNaming(name, Format::Xlsx), Format::Xlsx);
    QCOMPARE(book[u"formulas"_s].toInt(), 0);
    QCOMPARE(book[u"links"_s].toArray().size(), 0);
    QVERIFY(book[u"texts"_s].toVariant().toStringList().contains(name));
}

void TestNastyNames::csvTakesThemForText()
{
    QFETCH(QString, name);
    const QJsonObject table = read(reportNaming(name, Format::Csv), Format::Csv);
    const QStringList fields = table[u"texts"_s].toVariant().toStringList();
    QVERIFY(fields.size() > 100);
    const QStringList seen =
            fields.filter(name.left(40), Qt::CaseSensitive); // as subject and in titles
    QVERIFY(!seen.isEmpty());
    for (const QString &field : fields)
        QVERIFY2(field.isEmpty() || !QStringView(u"=+-@\t\r\n\uff1d").contains(field.front()),
                 qPrintable(field.left(60)));
}

void TestNastyNames::pagesTakeThemForText()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    const QString text = flat(textOfPdf(reportNaming(name, Format::Pdf)));
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
}

void TestNastyNames::markdownTakesThemForText()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    const QByteArray markdown = reportNaming(name, Format::Markdown);
    QVERIFY(!markdown.isEmpty());
    QTextDocument document;
    document.setMarkdown(QString::fromUtf8(markdown), QTextDocument::MarkdownDialectGitHub);
    const QString wanted = shown.simplified();
    int found = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        found += block.text().simplified().contains(wanted) ? 1 : 0;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            // The program writes no links itself.
            QVERIFY2(!format.isAnchor(), qPrintable(format.anchorHref()));
            QVERIFY2(!format.isImageFormat(), qPrintable(it.fragment().text()));
        }
    }
    QVERIFY(found > 2); // title, tables, paragraphs
}

QTEST_MAIN(TestNastyNames)
#include "tst_nastynames.moc"
