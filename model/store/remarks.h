#pragma once

#include "model/baseline/baseline.h"
#include "model/core/result.h"

/// What a reviewer says of a frozen state.
struct Remark
{
    QDateTime at;
    /// As typed.
    QString by;
    /// What it is about, in words and as a threat key or record id; both empty for the whole.
    QString about;
    QString subject;
    QString text;
};

/// The remarks on one baseline, in a file beside the project ("name.B1-remarks.json"), so that the
/// evidence stays byte for byte. They name the state that they speak of by its hash.
class Remarks
{
public:
    static QString pathFor(const QString &project, const Baseline &baseline);
    /// Reads the remarks; none where there is no file. Refuses those on another state.
    static Result<QList<Remark>> read(const QString &project, const Baseline &baseline);
    /// Adds one at the end; the file is replaced whole.
    static Result<QList<Remark>> add(const QString &project, const Baseline &baseline,
                                     const Remark &remark);
};
