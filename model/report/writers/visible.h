#pragma once

#include <QByteArray>
#include <QString>

/// What writers of documents do to every text before it becomes part of one.
namespace visible {

/// The text without what no reader sees and what would lie about the rest: bidirectional overrides
/// and isolates, controls other than tab and line feed, lone surrogates, non-characters.
QString text(const QString &raw);

/// The same as UTF-8 with & < > " ' escaped: safe as content and as attribute value of HTML and
/// XML.
QByteArray markup(const QString &raw);

} // namespace visible
