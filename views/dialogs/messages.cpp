#include "views/dialogs/messages.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(messages)
};

void dress(QMessageBox &box, const QString &title, const QString &text)
{
    box.setWindowTitle(QApplication::applicationDisplayName());
    box.setTextFormat(Qt::PlainText);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.setText(title);
    box.setInformativeText(text);
}

QWidget *windowOf(QWidget *parent)
{
    return parent ? parent : QApplication::activeWindow();
}

} // namespace

namespace messages {

void error(QWidget *parent, const Error &error)
{
    QMessageBox box(windowOf(parent));
    QString details = error.where;
    if (!error.next.isEmpty())
        details += (details.isEmpty() ? QString() : QStringLiteral("\n\n")) + error.next;
    dress(box, error.message, details);
    box.setIcon(QMessageBox::Warning);
    box.exec();
}

void tell(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox box(windowOf(parent));
    dress(box, title, text);
    box.setIcon(QMessageBox::Information);
    box.exec();
}

bool offer(QWidget *parent, const QString &title, const QString &text, const QString &yes,
           const QString &no)
{
    QMessageBox box(windowOf(parent));
    dress(box, title, text);
    box.setIcon(QMessageBox::Question);
    QPushButton *accept = box.addButton(yes, QMessageBox::AcceptRole);
    box.setDefaultButton(accept);
    box.setEscapeButton(box.addButton(no, QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == accept;
}

int choose(QWidget *parent, const QString &title, const QString &text, const QStringList &answers)
{
    QMessageBox box(windowOf(parent));
    dress(box, title, text);
    box.setIcon(QMessageBox::Question);
    QList<QAbstractButton *> buttons;
    for (const QString &answer : answers) {
        const bool last = buttons.size() == answers.size() - 1;
        buttons.append(
                box.addButton(answer, last ? QMessageBox::RejectRole : QMessageBox::AcceptRole));
    }
    box.setDefaultButton(qobject_cast<QPushButton *>(buttons.first()));
    box.setEscapeButton(buttons.last());
    box.exec();
    return static_cast<int>(buttons.indexOf(box.clickedButton()));
}

Closing askToSave(QWidget *parent, const QString &name, const QString &file)
{
    QMessageBox box(windowOf(parent));
    const QString lost = Text::tr("Without saving, the steps since the last save are lost.");
    dress(box, Text::tr("Save the changes to \"%1\"?").arg(name),
          file.isEmpty() ? lost : QStringLiteral("%1\n\n%2").arg(file, lost));
    box.setIcon(QMessageBox::Question);
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return Closing::Save;
    case QMessageBox::Discard:
        return Closing::Discard;
    default:
        return Closing::Cancel;
    }
}

} // namespace messages
