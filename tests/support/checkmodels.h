#pragma once

#include "model/core/operations/change.h"
#include "model/quality/quality.h"

#include <functional>

/// Makes or changes a project.
using Models = std::function<void(Project &)>;

/// Small projects in which checks of the model's quality find something, and the changes that clear
/// it.
namespace checkmodels {

template<typename T>
T made(const std::function<void(T &)> &fill)
{
    T record;
    record.id = Id<T>::create();
    fill(record);
    return record;
}

Record settingsNamed(const QString &name);
/// Adds one record, or several.
Models adds(const QList<Record> &records);
/// Changes the first record of a kind.
template<typename T>
Models sets(const std::function<void(T &)> &change)
{
    return [change](Project &project) {
        project.apply(operations::change(project, project.all<T>().first()->id, change));
    };
}
Models both(const Models &first, const Models &second);

void small(Project &project);
/// The worst threat of a project.
QString worst(const Project &project, const CatalogsPointer &catalogs);
/// The sample with a decision on its worst threat.
Models decided(const CatalogsPointer &catalogs, const std::function<void(Decision &)> &change);
/// The sample with a risk of its worst threat.
Models withRisk(const CatalogsPointer &catalogs, const std::function<void(Risk &)> &change);
/// Two people and a control of the first.
Models withControl(const std::function<void(Control &, const Person &, const Person &)> &change);

} // namespace checkmodels
