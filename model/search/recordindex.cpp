#include "model/search/recordindex.h"

#include "model/search/fuzzymatch.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(search)
};

} // namespace

void RecordIndex::add(const RecordRef &record, const QString &name, const QString &what,
                      const QString &icon)
{
    if (!name.isEmpty())
        m_all.append({ record, {}, name, what, icon, name.toLower() });
}

RecordIndex::RecordIndex(const Project &project, const Register &threats)
{
    const Vocabulary &words = threats.catalogs().vocabulary;
    project.forEach<Element>([&](const Element &element) {
        const ElementType *type = words.elementType(element.type);
        add({ RecordKind::Element, element.id.value() }, element.name, words.name(element.type),
            type ? type->icon : QStringLiteral("process"));
    });
    project.forEach<Zone>([&](const Zone &zone) {
        add({ RecordKind::Zone, zone.id.value() }, zone.name, Text::tr("Zone"),
            QStringLiteral("zone"));
    });
    project.forEach<Flow>([&](const Flow &flow) {
        QString name = subjectName(project, RecordKind::Flow, flow.id.value());
        QStringList carried;
        for (const Id<Artifact> &id : flow.artifacts) {
            if (const Artifact *artifact = project.find(id))
                carried.append(artifact->name);
        }
        if (!carried.isEmpty())
            name += QStringLiteral(" (%1)").arg(carried.join(QStringLiteral(", ")));
        add({ RecordKind::Flow, flow.id.value() }, name, Text::tr("Flow"), QStringLiteral("flow"));
    });
    project.forEach<Artifact>([&](const Artifact &artifact) {
        add({ RecordKind::Artifact, artifact.id.value() }, artifact.name,
            words.name(artifact.artifactKind), QStringLiteral("artifact"));
    });
    project.forEach<Control>([&](const Control &control) {
        add({ RecordKind::Control, control.id.value() }, control.name, Text::tr("Control"),
            QStringLiteral("control"));
    });
    project.forEach<Risk>([&](const Risk &risk) {
        add({ RecordKind::Risk, risk.id.value() },
            QStringLiteral("R-%1 %2").arg(QString::number(risk.number), risk.title),
            Text::tr("Risk"), QStringLiteral("risk"));
    });
    const auto byName = [](const Found &a, const Found &b) {
        return std::tie(a.record.kind, a.folded, a.record.id)
               < std::tie(b.record.kind, b.folded, b.record.id);
    };
    std::ranges::sort(m_all, byName);
    for (const ThreatRow *row : threats.rows()) {
        const QString what = Text::tr("Threat \u00b7 %1").arg(row->subjectName);
        m_all.append({ {},
                       row->key.text(),
                       row->title,
                       what,
                       QStringLiteral("mode-threats"),
                       row->title.toLower() });
    }
}

QList<Found> RecordIndex::find(const QString &text) const
{
    const QString query = text.simplified().toLower();
    QList<Found> found;
    if (query.isEmpty())
        return found;
    for (const Found &each : m_all) {
        if (holdsWords(query, each.folded))
            found.append(each);
    }
    return found;
}

QList<RecordIndex::Scored> RecordIndex::match(const QString &text, int most) const
{
    const QString query = text.simplified().toLower();
    std::vector<std::pair<int, qsizetype>> scores;
    if (query.isEmpty())
        return {};
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const int score = fuzzyScore(query, m_all.at(i).folded);
        if (score > 0)
            scores.emplace_back(-score, i);
    }
    const auto end = scores.begin()
                     + std::min(static_cast<std::ptrdiff_t>(most),
                                static_cast<std::ptrdiff_t>(scores.size()));
    std::partial_sort(scores.begin(), end, scores.end());
    QList<Scored> best;
    for (auto it = scores.begin(); it != end; ++it)
        best.append({ -it->first, m_all.at(it->second) });
    return best;
}
