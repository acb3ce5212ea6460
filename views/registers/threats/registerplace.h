#pragma once

#include "views/registers/threats/threatsmodel.h"

#include <QSet>

class RegisterView;

/// Where the user is in the register: which headings are folded, what is selected, which row is on
/// top. Brings the table back there after its rows were laid out anew.
class RegisterPlace : public QObject
{
    Q_OBJECT

public:
    /// The table shows the model already; both outlive this.
    RegisterPlace(RegisterView &table, ThreatsModel &model, const Selection &selection);

    /// What is selected now was selected by this, not by the user.
    bool isReturning() const { return m_returning; }

private:
    void leave();
    void comeBack();
    void unfold(const QModelIndex &parent, int first, int last);

    RegisterView &m_table;
    ThreatsModel &m_model;
    const Selection &m_selection;
    QSet<QString> m_folded;
    QStringList m_selected;
    QString m_top;
    int m_column = 0;
    bool m_returning = false;
};
