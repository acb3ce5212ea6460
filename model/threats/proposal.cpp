#include "model/threats/proposal.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(proposal)
};

} // namespace

ThreatKey keyOf(const Proposal &proposal, const Catalogs &catalogs)
{
    return { catalogs.rules.at(proposal.rule).id, proposal.subject, proposal.artifact };
}

QString plainTitleOf(const Rule &rule)
{
    QString title = rule.title;
    title.replace(QStringLiteral("{source}"), Text::tr("the source"))
            .replace(QStringLiteral("{target}"), Text::tr("the target"))
            .replace(QStringLiteral("{element}"), Text::tr("the element"))
            .replace(QStringLiteral("{artifact}"), Text::tr("the artifact"));
    return title.isEmpty() ? title : title.at(0).toUpper() + title.mid(1);
}

QString subjectName(const Project &project, RecordKind kind, const QUuid &subject)
{
    if (kind == RecordKind::Flow) {
        const Flow *flow = project.find(Id<Flow>(subject));
        const Element *source = flow ? project.find(flow->source) : nullptr;
        const Element *target = flow ? project.find(flow->target) : nullptr;
        return source && target ? source->name + QStringLiteral(" \u2192 ") + target->name
                                : QString();
    }
    const Record *record = project.find(kind, subject);
    return record ? nameOf(*record) : QString();
}

QString titleOf(const Rule &rule, const Project &project, RecordKind subjectKind,
                const QUuid &subject, const QUuid &artifact)
{
    const auto nameOfElement = [&](const Id<Element> &id) {
        const Element *element = project.find(id);
        return element ? element->name : QString();
    };
    const Flow *flow = project.find(Id<Flow>(subject));
    const Artifact *thing = project.find(Id<Artifact>(artifact));
    const std::pair<QStringView, QString> names[] = {
        { u"{source}", flow ? nameOfElement(flow->source) : QString() },
        { u"{target}", flow ? nameOfElement(flow->target) : QString() },
        { u"{element}",
          subjectKind == RecordKind::Element ? nameOfElement(Id<Element>(subject)) : QString() },
        { u"{artifact}", thing ? thing->name : QString() },
    };
    // In one pass: a name that contains "{target}" stays as it is.
    QString title;
    const QStringView text = rule.title;
    for (qsizetype i = 0; i < text.size();) {
        const auto *hit = std::ranges::find_if(
                names, [&](const auto &name) { return text.mid(i).startsWith(name.first); });
        if (hit != std::end(names)) {
            title += hit->second;
            i += hit->first.size();
        } else {
            title += text.at(i++);
        }
    }
    return title;
}
