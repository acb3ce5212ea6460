#pragma once

#include "model/core/records/controlrecords.h"

#include <QSet>
#include <QWidget>

class ControlsModel;
class QLabel;
class QToolButton;

/// What of the controls is shown: those with a text, and those of some statuses, each with how many
/// there are.
class ControlFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit ControlFilterBar(QWidget *parent = nullptr);

    void showCounts(const ControlsModel &model);

signals:
    void textChanged(const QString &text);
    /// None means all.
    void statusesChosen(const QSet<int> &statuses);

private:
    void addStatus(ControlStatus status);
    QSet<int> chosen() const;

    QList<QToolButton *> m_statuses;
    QLabel *m_count;
};
