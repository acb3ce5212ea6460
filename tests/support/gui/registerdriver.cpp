#include "tests/support/gui/registerdriver.h"

#include "model/core/operations/controls.h"

#include <QApplication>
#include <QDialog>
#include <QHeaderView>
#include <QSettings>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

void RegisterDriver::open()
{
    // Settings are found by the program's name, which the first window would give only later.
    QCoreApplication::setApplicationName(u"Redoubt"_s);
    QSettings().remove(u"register"_s);
    reopen();
}

void RegisterDriver::reopen()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->showMode(2);
}

QModelIndex RegisterDriver::row(int group, int at, int column) const
{
    return model()->index(at, column, model()->index(group, 0));
}

void RegisterDriver::clickHeader(int column, Qt::KeyboardModifiers modifiers)
{
    QHeaderView *header = table()->header();
    const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                    header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
}

void RegisterDriver::answer(const std::function<void(QDialog &)> &run)
{
    QTimer::singleShot(0, qApp, [run] {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            run(*dialog);
        else
            answer(run);
    });
}

Id<Person> RegisterDriver::addPerson(const QString &name)
{
    Edit edit;
    const Id<Person> id = operations::personNamed(m_open->document().project(), name, edit);
    if (!edit.isEmpty() && !m_open->document().push(edit, { u"people"_s }))
        qFatal("a person cannot be added");
    return id;
}
