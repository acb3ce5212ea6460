#pragma once

#include "views/viewcontext.h"

#include <QWidget>

class QVBoxLayout;

/// The controls of one threat: what counts now and how much, status and effect to be set in place,
/// and what else would lower it.
class ThreatControls : public QWidget
{
    Q_OBJECT

public:
    ThreatControls(const ViewContext &context, const ThreatRow &row, QWidget *parent = nullptr);

signals:
    void controlRequested(const QString &catalogId);
    void controlOpened(const QUuid &control);

private:
    void addControl(QVBoxLayout &layout, const ThreatRow &row, const ControlEffect &effect);
    void addOffers(QVBoxLayout &layout, const ThreatRow &row);
    void setStatus(const Id<Control> &control, ControlStatus status);

    const ViewContext m_context;
    QString m_threat;
};
