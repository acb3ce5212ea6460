#include "model/manual/manual.h"

#include <QFile>
#include <QStringList>

#include <algorithm>

namespace {

constexpr const char *order[] = { "start",  "draw",           "threats",    "workshop", "controls",
                                  "risk",   "baselines",      "compare",    "merge",    "report",
                                  "policy", "what-is-proven", "file-format" };

} // namespace

namespace manual {

QList<ManualPage> pages()
{
    QList<ManualPage> all;
    for (const char *id : order) {
        const QString name = QString::fromLatin1(id);
        QFile file(QStringLiteral(":/resources/manual/%1.md").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        const qsizetype end = text.indexOf(u'\n');
        all.append({ name, text.left(end).remove(0, 2).trimmed(), text });
    }
    return all;
}

bool has(const ManualPage &page, const QString &words)
{
    const QStringList all = words.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(all, [&](const QString &word) {
        return page.text.contains(word, Qt::CaseInsensitive);
    });
}

QString pageOf(int mode)
{
    const char *const modes[] = { "draw", "threats", "controls", "risk", "baselines", "report" };
    return QString::fromLatin1(mode >= 0 && mode < 6 ? modes[mode] : order[0]);
}

} // namespace manual
