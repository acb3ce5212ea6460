#include "views/controls/controlediting.h"

#include "model/core/operations/change.h"
#include "model/core/operations/controls.h"
#include "views/controls/controlsmodel.h"
#include "views/dialogs/messages.h"
#include "views/registers/table/registerview.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ControlsWorkspace)
};

} // namespace

ControlEditing::ControlEditing(const ViewContext &context, RegisterView &table,
                               ControlsModel &model)
    : QObject(&table)
    , m_context(context)
    , m_table(table)
{
    connect(&table, &RegisterView::clearRequested, this, &ControlEditing::clear);
    // Queued: what is asked or laid out anew must wait until the editor has closed.
    connect(&model, &ControlsModel::edited, this, &ControlEditing::edit, Qt::QueuedConnection);
}

QModelIndexList ControlEditing::meantBy(const QModelIndex &index) const
{
    const QModelIndexList rows = m_table.selectionModel()->selectedRows();
    return rows.contains(index.siblingAtColumn(0)) ? rows
                                                   : QModelIndexList { index.siblingAtColumn(0) };
}

void ControlEditing::edit(const QModelIndex &index, const QString &value)
{
    const QModelIndexList rows = meantBy(index);
    if (index.column() == ControlCells::Coverage) {
        editCoverage(rows, std::clamp(value.toInt(), 1, 100));
        return;
    }
    if (index.column() == ControlCells::Due && !value.isEmpty()
        && !QDate::fromString(value, Qt::ISODate).isValid())
        return;
    Edit edit;
    const Id<Person> owner = index.column() == ControlCells::Owner
                                     ? operations::personNamed(m_context.project(), value, edit)
                                     : Id<Person>();
    QList<Id<Control>> controls;
    for (const QModelIndex &row : rows)
        controls.append(Id<Control>(row.data(ControlsModel::ControlRole).toUuid()));
    Project withPeople = m_context.project();
    withPeople.apply(edit);
    const Result<Edit> changed = operations::changeControls(
            withPeople, controls,
            [&](Control &control) {
                if (index.column() == ControlCells::Owner)
                    control.owner = owner;
                else if (index.column() == ControlCells::Due)
                    control.due = value;
                else
                    control.status = enumFrom<ControlStatus>(value).value_or(control.status);
            },
            m_context.document.today());
    if (!changed) {
        messages::error(&m_table, changed.error());
        return;
    }
    const QString name = controls.size() == 1 ? index.siblingAtColumn(0).data().toString()
                                              : Text::tr("%n control(s)", nullptr,
                                                         static_cast<int>(controls.size()));
    m_context.push(merged(edit, *changed), { QStringLiteral("change-control"), { name } });
}

void ControlEditing::editCoverage(const QModelIndexList &rows, int percent)
{
    QList<Id<ControlPlacement>> places;
    for (const QModelIndex &row : rows)
        places.append(Id<ControlPlacement>(row.data(ControlsModel::PlacementRole).toUuid()));
    const Edit edit =
            operations::changeAll(m_context.project(), places,
                                  [percent](ControlPlacement &place) { place.coverage = percent; });
    m_context.push(edit, { QStringLiteral("change-control"), { Text::tr("coverage") } });
}

void ControlEditing::clear(const QModelIndex &index)
{
    if (index.column() == ControlCells::Owner || index.column() == ControlCells::Due)
        edit(index, {});
}
