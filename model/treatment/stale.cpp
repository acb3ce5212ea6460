#include "model/treatment/stale.h"

#include "model/core/operations/rules.h"
#include "model/threats/facts.h"
#include "model/threats/why.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stale)
};

} // namespace

QString whatChanged(const ThreatRow &row, const Project &project, const Catalogs &catalogs)
{
    if (!row.stale)
        return {};
    if (!row.rule)
        return Text::tr("The catalogs no longer have the rule %1.").arg(row.key.rule);
    const QUuid &subject = row.key.subject;
    if (!project.find(Id<Flow>(subject)) && !project.find(Id<Element>(subject)))
        return Text::tr("%1 is no longer in the model.").arg(row.subjectName);
    const QUuid &artifact = row.key.artifact;
    if (!artifact.isNull() && !project.find(Id<Artifact>(artifact)))
        return Text::tr("The artifact %1 is no longer in the model.").arg(row.artifactName);
    const Flow *flow = project.find(Id<Flow>(subject));
    const Element *element = project.find(Id<Element>(subject));
    const QList<Id<Artifact>> here = flow ? flow->artifacts : element->holds;
    if (!artifact.isNull() && !here.contains(Id<Artifact>(artifact)))
        return flow ? Text::tr("%1 no longer carries %2.").arg(row.subjectName, row.artifactName)
                    : Text::tr("%1 no longer holds %2.").arg(row.subjectName, row.artifactName);
    if (operations::silenceOf(project, row.rule->id))
        return Text::tr("Its rule was silenced.");
    if (!facts::isOn(project, catalogs, row.rule->pack))
        return Text::tr("The group of its rule was switched off.");
    const QString failed = whyNot(*row.rule, subject, artifact, project, catalogs);
    return failed.isEmpty() ? Text::tr("Another threat stands in for it.")
                            : Text::tr("It no longer holds: %1.").arg(failed);
}
