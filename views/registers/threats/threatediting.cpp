#include "views/registers/threats/threatediting.h"

#include "model/core/operations/threats.h"
#include "views/registers/decide/decisions.h"
#include "views/registers/table/registerview.h"
#include "views/registers/threats/threatsmodel.h"
#include "views/registers/threats/threatsteps.h"

ThreatEditing::ThreatEditing(const ViewContext &context, RegisterView &table, ThreatsModel &model,
                             ThreatSteps &steps)
    : QObject(&table)
    , m_context(context)
    , m_table(table)
    , m_model(model)
    , m_steps(steps)
{
    connect(&table, &RegisterView::editRequested, this, &ThreatEditing::rate);
    connect(&table, &RegisterView::clearRequested, this, &ThreatEditing::clear);
    connect(&table, &RegisterView::toggleRequested, this, &ThreatEditing::toggle);
    // Queued: what is asked or laid out anew must wait until the editor has closed.
    connect(&model, &ThreatsModel::edited, this, &ThreatEditing::edit, Qt::QueuedConnection);
}

QStringList ThreatEditing::meantBy(const QModelIndex &index) const
{
    const QStringList keys = m_model.keysAt(m_table.selectionModel()->selectedRows());
    const QString key = index.data(ThreatsModel::KeyRole).toString();
    return keys.contains(key) ? keys : QStringList { key };
}

void ThreatEditing::edit(const QModelIndex &index, const QString &value)
{
    const ThreatRow *row = m_model.rowAt(index);
    if (!row)
        return;
    if (index.column() == ThreatCells::Owner) {
        m_steps.run(meantBy(index),
                    [&](const QStringList &keys) { decisions::assignTo(m_context, keys, value); });
    } else if (index.column() == ThreatCells::State) {
        m_steps.run(meantBy(index), [&](const QStringList &keys) {
            decisions::setState(m_context, keys,
                                enumFrom<DecisionState>(value).value_or(row->state), &m_table);
        });
    } else if (const OwnThreat *own = m_context.project().find(Id<OwnThreat>(row->key.subject))) {
        OwnThreat next = *own;
        next.title = value.trimmed();
        if (const Result<Edit> edit = operations::setOwnThreat(m_context.project(), next))
            m_context.push(*edit, { QStringLiteral("change-own-threat"), { next.title } });
    }
}

void ThreatEditing::clear(const QModelIndex &index)
{
    m_steps.run(meantBy(index), [&](const QStringList &keys) {
        if (index.column() == ThreatCells::Owner)
            decisions::assignTo(m_context, keys, {});
        else if (index.column() == ThreatCells::State)
            decisions::reopen(m_context, keys);
    });
}

/// Confirmed and back; what is dismissed has a reason and stays.
void ThreatEditing::toggle()
{
    const ThreatRow *row = m_model.rowAt(m_table.currentIndex());
    if (!row || row->state == DecisionState::Dismissed)
        return;
    const bool confirmed = row->state == DecisionState::Confirmed;
    m_steps.run(meantBy(m_table.currentIndex()), [&](const QStringList &keys) {
        if (confirmed)
            decisions::reopen(m_context, keys);
        else
            decisions::confirm(m_context, keys);
    });
}

void ThreatEditing::rate(const QModelIndex &index)
{
    if (ThreatCells::levels(*m_model.rowAt(index), index.column()))
        decisions::rate(m_context, meantBy(index), &m_table);
}
