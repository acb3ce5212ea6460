#include "model/baseline/mergefields.h"

#include <QSet>

#include <functional>

namespace {

/// One field, or one answer among the facts, on three sides.
struct Cell
{
    QString name;
    bool oursChanged = false;
    bool theirsChanged = false;
    bool same = false;
    std::function<void()> takeTheirs;
    /// Puts both changes together; empty where a value is one whole.
    std::function<void()> combine = {};
};

/// Fields that only say something together are settled together.
QString unitOf(RecordKind kind, const QString &field)
{
    struct Unit
    {
        RecordKind kind;
        const char *name;
        QStringList fields;
    };
    static const QList<Unit> units {
        { RecordKind::Decision, "state", { QStringLiteral("state"), QStringLiteral("rationale") } },
        { RecordKind::Decision,
          "rating",
          { QStringLiteral("likelihood"), QStringLiteral("impact"),
            QStringLiteral("rating-reason") } },
        { RecordKind::Decision,
          "stamp",
          { QStringLiteral("by"), QStringLiteral("on"), QStringLiteral("title"),
            QStringLiteral("subject-name"), QStringLiteral("artifact-name"),
            QStringLiteral("seen") } },
        { RecordKind::Risk,
          "acceptance",
          { QStringLiteral("accepted-by"), QStringLiteral("accepted-on"),
            QStringLiteral("accepted-until"), QStringLiteral("acceptance-reason"),
            QStringLiteral("accepted-rating") } },
        { RecordKind::Risk,
          "rating",
          { QStringLiteral("likelihood"), QStringLiteral("impact"),
            QStringLiteral("rating-reason") } },
        { RecordKind::Control,
          "verification",
          { QStringLiteral("verifier"), QStringLiteral("verified-on"),
            QStringLiteral("verification-method") } },
        { RecordKind::CatalogPin,
          "catalog",
          { QStringLiteral("version"), QStringLiteral("sha256") } },
        { RecordKind::Attachment, "content", { QStringLiteral("size"), QStringLiteral("sha256") } },
    };
    for (const Unit &unit : units) {
        if (unit.kind == kind && unit.fields.contains(field.section(u'/', 0, 0)))
            return QString::fromLatin1(unit.name);
    }
    return field;
}

/// Where things stand says nothing of the model: not worth a question.
bool isLayout(RecordKind kind)
{
    return kind == RecordKind::Placement || kind == RecordKind::Route;
}

template<typename T>
QList<T> joined(const QList<T> &base, const QList<T> &ours, const QList<T> &theirs)
{
    QList<T> all = ours;
    all.removeIf([&](const T &each) { return base.contains(each) && !theirs.contains(each); });
    for (const T &each : theirs) {
        if (!base.contains(each) && !all.contains(each))
            all.append(each);
    }
    return all;
}

/// Gathers the addresses of a record's fields, in the order of `visit`.
struct Addresses
{
    QList<const void *> all;

    template<typename F>
    void operator()(const char * /*name*/, const F &field)
    {
        all.append(&field);
    }
};

/// Makes the cells of a record while visiting the merged one; the other sides are visited before,
/// so field number i is of the same type on every side.
struct CellMaker
{
    const Addresses &base;
    const Addresses &ours;
    const Addresses &theirs;
    QList<Cell> &cells;
    qsizetype at = 0;

    template<typename F>
    void operator()(const char *name, F &merged)
    {
        const F &b = *static_cast<const F *>(base.all.at(at));
        const F &o = *static_cast<const F *>(ours.all.at(at));
        const F &t = *static_cast<const F *>(theirs.all.at(at));
        ++at;
        add(QString::fromLatin1(name), b, o, t, merged);
    }

    template<typename F>
    void add(const QString &name, const F &b, const F &o, const F &t, F &merged)
    {
        cells.append({ name, !(o == b), !(t == b), o == t, [&t, &merged] { merged = t; } });
    }
    template<typename T>
    void add(const QString &name, const QList<Id<T>> &b, const QList<Id<T>> &o,
             const QList<Id<T>> &t, QList<Id<T>> &merged)
    {
        cells.append({ name, o != b, t != b, o == t, [&t, &merged] { merged = t; },
                       [&b, &o, &t, &merged] { merged = joined(b, o, t); } });
    }
    void add(const QString &name, const QStringList &b, const QStringList &o, const QStringList &t,
             QStringList &merged)
    {
        Cell cell { name, o != b, t != b, o == t, [&t, &merged] { merged = t; } };
        // A scale is five texts in their order; every other list of texts is a set.
        if (!name.endsWith(u"-scale"))
            cell.combine = [&b, &o, &t, &merged] { merged = joined<QString>(b, o, t); };
        cells.append(cell);
    }
    void add(const QString &name, const Facts &b, const Facts &o, const Facts &t, Facts &merged)
    {
        QSet<QString> keys;
        for (const Facts *facts : { &b, &o, &t })
            keys.unite({ facts->keyBegin(), facts->keyEnd() });
        QStringList sorted(keys.begin(), keys.end());
        sorted.sort();
        for (const QString &key : sorted) {
            const QString first = b.value(key);
            const QString mine = o.value(key);
            const QString other = t.value(key);
            cells.append({ name + u'/' + key, mine != first, other != first, mine == other,
                           [key, other, &merged] {
                               if (other.isEmpty())
                                   merged.remove(key);
                               else
                                   merged.insert(key, other);
                           } });
        }
    }
};

/// What the cells of one unit come to. Gives the names that are in conflict.
QStringList settle(const QList<const Cell *> &unit, bool keepOurs, bool &taken)
{
    bool ours = false;
    bool theirs = false;
    bool same = true;
    for (const Cell *cell : unit) {
        ours = ours || cell->oursChanged;
        theirs = theirs || cell->theirsChanged;
        same = same && cell->same;
    }
    if (!theirs || same)
        return {};
    QStringList names;
    for (const Cell *cell : unit) {
        if (!ours)
            cell->takeTheirs();
        else if (unit.size() == 1 && cell->combine)
            cell->combine();
        else if (!cell->same)
            names.append(cell->name);
    }
    taken = taken || names.isEmpty();
    return keepOurs ? QStringList() : names;
}

/// The later statement carries its name, its day and what it saw.
bool theirsIsLater(const Record &ours, const Record &theirs)
{
    const auto *mine = std::get_if<Decision>(&ours);
    const auto *other = std::get_if<Decision>(&theirs);
    return mine && other && other->on > mine->on;
}

} // namespace

namespace mergefields {

Outcome merge(const Record &base, const Record &ours, const Record &theirs)
{
    Outcome outcome { ours, {} };
    QList<Cell> cells;
    Addresses b;
    Addresses o;
    Addresses t;
    const auto gather = [](const Record &record, Addresses &into) {
        std::visit([&](const auto &r) { std::decay_t<decltype(r)>::visit(r, into); }, record);
    };
    gather(base, b);
    gather(ours, o);
    gather(theirs, t);
    std::visit(
            [&](auto &r) {
                std::decay_t<decltype(r)>::visit(r, CellMaker { b, o, t, cells });
            },
            outcome.merged);
    const RecordKind kind = kindOf(ours);
    QStringList order;
    QHash<QString, QList<const Cell *>> units;
    for (const Cell &cell : cells) {
        const QString unit = unitOf(kind, cell.name);
        if (!units.contains(unit))
            order.append(unit);
        units[unit].append(&cell);
    }
    for (const QString &unit : order) {
        const bool stamp = kind == RecordKind::Decision && unit == u"stamp";
        const QStringList names = settle(units.value(unit), isLayout(kind), outcome.taken);
        if (names.isEmpty())
            continue;
        if (!stamp)
            outcome.conflicts.append(names);
        else if (theirsIsLater(ours, theirs))
            for (const Cell *cell : units.value(unit))
                cell->takeTheirs();
    }
    return outcome;
}

void copyFields(Record &to, const Record &from, const QStringList &fields)
{
    Addresses source;
    std::visit([&](const auto &r) { std::decay_t<decltype(r)>::visit(r, source); }, from);
    qsizetype at = 0;
    const auto copy = [&]<typename F>(const char *name, F &value) {
        const F &other = *static_cast<const F *>(source.all.at(at++));
        const QString field = QString::fromLatin1(name);
        if (fields.contains(field))
            value = other;
        if constexpr (std::is_same_v<F, Facts>) {
            for (const QString &each : fields) {
                if (!each.startsWith(field + u'/'))
                    continue;
                const QString key = each.mid(field.size() + 1);
                if (other.contains(key))
                    value.insert(key, other.value(key));
                else
                    value.remove(key);
            }
        }
    };
    std::visit([&](auto &r) { std::decay_t<decltype(r)>::visit(r, copy); }, to);
}

QString identityOf(const Record &record)
{
    const auto of = [&](const QStringList &parts) {
        return QString::fromLatin1(nameOf(kindOf(record)).one) + u' ' + parts.join(u' ');
    };
    if (const auto *decision = std::get_if<Decision>(&record))
        return of({ decision->threat });
    if (const auto *pack = std::get_if<PackSwitch>(&record))
        return of({ pack->pack });
    if (const auto *silenced = std::get_if<SilencedRule>(&record))
        return of({ silenced->rule });
    if (const auto *pin = std::get_if<CatalogPin>(&record))
        return of({ pin->catalog });
    if (const auto *placement = std::get_if<Placement>(&record))
        return of({ placement->diagram.text(), placement->element.text(), placement->zone.text() });
    if (const auto *route = std::get_if<Route>(&record))
        return of({ route->diagram.text(), route->flow.text() });
    return {};
}

Record withId(const Record &record, const QUuid &id)
{
    Record copy = record;
    std::visit([&](auto &r) { r.id = std::decay_t<decltype(r.id)>(id); }, copy);
    return copy;
}

} // namespace mergefields
