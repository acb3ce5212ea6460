#include "model/quality/checklist.h"
#include "model/threats/proposal.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

QList<Rule> allRules()
{
    return projectRules() + drawingRules() + artifactRules() + threatRules() + riskRules()
           + controlRules();
}

} // namespace

QString areaName(Area area)
{
    switch (area) {
    case Area::Project:
        return Text::tr("Project");
    case Area::Drawing:
        return Text::tr("Drawing");
    case Area::Artifacts:
        return Text::tr("Artifacts");
    case Area::Threats:
        return Text::tr("Threats");
    case Area::Risks:
        return Text::tr("Risks");
    case Area::Controls:
        return Text::tr("Controls");
    }
    return {};
}

QString called(const Project &project, const RecordRef &where)
{
    QString name;
    if (where.kind == RecordKind::Flow)
        name = subjectName(project, where.kind, where.id);
    else if (const Record *record = project.find(where.kind, where.id))
        name = nameOf(*record);
    return name.trimmed().isEmpty() ? Text::tr("(unnamed)") : name;
}

QList<Check> checks()
{
    QList<Check> all;
    for (const Rule &rule : allRules())
        all.append(rule.check);
    return all;
}

QList<Finding> findings(const Project &project, const Register &threats, const QDate &today)
{
    const Subject subject { project, threats, today, riskRows(project, threats, today) };
    QList<Finding> found;
    for (const Rule &rule : allRules()) {
        Raise raise(rule.check, found);
        rule.find(subject, raise);
    }
    return found;
}

} // namespace quality
