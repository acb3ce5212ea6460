#include "views/dialogs/links.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Which links from a project may leave the program.
class TestLinks : public QObject
{
    Q_OBJECT

private slots:
    void onlyWebAndMailLinksAreOpened_data();
    void onlyWebAndMailLinksAreOpened();
};

void TestLinks::onlyWebAndMailLinksAreOpened_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("opened");
    const auto row = [](const char *name, const QString &link, const QString &opened = {}) {
        QTest::newRow(name) << link << opened;
    };
    row("web", u"http://example.org"_s, u"http://example.org"_s);
    row("secure web", u"https://example.org/a?b=c#d"_s, u"https://example.org/a?b=c#d"_s);
    row("capitals", u"HTTPS://Example.ORG/A"_s, u"https://example.org/A"_s);
    row("port", u"https://example.org:8443/"_s, u"https://example.org:8443/"_s);
    row("address", u"http://127.0.0.1/x"_s, u"http://127.0.0.1/x"_s);
    row("address of version 6", u"http://[::1]/x"_s, u"http://[::1]/x"_s);
    row("spaces around", u"  https://example.org/  "_s, u"https://example.org/"_s);
    row("letters in the path", u"https://example.org/ä"_s, u"https://example.org/%C3%A4"_s);
    row("host with umlaut", u"https://bücher.example/"_s, u"https://xn--bcher-kva.example/"_s);
    row("look-alike host", u"https://\u0430pple.com/"_s, u"https://xn--pple-43d.com/"_s);
    row("user name", u"https://bank.example@evil.example/"_s, u"https://evil.example/"_s);
    row("user and password", u"https://u:p@evil.example/"_s, u"https://evil.example/"_s);
    row("mail", u"mailto:ada@example.org"_s, u"mailto:ada@example.org"_s);
    row("mail with plus", u"mailto:ada+x@example.org"_s, u"mailto:ada+x@example.org"_s);

    row("empty", {});
    row("text", u"see the wiki"_s);
    row("host alone", u"example.org"_s);
    row("no host", u"http://"_s);
    row("scheme alone", u"https:"_s);
    row("no slashes", u"http:example.org"_s);
    row("file", u"file:///etc/passwd"_s);
    row("file on a share", u"file://server/share/a.exe"_s);
    row("path", u"/usr/bin/xterm"_s);
    row("relative path", u"../../evil.desktop"_s);
    row("home", u"~/evil.sh"_s);
    row("Windows share", u"\\\\server\\share\\a.exe"_s);
    row("Windows path", u"C:\\Windows\\calc.exe"_s);
    row("back slashes", u"http:\\\\example.org"_s);
    row("share protocol", u"smb://server/share"_s);
    row("ftp", u"ftp://example.org/a"_s);
    row("ssh", u"ssh://example.org"_s);
    row("telnet", u"telnet://example.org"_s);
    row("script", u"javascript:alert(1)"_s);
    row("script in disguise", u"java\nscript:alert(1)"_s);
    row("data", u"data:text/html,<script>alert(1)</script>"_s);
    row("qrc", u"qrc:/resources/notice"_s);
    row("view source", u"view-source:https://example.org"_s);
    row("office", u"ms-word:ofe|u|https://example.org/a.docx"_s);
    row("search", u"search-ms:query=x&crumb=location:\\\\server\\share"_s);
    row("space inside", u"https://example.org/a b"_s);
    row("line feed", u"https://example.org/\nfile:///etc/passwd"_s);
    row("NUL", u"https://example.org/"_s + QChar(0) + u"x"_s);
    row("turned writing", u"https://example.org/\u202egnp.exe"_s);
    row("zero width", u"https://exam\u200bple.org/"_s);
    row("mail that attaches", u"mailto:a@example.org?attach=/etc/passwd"_s);
    row("mail with an option", u"mailto:-v@example.org"_s);
    row("mail without an address", u"mailto:"_s);
    row("mail without a name", u"mailto:@example.org"_s);
    row("two addresses", u"mailto:a@example.org,b@example.org"_s);
    row("very long", u"https://example.org/"_s + QString(3000, u'a'));
}

void TestLinks::onlyWebAndMailLinksAreOpened()
{
    QFETCH(QString, link);
    QFETCH(QString, opened);
    const std::optional<QUrl> url = links::safe(link);
    QCOMPARE(url ? url->toString(QUrl::FullyEncoded) : QString(), opened);
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
