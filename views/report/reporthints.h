#pragma once

#include "model/threats/register.h"

/// What somebody should know before a report leaves the house.
namespace reporthints {

struct Hint
{
    QString icon;
    QString text;
};

QList<Hint> of(const Project &project, const Register &threats, const QDate &today);

} // namespace reporthints
