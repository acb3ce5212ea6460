#include "model/report/writers/markdownwriter.h"
#include "tests/support/nastynames.h"

#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

using namespace Qt::StringLiterals;

/// What a reader of GitHub's dialect makes of a report: whatever stands in its texts, the same
/// document with the same words.
class TestMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void nothingInATextIsMarkdown_data();
    void nothingInATextIsMarkdown();
    void aTextThatIsNotThereLeavesNoSigns();
};

namespace {

/// A run of text of one kind: where it stands, and how it looks.
struct Piece
{
    QString place;
    QString text;
};

QString placeOf(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    QStringList place { u"heading %1"_s.arg(format.headingLevel()),
                        u"quote %1"_s.arg(format.intProperty(QTextFormat::BlockQuoteLevel)),
                        u"rule %1"_s.arg(
                                format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth)),
                        u"code %1"_s.arg(format.hasProperty(QTextFormat::BlockCodeFence)
                                         || format.hasProperty(QTextFormat::BlockCodeLanguage)),
                        u"list %1"_s.arg(block.textList() ? block.textList()->format().style() : 0),
                        u"marker %1"_s.arg(static_cast<int>(format.marker())) };
    const QTextCursor cursor(block);
    if (QTextTable *table = cursor.currentTable()) {
        const QTextTableCell cell = table->cellAt(cursor);
        place.append(u"table %1 x %2, cell %3 %4"_s.arg(table->rows())
                             .arg(table->columns())
                             .arg(cell.row())
                             .arg(cell.column()));
    }
    return place.join(u", "_s);
}

QString lookOf(const QTextCharFormat &format)
{
    return u", weight %1, italic %2, fixed %3, struck %4, link \"%5\", image %6"_s
            .arg(format.fontWeight())
            .arg(format.fontItalic())
            .arg(format.fontFixedPitch())
            .arg(format.fontStrikeOut())
            .arg(format.isAnchor() ? format.anchorHref() : QString())
            .arg(format.isImageFormat());
}

QList<Piece> piecesOf(const QByteArray &markdown)
{
    QTextDocument document;
    document.setMarkdown(QString::fromUtf8(markdown), QTextDocument::MarkdownDialectGitHub);
    QList<Piece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString place = placeOf(block);
        const qsizetype before = pieces.size();
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QString look = place + lookOf(it.fragment().charFormat());
            if (pieces.size() > before && pieces.last().place == look)
                pieces.last().text += it.fragment().text();
            else
                pieces.append({ look, it.fragment().text() });
        }
        if (pieces.size() == before)
            pieces.append({ place, {} });
    }
    return pieces;
}

/// A report that says a text in every place that it has.
Report saying(const QString &text)
{
    // Lines of a paragraph are paragraphs.
    const QString line = text.simplified();
    Report report;
    report.title = report.subtitle = report.marking = report.footer = text;
    report.front = { { text, text }, { text, u"value"_s } };
    reportpart::Table table {
        u"Table"_s,
        { { u"Name"_s }, { text, 10, reportpart::Column::Kind::Number }, { u"Last"_s } },
        { { { text }, { u"1"_s }, { text } }, { { u"a"_s }, { text }, { u"b"_s } } }
    };
    report.blocks = { reportpart::Heading { 1, text },
                      reportpart::Heading { 2, text },
                      reportpart::Paragraph { line },
                      reportpart::Paragraph { u"Before "_s + line + u" after."_s },
                      reportpart::Paragraph { line, true },
                      reportpart::Callout { text, text },
                      reportpart::Facts { { { text, text } } },
                      table,
                      reportpart::Picture { {}, text },
                      reportpart::Curves { u"x"_s, text, {} } };
    return report;
}

} // namespace

void TestMarkdown::nothingInATextIsMarkdown_data()
{
    nastynames::addRows();
    const std::pair<const char *, QString> more[] = {
        { "heading", u"# x"_s },
        { "closed heading", u"x ##"_s },
        { "underlines", u"a\n---\nb\n==="_s },
        { "rule", u"* * *"_s },
        { "bullet", u"- x"_s },
        { "plus", u"+ x"_s },
        { "number", u"1. x"_s },
        { "number in parentheses", u"12) x"_s },
        { "task", u"- [ ] x"_s },
        { "quote", u"> x"_s },
        { "indented code", u"    x"_s },
        { "fence", u"```\nx\n```"_s },
        { "other fence", u"~~~ x"_s },
        { "code", u"a `b` c"_s },
        { "emphasis", u"*a* _b_ **c** __d__ ~~e~~ ~f~"_s },
        { "link", u"[a](http://h \"t\")"_s },
        { "reference", u"[a]: http://h"_s },
        { "image", u"![i](http://h/i.png)"_s },
        { "footnote", u"[^1]: x"_s },
        { "address alone", u"http://example.org/a?b=c&d"_s },
        { "other address", u"ftp://example.org HTTPS://EXAMPLE.ORG"_s },
        { "address without scheme", u"www.example.org and WWW.EXAMPLE.ORG"_s },
        { "address in angles", u"<http://example.org> <a@b.example>"_s },
        { "mail", u"mail a.b@example.org, mailto:c@example.org"_s },
        { "tag", u"<b>x</b> <!-- y --> <?z?>"_s },
        { "entity", u"&lt;b&gt; &amp; &#60; &copy;"_s },
        { "table", u"| a | b |\n| --- | --- |\n| c | d |"_s },
        { "alignment", u":--- | ---:"_s },
        { "pipe after a backslash", u"a\\| b \\\\| c"_s },
        { "backslash at the end", u"a\\"_s },
        { "backslash at the end of a line", u"a\\\nb"_s },
        { "two blanks at the end of a line", u"a  \nb"_s },
        { "mathematics", u"$a$ $$b$$"_s },
        { "strong signs alone", u"**"_s },
        { "signs around words", u"\"a\" (b) *c"_s },
    };
    for (const auto &[row, text] : more)
        QTest::newRow(row) << text << text;
}

void TestMarkdown::nothingInATextIsMarkdown()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    const QString word = u"Zebra"_s;
    const QList<Piece> plain = piecesOf(writeMarkdown(saying(word)));
    const QList<Piece> nasty = piecesOf(writeMarkdown(saying(name)));
    QVERIFY(plain.size() > 25);
    for (qsizetype i = 0; i < std::min(plain.size(), nasty.size()); ++i) {
        QCOMPARE(nasty.at(i).place, plain.at(i).place);
        QString wanted = plain.at(i).text;
        QCOMPARE(nasty.at(i).text.simplified(),
                 wanted.replace(word, shown.simplified()).simplified());
    }
    QCOMPARE(nasty.size(), plain.size());
}

/// Signs of emphasis around nothing would be text themselves.
void TestMarkdown::aTextThatIsNotThereLeavesNoSigns()
{
    for (const QString &nothing : { QString(), u"  "_s, u"\u202e"_s }) {
        for (const Piece &piece : piecesOf(writeMarkdown(saying(nothing))))
            QVERIFY2(!piece.text.contains(u'*'), qPrintable(piece.text));
    }
}

QTEST_MAIN(TestMarkdown)
#include "tst_markdown.moc"
