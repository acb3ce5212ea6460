#pragma once

#include "model/core/record.h"

#include <QObject>
#include <QSet>

/// What is selected, shared by all workspaces: records of the model, or one threat. View state
/// only; nothing of it is stored in the project.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const QList<RecordRef> &records() const { return m_records; }
    /// The record when exactly one is selected, else a ref with a null id.
    RecordRef single() const { return m_records.size() == 1 ? m_records.first() : RecordRef {}; }
    bool contains(const RecordRef &ref) const { return m_records.contains(ref); }
    /// Key of the threat that is looked at; empty for none.
    const QString &threat() const { return m_threat; }
    const QUuid &diagram() const { return m_diagram; }

    void select(const QList<RecordRef> &records);
    void select(const RecordRef &record) { select(QList<RecordRef> { record }); }
    void clear() { select(QList<RecordRef> {}); }
    /// Looks at a threat; selects its subject too when that is given.
    void selectThreat(const QString &key, const RecordRef &subject = {});
    /// The diagram that is shown.
    void showDiagram(const QUuid &diagram);

signals:
    void changed();
    void threatChanged(const QString &key);
    void diagramChanged(const QUuid &diagram);

private:
    QList<RecordRef> m_records;
    QString m_threat;
    QUuid m_diagram;
};
