#pragma once

#include <QList>
#include <QStringList>

/// Text on its way into a spreadsheet: names that somebody typed must not become formulas there
/// (CWE-1236).
namespace spreadsheet {

/// The text with an apostrophe before it where a spreadsheet would take it for a formula.
QString harmless(const QString &text);

/// One field of RFC 4180, quoted and harmless.
QString csvField(const QString &text);
/// Rows as RFC 4180, with CRLF.
QString csv(const QList<QStringList> &rows);
/// Rows as tab-separated text for the clipboard: tabs and line breaks inside become blanks.
QString tsv(const QList<QStringList> &rows);
/// Rows as an HTML table for the clipboard, the first one as its head.
QString html(const QList<QStringList> &rows);

} // namespace spreadsheet
