#pragma once

#include "model/threats/register.h"

/// Something that nobody said, and that open threats of one flow or element assume: what to ask a
/// room that looks at it.
struct SubjectQuestion
{
    /// The flow, element, artifact or zone that it is about.
    RecordRef holder;
    QString holderName;
    /// Id of a typed fact, or "operator", "exposure" or "trust" of a zone.
    QString fact;
    QString name;
    QString text;
    QList<Term> answers;
    /// How many open threats of the subject assume an answer.
    int threats = 0;
};

/// The question that most threats rest on first.
QList<SubjectQuestion> questionsAbout(const Project &project, const Register &threats,
                                      const QUuid &subject);

/// Answers a question with the id of one of its answers.
Edit answer(const Project &project, const SubjectQuestion &question, const QString &value);
