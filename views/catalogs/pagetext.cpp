#include "views/catalogs/pagetext.h"

#include "views/style/riskletter.h"

#include <QCoreApplication>

void PageText::heading(const QString &text)
{
    m_html += QStringLiteral("<h2>%1</h2>").arg(escaped(text));
}

void PageText::paragraph(const QString &text)
{
    if (!text.isEmpty())
        m_html += QStringLiteral("<p>%1</p>").arg(escaped(text));
}

void PageText::section(const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    m_html += QStringLiteral("<h4>%1</h4><ul><li>%2</li></ul>")
                      .arg(escaped(title), lines.join(QStringLiteral("</li><li>")));
}

void PageText::origin(const QString &origin)
{
    const QString foreign = catalog::foreignOrigin(origin);
    if (!foreign.isEmpty())
        section(QCoreApplication::translate("catalogpage", "From"), { escaped(foreign) });
}

QString PageText::anchor(const QString &link, const QString &text)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(escaped(link), escaped(text));
}

QStringList PageText::techniques(const QStringList &ids) const
{
    QStringList lines;
    for (const QString &id : ids) {
        const AtlasTechnique *technique = catalogs().atlas.technique(id);
        lines.append(anchor(QStringLiteral("technique:") + id,
                            id + u' ' + (technique ? technique->name : QString())));
    }
    return lines;
}

QStringList PageText::rulesWhere(const std::function<bool(const Rule &)> &fits) const
{
    QStringList lines;
    for (const Rule &rule : catalogs().rules) {
        if (fits(rule))
            lines.append(anchor(QStringLiteral("rule:") + rule.id, plainTitleOf(rule)));
    }
    return lines;
}

QStringList PageText::threatsWhere(const std::function<bool(const ThreatRow &)> &fits) const
{
    QStringList lines;
    for (const ThreatRow *row : m_context.threats.rows()) {
        if (!fits(*row) || !row->isOpen())
            continue;
        const Rating rating = risk::rating(m_context.project().settings(), row->current);
        lines.append(escaped(riskletter::name(rating)) + QStringLiteral(": ")
                     + anchor(QStringLiteral("threat:") + row->key.text(), row->title));
    }
    return lines;
}

QStringList PageText::controlsWhere(const std::function<bool(const ControlEntry &)> &fits) const
{
    QStringList lines;
    for (const ControlEntry &control : catalogs().controls) {
        if (fits(control))
            lines.append(anchor(QStringLiteral("control:") + control.id, control.name));
    }
    return lines;
}
