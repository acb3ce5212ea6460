#pragma once

#include "model/threats/register.h"

/// A fact that nobody answered, and the open threats that stand only because of it.
struct OpenQuestion
{
    QString text;
    /// Keys of threats that would go if the answer were the harmless one.
    QStringList threats;
};

/// What is unanswered, the question that most threats rest on first.
QList<OpenQuestion> openQuestions(const Project &project, const Register &threats);
