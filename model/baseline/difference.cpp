#include "model/baseline/difference.h"

#include "model/baseline/recorddifference.h"
#include "model/baseline/threatcauses.h"
#include "model/core/threatkey.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Difference)
};

const QString staleState = QStringLiteral("stale");

/// The register of one side, by key.
class Rows
{
public:
    explicit Rows(const DifferenceSide &side) : m_settings(side.project.settings())
    {
        m_rows.reserve(side.threats.size());
        for (const FrozenThreat &row : side.threats)
            m_rows.insert(row.key, &row);
    }

    /// The row while the model gives rise to it.
    const FrozenThreat *alive(const QString &key) const
    {
        const FrozenThreat *row = m_rows.value(key);
        return row && row->state != staleState ? row : nullptr;
    }
    const FrozenThreat *any(const QString &key) const { return m_rows.value(key); }

    Rating rating(const Levels &levels) const { return risk::rating(m_settings, levels); }
    /// "High (likelihood 3.5, impact 4.0)".
    QString said(const Levels &levels) const
    {
        const auto number = [](int level) { return QLocale().toString(level / 1000.0, 'f', 1); };
        return Text::tr("%1 (likelihood %2, impact %3)")
                .arg(wordlists::word(textOf(rating(levels))), number(levels.likelihood),
                     number(levels.impact));
    }

private:
    const Settings &m_settings;
    QHash<QString, const FrozenThreat *> m_rows;
};

Levels inherent(const FrozenThreat &row)
{
    return { row.inherentLikelihood, row.inherentImpact };
}
Levels current(const FrozenThreat &row)
{
    return { row.currentLikelihood, row.currentImpact };
}
Levels target(const FrozenThreat &row)
{
    return { row.targetLikelihood, row.targetImpact };
}

ModelChange threatChange(ChangeKind kind, const FrozenThreat &row, const Project &project)
{
    ModelChange change;
    change.kind = kind;
    change.topic = ChangeTopic::Threat;
    change.threat = row.key;
    change.what = Text::tr("Threat");
    change.title = row.title;
    const std::optional<ThreatKey> key = ThreatKey::fromText(row.key);
    AnyId subject(key ? key->subject : QUuid());
    if (const auto *own = project.find(Id<OwnThreat>(subject.value())))
        subject = own->subject;
    if (const Record *record = project.find(subject))
        change.record = refOf(*record);
    return change;
}

/// Figures of a threat that is on both sides.
QList<FieldChange> figures(const FrozenThreat &before, const Rows &then, const FrozenThreat &after,
                           const Rows &now)
{
    constexpr std::tuple<const char *, const char *, Levels (*)(const FrozenThreat &)> all[] = {
        { "inherent", QT_TRANSLATE_NOOP("Difference", "Inherent"), inherent },
        { "current", QT_TRANSLATE_NOOP("Difference", "Current"), current },
        { "target", QT_TRANSLATE_NOOP("Difference", "Target"), target },
    };
    QList<FieldChange> changes;
    for (const auto &[field, label, of] : all) {
        // Of 100,000 rows nearly all are the same: words only where something moved.
        if (of(before) == of(after) && then.rating(of(before)) == now.rating(of(after)))
            continue;
        const QString first = then.said(of(before));
        const QString second = now.said(of(after));
        if (first != second)
            changes.append({ QString::fromLatin1(field), Text::tr(label), first, second });
    }
    return changes;
}

/// Only the ratings where those moved, else the levels.
QString summaryOf(const FrozenThreat &before, const Rows &then, const FrozenThreat &after,
                  const Rows &now, const QList<FieldChange> &fields)
{
    const std::pair<QString, Levels (*)(const FrozenThreat &)> all[] = {
        { Text::tr("inherent %1 \u2192 %2"), inherent },
        { Text::tr("current %1 \u2192 %2"), current },
        { Text::tr("target %1 \u2192 %2"), target },
    };
    QStringList said;
    for (const auto &[text, of] : all) {
        const Rating first = then.rating(of(before));
        const Rating second = now.rating(of(after));
        if (first != second)
            said.append(text.arg(wordlists::word(textOf(first)), wordlists::word(textOf(second))));
    }
    return said.isEmpty() ? RecordDifference::said(fields.first())
                          : said.join(QStringLiteral(", "));
}

QList<ModelChange> threatChanges(const DifferenceSide &before, const DifferenceSide &after)
{
    const Rows then(before);
    const Rows now(after);
    QList<ModelChange> changes;
    for (const FrozenThreat &row : before.threats) {
        if (row.state == staleState)
            continue;
        const FrozenThreat *same = now.alive(row.key);
        if (!same) {
            ModelChange change = threatChange(ChangeKind::Removed, row, before.project);
            const QString level = wordlists::word(textOf(then.rating(current(row))));
            change.summary = now.any(row.key)
                                     ? Text::tr("on %1, was %2; its decision is kept, stale")
                                               .arg(row.subject, level)
                                     : Text::tr("on %1, was %2").arg(row.subject, level);
            changes.append(change);
            continue;
        }
        const QList<FieldChange> fields = figures(row, then, *same, now);
        if (fields.isEmpty())
            continue;
        ModelChange change = threatChange(ChangeKind::Changed, *same, after.project);
        change.fields = fields;
        change.summary = summaryOf(row, then, *same, now, change.fields);
        changes.append(change);
    }
    for (const FrozenThreat &row : after.threats) {
        if (row.state == staleState || then.alive(row.key))
            continue;
        ModelChange change = threatChange(ChangeKind::Added, row, after.project);
        change.summary =
                Text::tr("on %1, current %2")
                        .arg(row.subject, wordlists::word(textOf(now.rating(current(row)))));
        changes.append(change);
    }
    return changes;
}

void findCauses(QList<ModelChange> &threats, const DifferenceSide &before,
                const DifferenceSide &after, const QList<JournalStep> &steps,
                const RecordDifference &records)
{
    QSet<QString> moved;
    for (const ModelChange &change : threats) {
        if (change.kind != ChangeKind::Changed)
            moved.insert(change.threat);
    }
    const QHash<QString, const JournalStep *> causes =
            threatcauses::of(moved, before.project, steps, after.catalogs);
    for (ModelChange &change : threats) {
        if (change.kind == ChangeKind::Changed)
            continue;
        const auto it = causes.constFind(change.threat);
        const std::optional<ThreatKey> key = ThreatKey::fromText(change.threat);
        if (it != causes.constEnd())
            change.source = RecordDifference::sourceFrom(**it);
        else if (key && key->isOwn())
            change.source = records.sourceOf({ RecordKind::OwnThreat, key->subject });
        else
            change.source = records.catalogSource();
    }
}

QMap<QString, int> totalsOf(const DifferenceSide &side)
{
    QMap<QString, int> totals;
    for (const FrozenThreat &row : side.threats) {
        if (row.state == staleState)
            continue;
        ++totals[QStringLiteral("threats")];
        if (row.state == textOf(DecisionState::Dismissed))
            continue;
        ++totals[QStringLiteral("open")];
        ++totals[QStringLiteral("current-")
                 + textOf(risk::rating(side.project.settings(), current(row)))];
    }
    const std::pair<const char *, RecordKind> kinds[] = {
        { "controls-placed", RecordKind::ControlPlacement },
        { "risks", RecordKind::Risk },
        { "elements", RecordKind::Element },
        { "flows", RecordKind::Flow },
        { "artifacts", RecordKind::Artifact },
    };
    for (const auto &[name, kind] : kinds)
        totals.insert(QLatin1String(name), static_cast<int>(side.project.count(kind)));
    return totals;
}

bool standsBefore(const ModelChange &a, const ModelChange &b)
{
    if (a.topic != b.topic)
        return a.topic < b.topic;
    if (a.kind != b.kind)
        return a.kind < b.kind;
    if (const int order = a.title.compare(b.title); order != 0)
        return order < 0;
    return std::tie(a.threat, a.record) < std::tie(b.threat, b.record);
}

} // namespace

int Difference::count(ChangeKind kind) const
{
    return static_cast<int>(std::ranges::count(changes, kind, &ModelChange::kind));
}

Difference differenceOf(const DifferenceSide &before, const DifferenceSide &after,
                        const QList<JournalStep> &steps)
{
    RecordDifference records(before, after, steps);
    Difference difference;
    difference.changes = records.changes();
    // The team's own threats are told by the register, as all others.
    difference.changes.removeIf([](const ModelChange &change) {
        return change.record.kind == RecordKind::OwnThreat && change.kind != ChangeKind::Changed;
    });
    QList<ModelChange> threats = threatChanges(before, after);
    findCauses(threats, before, after, steps, records);
    difference.changes += threats;
    std::ranges::stable_sort(difference.changes, standsBefore);
    const QMap<QString, int> then = totalsOf(before);
    const QMap<QString, int> now = totalsOf(after);
    for (const char *name :
         { "threats", "open", "current-critical", "current-high", "current-moderate", "current-low",
           "controls-placed", "risks", "elements", "flows", "artifacts" }) {
        const QString key = QLatin1String(name);
        difference.totals.append({ key, then.value(key), now.value(key) });
    }
    return difference;
}
