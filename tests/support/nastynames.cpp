#include "tests/support/nastynames.h"

#include <QTest>

using namespace Qt::StringLiterals;

void nastynames::addRows()
{
    QTest::addColumn<QString>("name");
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
    same("Markdown and lines", u"# x | <b> [a](javascript:b) ![i](http://h/i) \n| a |"_s);
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
