#pragma once

#include "model/core/result.h"

class QWidget;

/// Every message box of the program: plain text only, so that typed and imported names stay text.
namespace messages {

/// Says what happened, where and what to do next; the details can be copied.
void error(QWidget *parent, const Error &error);

/// A notice with one button.
void tell(QWidget *parent, const QString &title, const QString &text);

/// An offer that loses nothing when it is taken: Enter takes it, Escape leaves it. True for `yes`.
bool offer(QWidget *parent, const QString &title, const QString &text, const QString &yes,
           const QString &no);

/// A question with several answers: Enter takes the first, Escape the last. The index of the
/// answer.
int choose(QWidget *parent, const QString &title, const QString &text, const QStringList &answers);

enum class Closing { Save, Discard, Cancel };
/// `file` is the path of the project's file; empty when it has none yet.
Closing askToSave(QWidget *parent, const QString &name, const QString &file = {});

} // namespace messages
