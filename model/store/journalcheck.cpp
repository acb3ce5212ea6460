#include "model/store/journalcheck.h"

#include "model/core/canonical.h"
#include "model/core/digest.h"
#include "model/core/journal.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(verification)
};

QByteArray keyOf(RecordKind kind, const QUuid &id)
{
    return QByteArray(nameOf(kind).one) + ' ' + id.toByteArray(QUuid::WithoutBraces);
}

QString describe(const QByteArray &key, const json &fields)
{
    const qsizetype space = key.indexOf(' ');
    QString name;
    for (const char *field : { "name", "title", "text" }) {
        const auto found = fields.find(field);
        if (name.isEmpty() && found != fields.end() && found->is_string())
            name = QString::fromStdString(found->get_ref<const std::string &>());
    }
    return QStringLiteral("%1 \"%2\" (%3)")
            .arg(QString::fromLatin1(key.left(space)), name,
                 QString::fromLatin1(key.mid(space + 1)));
}

RawEntry entryOf(const SqlStatement &row)
{
    RawEntry entry { static_cast<int>(row.number(0)),
                     row.blob(1),
                     row.blob(2),
                     row.blob(3),
                     row.blob(4),
                     row.blob(5),
                     row.blob(6),
                     {},
                     row.blob(8) };
    return entry;
}

/// The arguments as texts; nothing when they are not a list of texts.
std::optional<QStringList> argumentsOf(const QByteArray &written)
{
    const json list = strictjson::isShallow(written)
                              ? json::parse(written.cbegin(), written.cend(), nullptr, false)
                              : json();
    if (!list.is_array() || canonical::bytes(list) != written)
        return std::nullopt;
    QStringList arguments;
    for (const json &each : list) {
        if (!each.is_string())
            return std::nullopt;
        arguments.append(QString::fromStdString(each.get_ref<const std::string &>()));
    }
    return arguments;
}

QByteArray hashOf(const SqlStatement &row)
{
    Digest digest("redoubt journal entry 1\n");
    for (const int column : { 2, 3, 4, 5, 6, 7, 8, 9, 10 })
        digest.add(row.blob(column));
    digest.add(QByteArray::number(row.number(11)));
    digest.add(row.blob(12));
    return digest.result();
}

} // namespace

/// A record of the replayed state: its fields at other than default, and its hash once asked for.
struct JournalCheck::Item
{
    json fields;
    QByteArray leaf;
};

JournalCheck::JournalCheck(Database &database) : m_database(database) { }

JournalCheck::~JournalCheck() = default;

Result<QString> JournalCheck::run(const QSet<QByteArray> &states)
{
    // Parents that are not the entry before: the state there is needed again.
    QSet<QByteArray> forks;
    Result<SqlStatement> pairs =
            m_database.prepare(QStringLiteral("SELECT hash, parent FROM journal ORDER BY number"));
    if (!pairs)
        return pairs.error();
    for (QByteArray before; pairs->step(); before = pairs->blob(0)) {
        if (pairs->blob(1) != before)
            forks.insert(pairs->blob(1));
    }
    Result<SqlStatement> rows =
            m_database.prepare(QStringLiteral("SELECT * FROM journal ORDER BY number"));
    if (!rows)
        return rows.error();
    const auto keep = [&](const QByteArray &hash) {
        if (states.contains(hash) || forks.contains(hash))
            m_kept.insert(hash, m_state);
    };
    keep({});
    while (rows->step()) {
        RawEntry entry = entryOf(*rows);
        m_bad = static_cast<int>(m_entries.size()) + 1;
        // The number as it is stored: a larger one must not wrap around into the right one.
        if (rows->number(0) != m_bad)
            return Text::tr("it does not follow the entry before it");
        if (QString problem = checkPlace(entry); !problem.isEmpty())
            return problem;
        const auto arguments = argumentsOf(rows->blob(7));
        if (hashOf(*rows) != entry.hash)
            return Text::tr("its content does not have the hash that it carries");
        const bool readable =
                arguments && enumFrom<EntryKind>(QString::fromLatin1(entry.kind)).has_value()
                && QDateTime::fromString(QString::fromLatin1(entry.at), Qt::ISODateWithMs)
                           .isValid();
        if (!readable || rows->number(11) != canonical::form)
            return Text::tr("it is of a form that this program does not know");
        entry.arguments = *arguments;
        if (entry.parent != head())
            m_state = m_kept.value(entry.parent);
        if (QString problem = replay(rows->blob(12)); !problem.isEmpty())
            return problem;
        m_index.insert(entry.hash, m_entries.size());
        m_entries.append(entry);
        keep(entry.hash);
    }
    if (rows->failed())
        return m_database.lastError(Text::tr("The journal could not be read"));
    m_bad = 0;
    return checkLines();
}

QString JournalCheck::checkPlace(const RawEntry &entry) const
{
    if (entry.number != m_entries.size() + 1)
        return Text::tr("it does not follow the entry before it");
    const bool root = entry.parent.isEmpty() && m_entries.isEmpty();
    if (!root && !m_index.contains(entry.parent))
        return Text::tr("it does not follow the entry before it");
    if (!entry.mergedParent.isEmpty() && !m_index.contains(entry.mergedParent))
        return Text::tr("it merges an entry that is not there");
    if (m_index.contains(entry.hash))
        return Text::tr("it stands there twice");
    return {};
}

QString JournalCheck::checkLines()
{
    // Everything must be an ancestor of the head, by first or by merged parent.
    QList<bool> reached(m_entries.size(), false);
    QList<qsizetype> open;
    if (!m_entries.isEmpty())
        open.append(m_entries.size() - 1);
    while (!open.isEmpty()) {
        const qsizetype at = open.takeLast();
        if (reached.at(at))
            continue;
        reached[at] = true;
        for (const QByteArray &parent :
             { m_entries.at(at).parent, m_entries.at(at).mergedParent }) {
            if (!parent.isEmpty())
                open.append(m_index.value(parent));
        }
    }
    const qsizetype stray = reached.indexOf(false);
    if (stray < 0)
        return {};
    m_bad = static_cast<int>(stray) + 1;
    return Text::tr("no later entry follows it, and it is not the last");
}

QList<QByteArray> JournalCheck::lineTo(const QByteArray &hash) const
{
    QList<QByteArray> line;
    for (QByteArray at = hash; !at.isEmpty(); at = m_entries.at(m_index.value(at)).parent)
        line.append(at);
    std::ranges::reverse(line);
    return line;
}

QString JournalCheck::replay(const QByteArray &edit)
{
    const json written = strictjson::isShallow(edit)
                                 ? json::parse(edit.cbegin(), edit.cend(), nullptr, false)
                                 : json();
    if (!written.is_array())
        return Text::tr("it holds no list of changes");
    for (const json &patch : written) {
        if (QString problem = replay(patch); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString JournalCheck::replay(const json &patch)
{
    static const json none = json::object();
    const auto member = [&](const char *name) -> const json * {
        const auto found = patch.find(name);
        return found == patch.end() ? nullptr : &*found;
    };
    const json *kind = patch.is_object() ? member("kind") : nullptr;
    const json *id = kind ? member("id") : nullptr;
    const json *op = id ? member("op") : nullptr;
    if (!op || !kind->is_string() || !id->is_string() || !op->is_string())
        return Text::tr("a change lacks kind, id or op");
    const json *before = member("before") ? member("before") : &none;
    const json *after = member("after") ? member("after") : &none;
    if (!before->is_object() || !after->is_object())
        return Text::tr("before and after must be objects");
    const QByteArray key = QByteArray::fromStdString(kind->get_ref<const std::string &>()) + ' '
                           + QByteArray::fromStdString(id->get_ref<const std::string &>());
    const auto found = m_state.find(key);
    const std::string &what = op->get_ref<const std::string &>();
    const auto differs = [&] {
        return Text::tr("what it changes is not what the entries before it left: %1")
                .arg(describe(key, found == m_state.end() ? *before : (*found)->fields));
    };
    if (what == "add") {
        if (found != m_state.end() || !before->empty())
            return differs();
        m_state.insert(key, std::make_shared<Item>(Item { *after, {} }));
        return {};
    }
    if (found == m_state.end())
        return differs();
    const json &fields = (*found)->fields;
    if (what == "remove") {
        if (fields != *before || !after->empty())
            return differs();
        m_state.erase(found);
        return {};
    }
    if (what != "change")
        return Text::tr("a change has an op that this program does not know");
    auto changed = std::make_shared<Item>(Item { fields, {} });
    for (const auto &[name, value] : before->items()) {
        const auto had = fields.find(name);
        if (had == fields.end() || *had != value)
            return differs();
        changed->fields.erase(name);
    }
    for (const auto &[name, value] : after->items()) {
        if (!before->contains(name) && fields.contains(name))
            return differs();
        changed->fields[name] = value;
    }
    *found = std::move(changed);
    return {};
}

Result<statehash::Leaves> JournalCheck::leavesAfter(const QByteArray &hash) const
{
    const State state = m_kept.value(hash);
    statehash::Leaves leaves;
    for (auto each = state.cbegin(); each != state.cend(); ++each) {
        const qsizetype space = each.key().indexOf(' ');
        const QByteArray kind = each.key().left(space);
        const QByteArray id = each.key().mid(space + 1);
        Item &item = **each;
        if (item.leaf.isEmpty()) {
            json whole = item.fields;
            whole["id"] = id.toStdString();
            const std::optional<RecordKind> known = recordKindFrom(QString::fromLatin1(kind));
            if (!known)
                return Error {
                    Text::tr("unknown kind of record: %1").arg(QString::fromUtf8(kind))
                };
            const Result<Record> record = canonical::fromJson(*known, whole, {});
            if (!record || canonical::toJson(*record) != whole)
                return Error { Text::tr("%1 is not a record that a program wrote")
                                       .arg(describe(each.key(), item.fields)) };
            item.leaf = Digest::sha256(canonical::bytes(whole));
        }
        leaves.insert({ kind, id }, item.leaf);
    }
    return leaves;
}

QString JournalCheck::firstDifference(const Project &rows) const
{
    qsizetype count = 0;
    for (const RecordKind kind : allRecordKinds()) {
        for (const Record *record : rows.sorted(kind)) {
            ++count;
            json fields = canonical::toJson(*record);
            fields.erase("id");
            const QByteArray key = keyOf(kind, idOf(*record));
            const auto expected = m_state.constFind(key);
            if (expected == m_state.constEnd())
                return Text::tr("%1 stands in the file, but no journal entry made it")
                        .arg(describe(key, fields));
            if ((*expected)->fields != fields)
                return Text::tr("%1 is not what the journal says").arg(describe(key, fields));
        }
    }
    if (count == m_state.size())
        return {};
    QList<QByteArray> keys = m_state.keys();
    std::ranges::sort(keys);
    for (const QByteArray &key : keys) {
        const qsizetype space = key.indexOf(' ');
        const std::optional<RecordKind> kind = recordKindFrom(QString::fromLatin1(key.left(space)));
        if (!kind || !rows.find(*kind, QUuid::fromString(QString::fromLatin1(key.mid(space + 1)))))
            return Text::tr("%1 is missing, but no journal entry removed it")
                    .arg(describe(key, m_state.value(key)->fields));
    }
    return Text::tr("a record stands in the journal under two spellings of its id");
}
