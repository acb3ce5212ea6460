#pragma once

#include "tests/support/gui/openwindow.h"
#include "views/registers/table/registerview.h"
#include "views/registers/threats/threatsmodel.h"

class QDialog;

/// Drives the registers of the real window, for tests to build on.
class RegisterDriver
{
protected:
    /// The threats of the sample, as somebody sees them who never looked before.
    void open();
    /// Closes the window, so that the next one is another sitting.
    void close() { m_open.reset(); }
    void reopen();

    RegisterView *table() const
    {
        return m_open->find<RegisterView>(QStringLiteral("threatTable"));
    }
    ThreatsModel *model() const { return static_cast<ThreatsModel *>(table()->model()); }
    QModelIndex row(int group, int at, int column = 0) const;
    QString keyAt(int group, int at) const
    {
        return row(group, at).data(ThreatsModel::KeyRole).toString();
    }
    void clickHeader(int column, Qt::KeyboardModifiers modifiers = {});
    /// Runs something on the dialog that comes up next.
    static void answer(const std::function<void(QDialog &)> &run);
    qsizetype steps() { return m_open->project().file().journal().entries().size(); }
    Id<Person> addPerson(const QString &name);

    std::unique_ptr<OpenWindow> m_open;
};
