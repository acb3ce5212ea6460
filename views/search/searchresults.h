#pragma once

#include "model/search/recordindex.h"

#include <QAbstractListModel>
#include <QPointer>

class QAction;

/// What a search found: actions of the window and records of the project, best first.
class SearchResults : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { WhatRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    /// One row: an action, or a record.
    struct Row
    {
        int score = 0;
        QPointer<QAction> action = {};
        Found found = {};
    };
    void show(const QList<Row> &rows);
    const Row *at(int row) const
    {
        return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
    }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Row> m_rows;
};

/// An action's text as it reads in a sentence: without the mark of its key and the dots.
QString plainText(const QAction &action);
/// The actions that match a text, best first; all enabled ones for an empty text.
QList<SearchResults::Row> matchActions(const QList<QAction *> &actions, const QString &text);
