#pragma once

#include "views/viewcontext.h"

/// A heading of the register with the threats under it.
struct ThreatHeading
{
    /// What makes it the same heading after a refresh.
    QString id;
    QString name;
    /// Says what kind of thing the heading is; may be empty.
    QString note;
    QString icon;
    QList<ThreatKey> rows;
};

/// By what the register is put under headings.
namespace threatgrouping {

enum By { Subject, Thing, Phase, Class, Tactic, Owner, State, Rating, Pack, Nothing };
/// Names of the ways, in the order of `By`.
QStringList names();
/// Ids for settings, in the order of `By`.
QStringList ids();

/// Headings in the order of their first row; every row stands under exactly one.
QList<ThreatHeading> headings(const ViewContext &context, const QList<const ThreatRow *> &rows,
                              By by);

} // namespace threatgrouping
