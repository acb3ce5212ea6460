#pragma once

#include "model/report/reportoptions.h"
#include "views/report/pagecomposer.h"

#include <QListWidget>

/// The sections of the report: which ones it has, and on which pages they begin.
class ReportSections : public QListWidget
{
    Q_OBJECT

public:
    explicit ReportSections(QWidget *parent = nullptr);

    /// Lists what an audience may be given, with its usual sections chosen.
    void offer(Audience audience);
    QList<ReportSection> chosen() const;
    /// Shows the numbers and pages that the chapters got.
    void number(const QList<PageMark> &marks);

signals:
    /// Another section was chosen to be looked at; pages count from 0.
    void pageWanted(int page);
};
