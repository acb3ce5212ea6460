#pragma once

#include "model/report/report.h"

#include <QCoreApplication>

/// Context of every text that a report says.
struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// What the sections of a report write with: the project, its register, and helpers that append
/// blocks.
class ReportBuilder
{
public:
    ReportBuilder(const Project &project, const Register &threats, const ReportOptions &options,
                  Report &into);

    const Project &project() const { return m_project; }
    /// The part of the model that this audience sees; all of it for everyone but a partner.
    const Project &shown() const { return m_report.drawn; }
    const Register &threats() const { return m_threats; }
    const Catalogs &catalogs() const { return m_catalogs; }
    const Settings &settings() const { return m_project.settings(); }
    const ReportOptions &options() const { return m_options; }
    const Report &report() const { return m_report; }
    bool forPartner() const { return m_options.audience == Audience::Partner; }
    /// Rows about what this audience sees, worst current first.
    const QList<const ThreatRow *> &rows() const { return m_rows; }
    /// Those of them that are open.
    const QList<const ThreatRow *> &open() const { return m_open; }
    const QList<RiskRow> &risks() const { return m_risks; }

    void chapter(const QString &title);
    void heading(const QString &text);
    /// Nothing for an empty text.
    void say(const QString &text);
    void note(const QString &text);
    void warn(const QString &title, const QString &text);
    void add(const ReportBlock &block) { m_report.blocks.append(block); }

    /// Open rows with this rating.
    int count(Levels ThreatRow::*figure, Rating rating) const;
    reportpart::Cell letter(const Levels &levels, bool filled) const;
    reportpart::Cell person(const Id<Person> &id) const;
    QString personName(const Id<Person> &id) const;
    /// What a control, a comment or a placement speaks of.
    QString nameOfSubject(SubjectKind kind, const AnyId &subject) const;
    QString placesOf(const Control &control) const;
    QList<const Evidence *> evidenceOf(const Id<Control> &control) const;
    /// Controls whose status still means something to be done or kept.
    QList<const Control *> livingControls() const;

private:
    const Project &m_project;
    const Register &m_threats;
    const Catalogs &m_catalogs;
    const ReportOptions &m_options;
    Report &m_report;
    QList<const ThreatRow *> m_rows;
    QList<const ThreatRow *> m_open;
    QList<RiskRow> m_risks;
    QHash<QUuid, QList<const ControlPlacement *>> m_placements;
    QHash<QUuid, QList<const Evidence *>> m_evidence;
    int m_chapter = 0;
};

namespace reportcell {

/// A dash for nothing.
reportpart::Cell text(const QString &text);
reportpart::Cell number(double value);
reportpart::Cell number(double value, const QString &shown);
/// An ISO day; what is no day stays text.
reportpart::Cell date(const QString &iso);

} // namespace reportcell
