#include "model/baseline/recorddifference.h"

#include "model/core/writtenedit.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Difference)
};

ChangeTopic topicOf(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Element:
        return ChangeTopic::Element;
    case RecordKind::Flow:
        return ChangeTopic::Flow;
    case RecordKind::Zone:
        return ChangeTopic::Zone;
    case RecordKind::Artifact:
        return ChangeTopic::Artifact;
    case RecordKind::OwnThreat:
        return ChangeTopic::Threat;
    case RecordKind::Decision:
        return ChangeTopic::Decision;
    case RecordKind::Control:
    case RecordKind::ControlPlacement:
    case RecordKind::ControlLink:
    case RecordKind::Evidence:
        return ChangeTopic::Control;
    case RecordKind::Risk:
    case RecordKind::Action:
        return ChangeTopic::Risk;
    case RecordKind::Settings:
    case RecordKind::SilencedRule:
    case RecordKind::PackSwitch:
    case RecordKind::CatalogPin:
        return ChangeTopic::Settings;
    case RecordKind::Diagram:
    case RecordKind::Placement:
    case RecordKind::Route:
        return ChangeTopic::Diagram;
    default:
        return ChangeTopic::Other;
    }
}

/// "a, b, c and 4 more".
QString listed(QStringList names)
{
    constexpr qsizetype shown = 3;
    std::ranges::sort(names);
    names.removeDuplicates();
    const int more = static_cast<int>(std::max<qsizetype>(0, names.size() - shown));
    const QString first = names.mid(0, shown).join(QStringLiteral(", "));
    return more > 0 ? Text::tr("%1 and %n more", nullptr, more).arg(first) : first;
}

QString placeText(const ControlPlacement &place, const Words &words)
{
    const QString where = place.subject.isNull() ? Text::tr("the whole project")
                                                 : words.name(place.subject.value());
    return place.coverage == 100 ? where
                                 : Text::tr("%1, %2 % of it").arg(where).arg(place.coverage);
}

} // namespace

RecordDifference::RecordDifference(const DifferenceSide &before, const DifferenceSide &after,
                                   const QList<JournalStep> &steps)
    : m_before(before)
    , m_after(after)
    , m_steps(steps)
    , m_then(before.project, *before.catalogs, &after.project)
    , m_now(after.project, *after.catalogs, &before.project)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        for (const RecordRef &ref : writtenedit::touchedBy(steps.at(i).edit)) {
            m_last.insert(ref, i);
            if (ref.kind == RecordKind::CatalogPin)
                m_lastCatalog = i;
        }
    }
}

ChangeSource RecordDifference::sourceFrom(const JournalStep &step)
{
    const JournalDraft &draft = step.entry.draft;
    return { step.number, step.entry.hash, draft.at, draft.author, draft.operation };
}

std::optional<ChangeSource> RecordDifference::sourceOf(const RecordRef &record) const
{
    const auto it = m_last.constFind(record);
    return it == m_last.constEnd() ? std::nullopt
                                   : std::optional(sourceFrom(madeBy(m_steps.at(*it), record)));
}

const JournalStep &RecordDifference::madeBy(const JournalStep &step, const RecordRef &record) const
{
    for (auto it = step.brought.crbegin(); it != step.brought.crend(); ++it) {
        if (writtenedit::touchedBy(it->edit).contains(record))
            return madeBy(*it, record);
    }
    return step;
}

std::optional<ChangeSource> RecordDifference::catalogSource() const
{
    return m_lastCatalog < 0 ? std::nullopt : std::optional(sourceFrom(m_steps.at(m_lastCatalog)));
}

QString RecordDifference::said(const FieldChange &change)
{
    const bool question = change.field.startsWith(u"facts/") || change.field == u"trust";
    const QString nothing = question ? Text::tr("unknown") : Text::tr("none");
    const auto shown = [&](const QString &text) {
        return text.isEmpty() ? nothing : text.size() > 120 ? text.left(119) + QChar(0x2026) : text;
    };
    return QStringLiteral("%1: %2 \u2192 %3")
            .arg(change.label, shown(change.before), shown(change.after));
}

QList<ModelChange> RecordDifference::changes()
{
    const Project &before = m_before.project;
    const Project &after = m_after.project;
    // Controls before their places, which are told with them.
    [&]<size_t... I>(std::index_sequence<I...>)
    {
        (compare<std::variant_alternative_t<I, Record>>(before, after), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Record>>());
    addMoved();
    return m_changes;
}

template<typename T>
void RecordDifference::compare(const Project &before, const Project &after)
{
    struct Pair
    {
        const T *before;
        const T *after;
    };
    QList<Pair> pairs;
    before.forEach<T>([&](const T &record) {
        const T *now = after.find(record.id);
        if (!now || !(*now == record))
            pairs.append(Pair { &record, now });
    });
    after.forEach<T>([&](const T &record) {
        if (!before.find(record.id))
            pairs.append(Pair { nullptr, &record });
    });
    std::ranges::sort(pairs, [](const Pair &a, const Pair &b) {
        return (a.after ? a.after : a.before)->id < (b.after ? b.after : b.before)->id;
    });
    for (const Pair &pair : pairs) {
        const std::optional<Record> then =
                pair.before ? std::optional<Record>(*pair.before) : std::nullopt;
        const std::optional<Record> now =
                pair.after ? std::optional<Record>(*pair.after) : std::nullopt;
        if constexpr (std::is_same_v<T, ControlPlacement>)
            addPlace(pair.before, pair.after);
        else if constexpr (std::is_same_v<T, Placement> || std::is_same_v<T, Route>)
            noteMoved(now ? *now : *then, !then, !now);
        else
            add(then ? &*then : nullptr, now ? &*now : nullptr);
    }
}

ModelChange RecordDifference::changeOf(const Record *before, const Record *after) const
{
    const Record &record = after ? *after : *before;
    const RecordRef ref = refOf(record);
    ModelChange change;
    change.kind = !before ? ChangeKind::Added : !after ? ChangeKind::Removed : ChangeKind::Changed;
    change.topic = topicOf(ref.kind);
    change.record = ref;
    change.what = wordlists::kind(ref.kind);
    change.title = (after ? m_now : m_then).name(record);
    change.source = sourceOf(ref);
    if (const auto *decision = std::get_if<Decision>(&record))
        change.threat = decision->threat;
    if (ref.kind == RecordKind::OwnThreat)
        change.threat = QStringLiteral("own@") + ref.id.toString(QUuid::WithoutBraces);
    const Record none = makeRecord(ref.kind, ref.id);
    change.fields = fieldChanges(before ? *before : none, m_then, after ? *after : none, m_now);
    change.summary = summaryOf(change, record);
    return change;
}

QString RecordDifference::summaryOf(const ModelChange &change, const Record &record) const
{
    if (change.kind == ChangeKind::Changed) {
        QStringList said;
        for (const FieldChange &field : change.fields.mid(0, 2))
            said.append(RecordDifference::said(field));
        if (change.fields.size() > 2)
            said.append(Text::tr("%n more", nullptr, static_cast<int>(change.fields.size() - 2)));
        return said.join(QStringLiteral("; "));
    }
    const bool added = change.kind == ChangeKind::Added;
    const Words &words = added ? m_now : m_then;
    if (const auto *element = std::get_if<Element>(&record)) {
        const QString type = words.catalogs().vocabulary.name(element->type);
        return element->zone.isNull()
                       ? type
                       : Text::tr("%1 in %2").arg(type, words.name(element->zone.value()));
    }
    if (const auto *flow = std::get_if<Flow>(&record)) {
        QStringList carried;
        for (const Id<Artifact> &id : flow->artifacts)
            carried.append(words.name(id.value()));
        return carried.isEmpty() ? Text::tr("carries nothing named")
                                 : Text::tr("carries %1").arg(listed(carried));
    }
    if (const auto *decision = std::get_if<Decision>(&record)) {
        const QString state = wordlists::word(textOf(decision->state));
        return decision->rationale.isEmpty()
                       ? state
                       : QStringLiteral("%1: %2").arg(state, decision->rationale);
    }
    if (const auto *control = std::get_if<Control>(&record))
        return wordlists::word(textOf(control->status));
    QStringList said;
    for (const FieldChange &field : change.fields) {
        const QString &text = added ? field.after : field.before;
        if (text != change.title && said.size() < 2)
            said.append(QStringLiteral("%1: %2").arg(field.label, text));
    }
    return said.join(QStringLiteral("; "));
}

void RecordDifference::add(const Record *before, const Record *after)
{
    ModelChange change = changeOf(before, after);
    // What is stored differs and reads the same: nothing that a person could act on.
    if (change.kind == ChangeKind::Changed && change.fields.isEmpty())
        return;
    if (change.record.kind == RecordKind::Control)
        m_controls.insert(change.record.id, m_changes.size());
    m_changes.append(std::move(change));
}

void RecordDifference::addPlace(const ControlPlacement *before, const ControlPlacement *after)
{
    const ControlPlacement &place = after ? *after : *before;
    const QUuid control = place.control.value();
    FieldChange field { QStringLiteral("placed-on"), Text::tr("Placed on"),
                        before ? placeText(*before, m_then) : QString(),
                        after ? placeText(*after, m_now) : QString() };
    const auto known = m_controls.constFind(control);
    const bool told =
            known != m_controls.constEnd() && m_changes.at(*known).kind != ChangeKind::Changed;
    if (told) {
        ModelChange &whole = m_changes[*known];
        whole.summary += QStringLiteral(", ") + (after ? field.after : field.before);
        whole.fields.append(field);
        return;
    }
    ModelChange change;
    change.kind = !before ? ChangeKind::Added : !after ? ChangeKind::Removed : ChangeKind::Changed;
    change.topic = ChangeTopic::Control;
    change.record = { RecordKind::Control, control };
    change.what = wordlists::kind(RecordKind::Control);
    change.title = m_now.name(control);
    change.summary = !before  ? Text::tr("placed on %1").arg(field.after)
                     : !after ? Text::tr("taken off %1").arg(field.before)
                              : said(field);
    change.fields = { field };
    change.source = sourceOf({ RecordKind::ControlPlacement, place.id.value() });
    m_changes.append(change);
}

void RecordDifference::noteMoved(const Record &record, bool shown, bool gone)
{
    QUuid diagram;
    QUuid subject;
    if (const auto *placement = std::get_if<Placement>(&record)) {
        diagram = placement->diagram.value();
        subject =
                placement->element.isNull() ? placement->zone.value() : placement->element.value();
    } else if (const auto *route = std::get_if<Route>(&record)) {
        diagram = route->diagram.value();
        subject = route->flow.value();
    }
    // What is new or gone altogether is told for itself.
    const bool kept = m_before.project.find(AnyId(subject)) && m_after.project.find(AnyId(subject));
    if (!kept || !m_after.project.find(AnyId(diagram)) || !m_before.project.find(AnyId(diagram)))
        return;
    Moved &all = m_moved[diagram];
    const bool path = kindOf(record) == RecordKind::Route;
    (shown && !path ? all.shown : gone && !path ? all.gone : all.moved).append(m_now.name(subject));
    all.last = std::max(all.last, m_last.value(refOf(record), -1));
}

void RecordDifference::addMoved()
{
    for (auto it = m_moved.constBegin(); it != m_moved.constEnd(); ++it) {
        ModelChange change;
        change.topic = ChangeTopic::Diagram;
        change.record = { RecordKind::Diagram, it.key() };
        change.what = wordlists::kind(RecordKind::Diagram);
        change.title = m_now.name(it.key());
        QStringList said;
        const std::pair<QString, const QStringList &> parts[] = {
            { Text::tr("shown: %1"), it->shown },
            { Text::tr("taken off: %1"), it->gone },
            { Text::tr("moved: %1"), it->moved },
        };
        for (const auto &[text, names] : parts) {
            if (!names.isEmpty())
                said.append(text.arg(listed(names)));
        }
        change.summary = said.join(QStringLiteral("; "));
        if (it->last >= 0)
            change.source = sourceFrom(m_steps.at(it->last));
        m_changes.append(change);
    }
}
