#include "views/search/searchresults.h"

#include "model/search/fuzzymatch.h"
#include "views/style/icons.h"

#include <QAction>

#include <algorithm>

QString plainText(const QAction &action)
{
    QString text;
    const QString shown = action.text();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown.at(i) == u'&' && i + 1 < shown.size() && shown.at(++i) != u'&')
            text += shown.at(i);
        else
            text += shown.at(i);
    }
    if (text.endsWith(u'\u2026'))
        text.chop(1);
    return text;
}

QList<SearchResults::Row> matchActions(const QList<QAction *> &actions, const QString &text)
{
    const QString query = text.simplified().toLower();
    QList<SearchResults::Row> rows;
    for (QAction *action : actions) {
        const int score = fuzzyScore(query, plainText(*action).toLower());
        if (score > 0)
            rows.append({ score, action });
    }
    std::ranges::stable_sort(rows, std::ranges::greater(), &SearchResults::Row::score);
    return rows;
}

void SearchResults::show(const QList<Row> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int SearchResults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchResults::data(const QModelIndex &index, int role) const
{
    const Row *row = at(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->action ? plainText(*row->action) : row->found.name;
    case WhatRole:
        return row->action ? row->action->shortcut().toString(QKeySequence::NativeText)
                           : row->found.what;
    case Qt::DecorationRole:
        return row->action ? row->action->icon() : icons::get(row->found.icon);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(data(index, Qt::DisplayRole).toString(),
                                            data(index, WhatRole).toString());
    default:
        return {};
    }
}
