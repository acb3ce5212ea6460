#pragma once

#include "views/viewcontext.h"

#include <functional>

/// A page of the browser while it is put together: HTML in which every text is escaped. Empty parts
/// are left out.
class PageText
{
public:
    explicit PageText(const ViewContext &context) : m_context(context) { }

    void heading(const QString &text);
    void paragraph(const QString &text);
    /// `lines` are HTML: from `escaped`, `anchor` or the lists below.
    void section(const QString &title, const QStringList &lines);
    /// Says where an entry is from when that is another's catalog.
    void origin(const QString &origin);

    static QString escaped(const QString &text) { return text.toHtmlEscaped(); }
    static QString anchor(const QString &link, const QString &text);
    QStringList techniques(const QStringList &ids) const;
    QStringList rulesWhere(const std::function<bool(const Rule &)> &fits) const;
    /// Open threats of the project, with their ratings.
    QStringList threatsWhere(const std::function<bool(const ThreatRow &)> &fits) const;
    QStringList controlsWhere(const std::function<bool(const ControlEntry &)> &fits) const;

    const ViewContext &context() const { return m_context; }
    const Catalogs &catalogs() const { return m_context.catalogs(); }
    const QString &html() const { return m_html; }

private:
    const ViewContext m_context;
    QString m_html;
};
