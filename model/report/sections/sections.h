#pragma once

#include "model/report/reportbuilder.h"

/// One function a section; each writes its chapter, title first.
namespace sections {

void control(ReportBuilder &to);
void summary(ReportBuilder &to);
void changes(ReportBuilder &to);
void scope(ReportBuilder &to);
void system(ReportBuilder &to);
void artifacts(ReportBuilder &to);
void method(ReportBuilder &to);
void risks(ReportBuilder &to);
void plan(ReportBuilder &to);
void threats(ReportBuilder &to);
void controls(ReportBuilder &to);
void applicability(ReportBuilder &to);
void aiAct(ReportBuilder &to);
void coverage(ReportBuilder &to);
void workshop(ReportBuilder &to);
void leftOut(ReportBuilder &to);
void record(ReportBuilder &to);

/// What a year may cost: curves and percentiles of the simulation, under a heading.
void addLosses(ReportBuilder &to);

/// The register's columns and rows, for tables of some of it.
reportpart::Table threatTable(const ReportBuilder &to, const QString &name,
                              const QList<const ThreatRow *> &rows);

} // namespace sections
