#include "model/treatment/suggestedrisks.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(suggestedrisks)
};

QString consequenceOf(const ThreatRow &row)
{
    const QString what = row.artifactName.isEmpty() ? row.subjectName : row.artifactName;
    switch (row.property) {
    case Property::Authenticity:
        return Text::tr("What claims to come from %1 may come from someone else.").arg(what);
    case Property::Integrity:
        return Text::tr("%1 is no longer what its makers made.").arg(what);
    case Property::NonRepudiation:
        return Text::tr("Nobody can show who made or changed %1.").arg(what);
    case Property::Confidentiality:
        return Text::tr("%1 is in the hands of others.").arg(what);
    case Property::Availability:
        return Text::tr("%1 is missing or useless when it is needed.").arg(what);
    case Property::Authorization:
        return Text::tr("%1 does something for someone who has no right to it.").arg(what);
    }
    return {};
}

} // namespace

QList<SuggestedRisk> suggestedRisks(const Project &project, const Register &threats, Rating least)
{
    QSet<QString> gathered;
    project.forEach<Risk>([&](const Risk &risk) {
        for (const QString &key : risk.threats)
            gathered.insert(key);
    });
    const Settings &settings = project.settings();
    QList<const ThreatRow *> open;
    for (const ThreatRow *row : threats.rows()) {
        if (row->isOpen() && risk::rating(settings, row->current) > least
            && !gathered.contains(row->key.text()))
            open.append(row);
    }
    QList<SuggestedRisk> suggested;
    for (const ThreatGroup &group : threatGroups(project, open)) {
        SuggestedRisk risk { group.worst().title, consequenceOf(group.worst()), {}, {} };
        for (const ThreatRow *row : group.rows) {
            risk.threats.append(row->key.text());
            risk.current = { std::max(risk.current.likelihood, row->current.likelihood),
                             std::max(risk.current.impact, row->current.impact) };
        }
        suggested.append(risk);
    }
    std::ranges::stable_sort(suggested, [](const SuggestedRisk &a, const SuggestedRisk &b) {
        return a.current.score() > b.current.score();
    });
    return suggested;
}
