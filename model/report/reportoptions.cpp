#include "model/report/reportoptions.h"

#include <QCoreApplication>

namespace reportsection {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

} // namespace

QString title(ReportSection section)
{
    switch (section) {
    case ReportSection::DocumentControl:
        return Text::tr("Document control");
    case ReportSection::Summary:
        return Text::tr("Summary");
    case ReportSection::Changes:
        return Text::tr("What changed");
    case ReportSection::Scope:
        return Text::tr("Scope and assumptions");
    case ReportSection::System:
        return Text::tr("System and data flows");
    case ReportSection::Artifacts:
        return Text::tr("Artifacts");
    case ReportSection::Method:
        return Text::tr("Method and scales");
    case ReportSection::Risks:
        return Text::tr("Risks and acceptances");
    case ReportSection::Plan:
        return Text::tr("Risk treatment plan");
    case ReportSection::Threats:
        return Text::tr("Threat register");
    case ReportSection::Controls:
        return Text::tr("Controls and evidence");
    case ReportSection::Applicability:
        return Text::tr("Statement of Applicability");
    case ReportSection::AiAct:
        return Text::tr("EU AI Act, Article 15");
    case ReportSection::Coverage:
        return Text::tr("ATLAS and OWASP coverage");
    case ReportSection::Workshop:
        return Text::tr("Workshop record");
    case ReportSection::LeftOut:
        return Text::tr("What was left out");
    case ReportSection::Provenance:
        return Text::tr("Catalogs and record");
    }
    return {};
}

QString name(Audience audience)
{
    switch (audience) {
    case Audience::Executive:
        return Text::tr("Executive");
    case Audience::Technical:
        return Text::tr("Technical");
    case Audience::Auditor:
        return Text::tr("Auditor");
    case Audience::Partner:
        return Text::tr("Customer or supplier");
    case Audience::Change:
        return Text::tr("Change since a baseline");
    }
    return {};
}

QList<ReportSection> usual(Audience audience)
{
    using S = ReportSection;
    switch (audience) {
    case Audience::Executive:
        return { S::DocumentControl, S::Summary,   S::Scope, S::Risks, S::Plan,
                 S::LeftOut,         S::Provenance };
    case Audience::Technical:
        return { S::DocumentControl, S::Summary,  S::Scope,   S::System,    S::Artifacts,
                 S::Method,          S::Risks,    S::Plan,    S::Threats,   S::Controls,
                 S::Coverage,        S::Workshop, S::LeftOut, S::Provenance };
    case Audience::Auditor:
        return { S::DocumentControl, S::Summary,  S::Scope,         S::System,
                 S::Artifacts,       S::Method,   S::Risks,         S::Plan,
                 S::Threats,         S::Controls, S::Applicability, S::AiAct,
                 S::Coverage,        S::Workshop, S::LeftOut,       S::Provenance };
    case Audience::Partner:
        return { S::DocumentControl, S::Scope,   S::System,   S::Artifacts,
                 S::Method,          S::Threats, S::Controls, S::Provenance };
    case Audience::Change:
        return { S::DocumentControl, S::Changes,   S::Summary, S::Risks, S::Plan,
                 S::LeftOut,         S::Provenance };
    }
    return {};
}

bool allowed(ReportSection section, Audience audience)
{
    return audience != Audience::Partner || usual(Audience::Partner).contains(section);
}

} // namespace reportsection
