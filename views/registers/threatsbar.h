#pragma once

#include "views/registers/decide/decisions.h"
#include "views/registers/threats/threatgrouping.h"

#include <QWidget>

class QComboBox;
class QToolButton;
class WrapLayout;

/// The bar above the register: what can be done with the selected threats, by what they are
/// grouped, export. It asks for everything and does nothing itself.
class ThreatsBar : public QWidget
{
    Q_OBJECT

public:
    explicit ThreatsBar(QWidget *parent = nullptr);

    void showGrouping(threatgrouping::By grouping);

signals:
    void gestureChosen(decisions::Gesture gesture);
    void suggestionsRequested();
    void ownThreatRequested();
    void groupingChosen(threatgrouping::By grouping);
    /// The rows that are shown, or all rows in all columns.
    void exportRequested(bool all);

private:
    void addGestures(WrapLayout &layout);
    void addGrouping(WrapLayout &layout);
    QToolButton *makeExport();

    QComboBox *m_grouping;
};
