#include "model/baseline/words.h"

#include "model/threats/proposal.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// Fields that hold an id of the vocabulary.
bool isVocabulary(const QString &field)
{
    return field == u"type" || field == u"kind" || field == u"phase" || field == u"exposure"
           || field == u"operator";
}

/// Turns the fields of one record into text.
struct FieldWriter
{
    const Words &words;
    RecordKind kind;
    QList<FieldText> &into;

    void put(const QString &field, const QString &text) const
    {
        if (!text.isEmpty())
            into.append({ field, wordlists::field(field), text });
    }
    void operator()(const char *name, const QString &text) const
    {
        const QString field = QString::fromLatin1(name);
        if (field == u"threat")
            put(field, text.isEmpty() ? QString() : words.threat(text));
        else if (field == u"stride" || field == u"appetite")
            put(field, wordlists::word(text));
        else
            put(field, isVocabulary(field) ? words.catalogs().vocabulary.name(text) : text);
    }
    void operator()(const char *name, int number) const { putNumber(name, number); }
    void operator()(const char *name, qint64 number) const { putNumber(name, number); }
    void operator()(const char *name, bool on) const
    {
        put(QString::fromLatin1(name), on ? Text::tr("yes") : QString());
    }
    template<typename T>
    requires std::is_enum_v<T>
    void operator()(const char *name, const T &value) const
    {
        put(QString::fromLatin1(name), wordlists::word(textOf(value)));
    }
    template<typename T>
    void operator()(const char *name, const Id<T> &id) const
    {
        put(QString::fromLatin1(name), id.isNull() ? QString() : words.name(id.value()));
    }
    template<typename T>
    void operator()(const char *name, const QList<Id<T>> &ids) const
    {
        QStringList names;
        for (const Id<T> &id : ids)
            names.append(words.name(id.value()));
        std::ranges::sort(names);
        put(QString::fromLatin1(name), names.join(QStringLiteral(", ")));
    }
    void operator()(const char *name, const QStringList &texts) const
    {
        QStringList said = texts;
        if (QLatin1String(name) == QLatin1String("threats"))
            std::ranges::transform(said, said.begin(),
                                   [&](const QString &t) { return words.threat(t); });
        put(QString::fromLatin1(name), said.join(QStringLiteral(", ")));
    }
    void operator()(const char *name, const QList<QPoint> &points) const
    {
        QStringList texts;
        for (const QPoint &point : points)
            texts.append(QStringLiteral("(%1, %2)").arg(point.x() / 100).arg(point.y() / 100));
        put(QString::fromLatin1(name), texts.join(u' '));
    }
    void operator()(const char *name, const Facts &facts) const
    {
        for (auto it = facts.constBegin(); it != facts.constEnd(); ++it) {
            const Fact *fact = words.catalogs().vocabulary.fact(it.key());
            QString answer = *it;
            for (const Term &value : fact ? fact->values : QList<Term>()) {
                if (value.id == *it)
                    answer = value.name;
            }
            into.append({ QString::fromLatin1(name) + u'/' + it.key(), fact ? fact->name : it.key(),
                          answer });
        }
    }

    /// 0 is "not said" wherever it is a default; the scale of the rest depends on the field.
    void putNumber(const char *name, qint64 number) const
    {
        const QString field = QString::fromLatin1(name);
        const bool level = (field.startsWith(u"likelihood") || field.startsWith(u"impact"))
                           && (kind == RecordKind::Decision || kind == RecordKind::Risk
                               || kind == RecordKind::OwnThreat);
        const bool share = field == u"coverage" || field == u"unverified-quality";
        QString text = QLocale().toString(number);
        if (number == 0 || (kind == RecordKind::ControlLink && number < 0))
            text.clear();
        else if (level || field == u"reduction-cap")
            text = QLocale().toString(static_cast<double>(number) / 1000, 'f', 1);
        else if (share)
            text = Text::tr("%1 %").arg(number);
        else if (field == u"cost" || field == u"cost-per-year")
            text = QStringLiteral("%1 %2").arg(
                    QLocale().toString(static_cast<double>(number) / 100, 'f', 2),
                    words.project().settings().currency);
        put(field, text);
    }
};

} // namespace

Words::Words(const Project &project, const Catalogs &catalogs, const Project *other)
    : m_project(project)
    , m_catalogs(catalogs)
    , m_other(other)
{
}

const Record *Words::find(const QUuid &id) const
{
    const Record *record = m_project.find(AnyId(id));
    return record || !m_other ? record : m_other->find(AnyId(id));
}

QString Words::name(const QUuid &id) const
{
    const Record *record = find(id);
    return record ? name(*record)
                  : Text::tr("unknown (%1)").arg(id.toString(QUuid::WithoutBraces).left(8));
}

QString Words::name(const Record &record) const
{
    const QString said = named(record);
    return said.isEmpty() ? wordlists::kind(kindOf(record)) : said;
}

QString Words::placed(const QString &what, const AnyId &subject) const
{
    return subject.isNull() ? Text::tr("%1 on the whole project").arg(what)
                            : Text::tr("%1 on %2").arg(what, name(subject.value()));
}

QString Words::named(const Record &record) const
{
    if (const auto *flow = std::get_if<Flow>(&record))
        return flow->name.isEmpty()
                       ? QStringLiteral("%1 \u2192 %2")
                                 .arg(name(flow->source.value()), name(flow->target.value()))
                       : flow->name;
    if (const auto *placement = std::get_if<Placement>(&record))
        return placed(name(placement->element.isNull() ? placement->zone.value()
                                                       : placement->element.value()),
                      AnyId(placement->diagram.value()));
    if (const auto *route = std::get_if<Route>(&record))
        return placed(name(route->flow.value()), AnyId(route->diagram.value()));
    if (const auto *place = std::get_if<ControlPlacement>(&record))
        return placed(name(place->control.value()), place->subject);
    if (const auto *link = std::get_if<ControlLink>(&record))
        return Text::tr("%1 against %2").arg(name(link->control.value()), threat(link->threat));
    if (const auto *evidence = std::get_if<Evidence>(&record))
        return Text::tr("Evidence for %1").arg(name(evidence->control.value()));
    if (const auto *decision = std::get_if<Decision>(&record))
        return decision->title.isEmpty() ? threat(decision->threat) : decision->title;
    if (const auto *risk = std::get_if<Risk>(&record))
        return QStringLiteral("R-%1 %2").arg(risk->number).arg(risk->title);
    if (const auto *pack = std::get_if<PackSwitch>(&record))
        return pack->pack;
    if (const auto *silenced = std::get_if<SilencedRule>(&record))
        return silenced->rule;
    if (const auto *pin = std::get_if<CatalogPin>(&record))
        return pin->catalog;
    const auto cut = [](const QString &text) {
        return text.size() > 80 ? text.left(79) + QChar(0x2026) : text;
    };
    if (const auto *assumption = std::get_if<Assumption>(&record))
        return cut(assumption->text);
    if (const auto *comment = std::get_if<Comment>(&record))
        return cut(comment->text);
    if (const auto *action = std::get_if<Action>(&record))
        return cut(action->text);
    return nameOf(record);
}

QString Words::threat(const QString &key) const
{
    const std::optional<ThreatKey> parsed = ThreatKey::fromText(key);
    if (!parsed)
        return key;
    if (parsed->isOwn()) {
        const Record *own = find(parsed->subject);
        return own ? nameOf(*own) : key;
    }
    const Rule *rule = m_catalogs.rule(parsed->rule);
    const Record *subject = find(parsed->subject);
    if (!rule)
        return key;
    if (!subject)
        return plainTitleOf(*rule);
    const bool gone = !m_project.find(AnyId(parsed->subject));
    return titleOf(*rule, gone && m_other ? *m_other : m_project, kindOf(*subject), parsed->subject,
                   parsed->artifact);
}

QList<FieldText> Words::fields(const Record &record) const
{
    QList<FieldText> all;
    std::visit(
            [&](const auto &r) {
                std::decay_t<decltype(r)>::visit(r, FieldWriter { *this, kindOf(record), all });
            },
            record);
    return all;
}

QList<FieldChange> fieldChanges(const Record &before, const Words &then, const Record &after,
                                const Words &now)
{
    QList<FieldText> first = then.fields(before);
    const QList<FieldText> second = now.fields(after);
    const auto textIn = [](const QList<FieldText> &texts, const QString &field) {
        const auto it = std::ranges::find(texts, field, &FieldText::field);
        return it == texts.end() ? QString() : it->text;
    };
    QList<FieldChange> changes;
    for (const FieldText &each : first) {
        const QString text = textIn(second, each.field);
        if (text != each.text)
            changes.append({ each.field, each.label, each.text, text });
    }
    for (const FieldText &each : second) {
        if (std::ranges::find(first, each.field, &FieldText::field) == first.end())
            changes.append({ each.field, each.label, {}, each.text });
    }
    return changes;
}
