#include "model/baseline/freeze.h"

#include "model/core/plaintext.h"
#include "model/quality/readiness.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(freezing)
};

QMap<QString, QString> methodOf(const Settings &settings)
{
    static const QSet<QString> fields {
        QStringLiteral("currency"),         QStringLiteral("impact-first"),
        QStringLiteral("impact-ratio"),     QStringLiteral("likelihood-first"),
        QStringLiteral("likelihood-ratio"), QStringLiteral("unverified-quality"),
        QStringLiteral("reduction-cap"),    QStringLiteral("appetite"),
        QStringLiteral("matrix"),
    };
    QMap<QString, QString> method;
    Settings::visit(settings, [&](const char *name, const auto &value) {
        using T = std::decay_t<decltype(value)>;
        const QString field = QString::fromLatin1(name);
        if (!fields.contains(field))
            return;
        if constexpr (std::is_same_v<T, QString>)
            method.insert(field, value);
        else if constexpr (std::is_integral_v<T>)
            method.insert(field, QString::number(value));
    });
    return method;
}

QList<CatalogStamp> catalogsOf(const Project &project, const Register &threats)
{
    QList<CatalogStamp> stamps;
    for (const CatalogPin *pin : project.all<CatalogPin>())
        stamps.append({ pin->catalog, pin->version, pin->sha256 });
    if (stamps.isEmpty()) {
        for (const CatalogInfo &info : threats.catalogs().info)
            stamps.append({ info.id, info.version, info.sha256 });
    }
    std::ranges::sort(stamps, {}, &CatalogStamp::id);
    return stamps;
}

/// The columns of a row as text, by name.
QList<std::pair<QString, QString>> columnsOf(const FrozenThreat &threat)
{
    QList<std::pair<QString, QString>> columns;
    FrozenThreat::visit(threat, [&](const char *name, const auto &value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, int>)
            columns.append({ QString::fromLatin1(name), QString::number(value) });
        else
            columns.append({ QString::fromLatin1(name), value });
    });
    return columns;
}

} // namespace

namespace freezing {

QList<Unfinished> unfinished(const Project &project, const Register &threats, const QDate &today)
{
    const quality::Readiness ready =
            quality::readiness(project, threats, quality::findings(project, threats, today));
    QList<Unfinished> list;
    for (const quality::Criterion &each : ready.criteria) {
        if (!each.isMet())
            list.append({ each.id, each.missing, static_cast<int>(each.all - each.done) });
    }
    return list;
}

QList<FrozenThreat> rowsOf(const Register &threats)
{
    QList<FrozenThreat> rows;
    for (const ThreatRow *row : threats.rows())
        rows.append({ row->key.text(), row->title, row->subjectName, row->artifactName,
                      textOf(row->stride), row->phase,
                      row->stale ? QStringLiteral("stale") : textOf(row->state), row->owner,
                      row->inherent.likelihood, row->inherent.impact, row->current.likelihood,
                      row->current.impact, row->target.likelihood, row->target.impact });
    std::ranges::sort(rows, {}, &FrozenThreat::key);
    return rows;
}

QMap<QString, int> totalsOf(const Project &project, const Register &threats)
{
    QMap<QString, int> totals;
    const auto count = [&](const char *key, RecordKind kind) {
        totals.insert(QString::fromLatin1(key), static_cast<int>(project.count(kind)));
    };
    count("elements", RecordKind::Element);
    count("flows", RecordKind::Flow);
    count("artifacts", RecordKind::Artifact);
    count("controls-placed", RecordKind::ControlPlacement);
    count("risks", RecordKind::Risk);
    for (const char *key : { "open", "confirmed", "dismissed", "stale" })
        totals.insert(QString::fromLatin1(key), 0);
    for (const char *figure : { "inherent-", "current-", "target-" }) {
        for (const char *word : enumWords<Rating>)
            totals.insert(QString::fromLatin1(figure) + QString::fromLatin1(word), 0);
    }
    const QList<const ThreatRow *> rows = threats.rows();
    totals.insert(QStringLiteral("threats"), static_cast<int>(rows.size()));
    const auto rate = [&](const char *figure, const Levels &levels) {
        ++totals[QString::fromLatin1(figure) + textOf(risk::rating(project.settings(), levels))];
    };
    for (const ThreatRow *row : rows) {
        if (row->stale)
            ++totals[QStringLiteral("stale")];
        else if (row->state != DecisionState::Proposed)
            ++totals[textOf(row->state)];
        if (!row->isOpen())
            continue;
        ++totals[QStringLiteral("open")];
        rate("inherent-", row->inherent);
        rate("current-", row->current);
        rate("target-", row->target);
    }
    return totals;
}

Result<FrozenState> prepare(const Project &project, const Register &threats, const QDate &today,
                            const QString &name, const QString &note, const QString &unfinishedNote)
{
    FrozenState frozen;
    Baseline &baseline = frozen.baseline;
    baseline.name = plaintext::normalized(name).simplified();
    baseline.note = plaintext::normalized(note).trimmed();
    baseline.unfinishedNote = plaintext::normalized(unfinishedNote).trimmed();
    if (baseline.name.isEmpty())
        return Error { Text::tr("a baseline needs a name"),
                       {},
                       Text::tr("Name what was agreed on, such as \"Before pilot\".") };
    QStringList texts;
    for (const Unfinished &each : unfinished(project, threats, today)) {
        baseline.unfinished.insert(each.key, each.count);
        texts.append(each.text);
    }
    if (!texts.isEmpty() && baseline.unfinishedNote.isEmpty())
        return Error {
            Text::tr("something is unfinished: %1").arg(texts.join(QStringLiteral("; "))),
            {},
            Text::tr("Finish it, or say why the state is frozen all the same.")
        };
    baseline.catalogs = catalogsOf(project, threats);
    baseline.engine = QStringLiteral(REDOUBT_VERSION);
    baseline.method = methodOf(project.settings());
    baseline.totals = totalsOf(project, threats);
    frozen.threats = rowsOf(threats);
    return frozen;
}

QList<Drift> drift(const QList<FrozenThreat> &frozen, const QList<FrozenThreat> &derived)
{
    QHash<QString, const FrozenThreat *> now;
    for (const FrozenThreat &each : derived)
        now.insert(each.key, &each);
    QList<Drift> found;
    for (const FrozenThreat &before : frozen) {
        const FrozenThreat *after = now.take(before.key);
        if (!after) {
            found.append({ before.key, before.title, {}, before.title, {} });
            continue;
        }
        const auto left = columnsOf(before);
        const auto right = columnsOf(*after);
        for (qsizetype i = 0; i < left.size(); ++i) {
            if (left.at(i).second != right.at(i).second)
                found.append({ before.key, before.title, left.at(i).first, left.at(i).second,
                               right.at(i).second });
        }
    }
    for (const FrozenThreat &each : derived) {
        if (now.contains(each.key))
            found.append({ each.key, each.title, {}, {}, each.title });
    }
    return found;
}

} // namespace freezing
