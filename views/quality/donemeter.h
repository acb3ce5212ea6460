#pragma once

#include "model/quality/readiness.h"

#include <QScrollArea>

/// The definition of done: what a model must have before it is frozen, how much of it is there, and
/// what is missing.
class DoneMeter : public QScrollArea
{
    Q_OBJECT

public:
    explicit DoneMeter(QWidget *parent = nullptr);

    void show(const quality::Readiness &readiness);

signals:
    /// What is missing of a criterion is wanted: the checks that say so.
    void criterionChosen(const QStringList &checks);
};
