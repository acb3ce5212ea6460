#pragma once

#include <QUrl>

#include <optional>

class QWidget;

/// Links that come from a project: only web pages and mail addresses are opened, after asking.
/// Everything else (files, network shares, scripts) could run something.
namespace links {

/// The URL, when it is one that may be opened: http, https or mailto, with a host or an address,
/// without user name and password. The host is in its ASCII form, so that look-alike letters show.
std::optional<QUrl> safe(const QString &text);

/// Asks whether to open the link, showing it in full, and opens it. Says so when it may not be
/// opened.
void open(QWidget *parent, const QString &text);

} // namespace links
