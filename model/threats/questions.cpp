#include "model/threats/questions.h"

#include "model/threats/why.h"

#include <algorithm>

QList<OpenQuestion> openQuestions(const Project &project, const Register &threats)
{
    QHash<QString, QStringList> found;
    for (const Proposal &proposal : threats.proposer().all()) {
        if (proposal.assumptions == 0)
            continue;
        const QString key = keyOf(proposal, threats.catalogs()).text();
        const ThreatRow *row = threats.row(key);
        if (!row || !row->isOpen())
            continue;
        for (const QString &question : why(proposal, project, threats.catalogs()).decisive)
            found[question].append(key);
    }
    QList<OpenQuestion> questions;
    for (auto it = found.constBegin(); it != found.constEnd(); ++it)
        questions.append({ it.key(), *it });
    std::ranges::sort(questions, [](const OpenQuestion &a, const OpenQuestion &b) {
        return a.threats.size() != b.threats.size() ? a.threats.size() > b.threats.size()
                                                    : a.text < b.text;
    });
    return questions;
}
