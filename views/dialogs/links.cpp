#include "views/dialogs/links.h"

#include "views/dialogs/messages.h"

#include <QCoreApplication>
#include <QDesktopServices>

namespace {

constexpr qsizetype longest = 2000; // characters

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(links)
};

/// Control characters, spaces and the marks that turn the direction of writing could make a link
/// look like another one.
bool isVisible(QChar c)
{
    return c.isPrint() && !c.isSpace() && c.category() != QChar::Other_Format;
}

QString shown(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

namespace links {

std::optional<QUrl> safe(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > longest || !std::ranges::all_of(trimmed, isVisible))
        return std::nullopt;
    // "http:\\host" and "http:host" are read by browsers as "http://host".
    if (trimmed.contains(u'\\'))
        return std::nullopt;
    QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid())
        return std::nullopt;
    const QString scheme = url.scheme();
    if (scheme == u"mailto") {
        const QString address = url.path();
        const bool one = address.count(u'@') == 1 && !address.startsWith(u'@')
                         && !address.endsWith(u'@') && !address.startsWith(u'-') && !url.hasQuery();
        return one && url.host().isEmpty() ? std::optional(url) : std::nullopt;
    }
    if ((scheme != u"http" && scheme != u"https") || url.host().isEmpty())
        return std::nullopt;
    url.setUserInfo({});
    return QUrl(url.toString(QUrl::FullyEncoded), QUrl::StrictMode);
}

void open(QWidget *parent, const QString &text)
{
    const std::optional<QUrl> url = safe(text);
    if (!url) {
        messages::error(parent,
                        { Text::tr("this link is not opened"), text.left(longest),
                          Text::tr("Only links to web pages (http, https) and mail addresses "
                                   "(mailto) can be opened.") });
        return;
    }
    const bool agreed = messages::offer(
            parent, Text::tr("Open this link outside Redoubt?"),
            Text::tr("Opening it tells those who run the page:\n\n%1").arg(shown(*url)),
            Text::tr("Open"), Text::tr("Cancel"));
    if (agreed)
        QDesktopServices::openUrl(*url);
}

} // namespace links
