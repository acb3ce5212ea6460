#include "model/report/writers/sheets.h"

#include "model/report/writers/visible.h"

#include <algorithm>

namespace sheets {

namespace {

constexpr int longestName = 31;

bool sameColumns(const reportpart::Table &a, const reportpart::Table &b)
{
    return std::ranges::equal(a.columns, b.columns, {}, &reportpart::Column::head,
                              &reportpart::Column::head);
}

} // namespace

QList<Sheet> of(const Report &report)
{
    QList<Sheet> all;
    for (const ReportBlock &block : report.blocks) {
        const auto *table = std::get_if<reportpart::Table>(&block);
        if (!table)
            continue;
        const auto it = std::ranges::find_if(all, [&](const Sheet &sheet) {
            return sheet.name == table->name && sameColumns(*sheet.tables.first(), *table);
        });
        if (it == all.end())
            all.append({ table->name, { table } });
        else
            it->tables.append(table);
    }
    return all;
}

QString safeName(const QString &name, QSet<QString> &taken)
{
    QString base;
    for (const QChar c : visible::text(name).simplified())
        base += QStringView(u"[]:*?/\\").contains(c) ? QChar(u'-') : c;
    const auto cut = [](const QString &text, qsizetype length) {
        QString part = text.left(length);
        if (!part.isEmpty() && part.back().isHighSurrogate())
            part.chop(1);
        while (part.startsWith(u'\''))
            part.remove(0, 1);
        while (part.endsWith(u'\'') || part.endsWith(u' '))
            part.chop(1);
        return part;
    };
    QString safe = cut(base, longestName);
    for (int i = 2;
         safe.isEmpty() || safe.toLower() == u"history" || taken.contains(safe.toLower()); ++i) {
        const QString suffix = QStringLiteral(" %1").arg(i);
        const QString stem = cut(base, longestName - suffix.size());
        safe = (stem.isEmpty() ? QStringLiteral("Table") : stem) + suffix;
    }
    taken.insert(safe.toLower());
    return safe;
}

} // namespace sheets
