#pragma once

#include "model/baseline/merge.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QRadioButton;

/// Lists the conflicts of a merge, each with base, ours and theirs and a choice. Accepted only when
/// every one is settled.
class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    /// `merge` outlives the dialog; `name` is what the other file is called.
    MergeDialog(const Merge &merge, const QString &name, QWidget *parent = nullptr);

    const QList<MergeChoice> &choices() const { return m_choices; }

private:
    QWidget *makeDetail();
    void showCurrent();
    void choose(MergeChoice choice);
    void chooseAll(MergeChoice choice);
    void refreshItem(int row);
    void refreshState();

    const Merge &m_merge;
    QList<MergeChoice> m_choices;
    QListWidget *m_list;
    QLabel *m_subject = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_base = nullptr;
    QLabel *m_ours = nullptr;
    QLabel *m_theirs = nullptr;
    QRadioButton *m_takeOurs = nullptr;
    QRadioButton *m_takeTheirs = nullptr;
    QLabel *m_left;
    QPushButton *m_accept = nullptr;
};
