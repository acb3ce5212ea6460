#include "model/report/writers/visible.h"

namespace visible {

namespace {

bool isHidden(char16_t code)
{
    return (code < 0x20 && code != u'\t' && code != u'\n') || (code >= 0x7f && code < 0xa0)
           || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
           || (code >= 0xfdd0 && code <= 0xfdef) || code >= 0xfffe;
}

} // namespace

QString text(const QString &raw)
{
    const auto isClean = [](QChar c) { return !isHidden(c.unicode()) && !c.isSurrogate(); };
    if (std::ranges::all_of(raw, isClean))
        return raw;
    QString shown;
    shown.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const QChar c = raw.at(i);
        if (!c.isSurrogate()) {
            if (!isHidden(c.unicode()))
                shown += c;
        } else if (c.isHighSurrogate() && i + 1 < raw.size() && raw.at(i + 1).isLowSurrogate()) {
            const char32_t code = QChar::surrogateToUcs4(c, raw.at(++i));
            if ((code & 0xfffe) != 0xfffe)
                shown += QStringView(raw).mid(i - 1, 2);
        }
    }
    return shown;
}

QByteArray markup(const QString &raw)
{
    return text(raw).toHtmlEscaped().replace(u'\'', QStringLiteral("&#39;")).toUtf8();
}

} // namespace visible
