#include "model/report/reportbuilder.h"

#include "model/report/reportwords.h"

#include <algorithm>

using namespace reportpart;

ReportBuilder::ReportBuilder(const Project &project, const Register &threats,
                             const ReportOptions &options, Report &into)
    : m_project(project)
    , m_threats(threats)
    , m_catalogs(threats.catalogs())
    , m_options(options)
    , m_report(into)
    , m_rows(threats.rows())
    , m_risks(riskRows(project, threats, options.date))
{
    if (forPartner()) {
        m_rows.removeIf([this](const ThreatRow *row) {
            const Record *subject = shown().find(AnyId(row->key.subject));
            return row->stale || !subject;
        });
    }
    m_open = m_rows;
    m_open.removeIf([](const ThreatRow *row) { return !row->isOpen(); });
    for (const ControlPlacement *placement : project.all<ControlPlacement>())
        m_placements[placement->control.value()].append(placement);
    for (const Evidence *evidence : project.all<Evidence>())
        m_evidence[evidence->control.value()].append(evidence);
}

void ReportBuilder::chapter(const QString &title)
{
    add(Heading { 1, QStringLiteral("%1  %2").arg(QString::number(++m_chapter), title) });
}

void ReportBuilder::heading(const QString &text)
{
    add(Heading { 2, text });
}

void ReportBuilder::say(const QString &text)
{
    if (!text.isEmpty())
        add(Paragraph { text });
}

void ReportBuilder::note(const QString &text)
{
    if (!text.isEmpty())
        add(Paragraph { text, true });
}

void ReportBuilder::warn(const QString &title, const QString &text)
{
    add(Callout { title, text });
}

int ReportBuilder::count(Levels ThreatRow::*figure, Rating rating) const
{
    return static_cast<int>(std::ranges::count_if(m_open, [&](const ThreatRow *row) {
        return risk::rating(settings(), row->*figure) == rating;
    }));
}

Cell ReportBuilder::letter(const Levels &levels, bool filled) const
{
    const Rating rating = risk::rating(settings(), levels);
    return { reportwords::of(rating), rating, filled };
}

QString ReportBuilder::personName(const Id<Person> &id) const
{
    const Person *person = m_project.find(id);
    return person ? person->name : QString();
}

Cell ReportBuilder::person(const Id<Person> &id) const
{
    return reportcell::text(personName(id));
}

QString ReportBuilder::nameOfSubject(SubjectKind kind, const AnyId &subject) const
{
    const Record *record = m_project.find(subject);
    if (kind == SubjectKind::Flow)
        return subjectName(m_project, RecordKind::Flow, subject.value());
    if (kind == SubjectKind::Crossing && record)
        return ReportText::tr("boundary of %1").arg(nameOf(*record));
    return record ? nameOf(*record) : ReportText::tr("whole project");
}

QString ReportBuilder::placesOf(const Control &control) const
{
    QStringList places;
    for (const ControlPlacement *placement : m_placements.value(control.id.value())) {
        if (forPartner() && placement->subjectKind != SubjectKind::Project
            && !shown().find(placement->subject))
            continue;
        const QString name = nameOfSubject(placement->subjectKind, placement->subject);
        places.append(placement->coverage == 100
                              ? name
                              : ReportText::tr("%1 (%2\u00a0%)")
                                        .arg(name, QString::number(placement->coverage)));
    }
    places.sort();
    return places.join(QStringLiteral("; "));
}

QList<const Evidence *> ReportBuilder::evidenceOf(const Id<Control> &control) const
{
    return m_evidence.value(control.value());
}

QList<const Control *> ReportBuilder::livingControls() const
{
    QList<const Control *> living = m_project.all<Control>();
    living.removeIf([](const Control *control) {
        return control->status == ControlStatus::Rejected
               || control->status == ControlStatus::NotApplicable;
    });
    return living;
}

namespace reportcell {

Cell text(const QString &text)
{
    return { text.isEmpty() ? QStringLiteral("\u2013") : text };
}

Cell number(double value)
{
    return { QString::number(value), value };
}

Cell number(double value, const QString &shown)
{
    return { shown, value };
}

Cell date(const QString &iso)
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    if (!day.isValid())
        return text(iso);
    return { iso, day };
}

} // namespace reportcell
