#pragma once

#include "views/report/reportorder.h"

#include <QWidget>

class QComboBox;
class QLabel;

/// What is reported, for whom, on which paper: a row of choices.
class ReportChooser : public QWidget
{
    Q_OBJECT

public:
    /// `source` outlives this.
    ReportChooser(const ViewContext &context, const ReportSource &source,
                  QWidget *parent = nullptr);

    Audience audience() const;
    /// All that is chosen but the sections.
    ReportChoice choice() const;

signals:
    void audienceChosen();
    /// Something else was chosen, or baselines came and went.
    void changed();

private:
    void layOut();
    void connectParts();
    void fillOperators();
    void fillBaselines();
    void fillAudiences();
    void fillSince();
    /// The baseline that is reported; null for the working state.
    const Baseline *baseline() const;

    const ViewContext m_context;
    const ReportSource &m_source;
    QComboBox *m_audience;
    QComboBox *m_operator;
    QComboBox *m_baseline;
    QComboBox *m_since;
    QLabel *m_sinceLabel;
    QComboBox *m_paper;
};
