#include "views/selection.h"

void Selection::select(const QList<RecordRef> &records)
{
    if (records == m_records)
        return;
    m_records = records;
    emit changed();
}

void Selection::selectThreat(const QString &key, const RecordRef &subject)
{
    if (!subject.id.isNull())
        select(subject);
    if (key == m_threat)
        return;
    m_threat = key;
    emit threatChanged(key);
}

void Selection::showDiagram(const QUuid &diagram)
{
    if (diagram == m_diagram)
        return;
    m_diagram = diagram;
    emit diagramChanged(diagram);
}
