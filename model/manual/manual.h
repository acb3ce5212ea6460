#pragma once

#include <QList>
#include <QString>

/// One page of the manual: Markdown that the program carries along.
struct ManualPage
{
    /// The file's name without its suffix, as links between pages have it.
    QString id;
    QString title;
    QString text;
};

namespace manual {

/// All pages, in the order to read them. English: the manual is not translated.
QList<ManualPage> pages();

/// Whether a page has every word of `words`, in any case. No word: it has.
bool has(const ManualPage &page, const QString &words);

/// The page for a workspace, by its place in the mode bar from 0; the first page for any other.
QString pageOf(int mode);

} // namespace manual
