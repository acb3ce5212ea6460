#include "model/store/recordtables.h"

#include "model/store/recordshape.h"

#include <QCoreApplication>

using recordshape::childOf;
using recordshape::IsId;
using recordshape::isScalar;
using recordshape::Shape;
using recordshape::tableOf;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(recordtables)
};

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(u',');
}

struct ScalarBinder
{
    SqlStatement &statement;
    int at = 2;

    template<typename T>
    void operator()(const char * /*name*/, const T &value)
    {
        if constexpr (!isScalar<T>)
            return;
        else if constexpr (IsId<T>::value) {
            if (value.isNull())
                statement.bindNull(at++);
            else
                statement.bind(at++, value.value().toRfc4122());
        } else if constexpr (std::is_same_v<T, QString>)
            statement.bind(at++, value);
        else if constexpr (std::is_enum_v<T>)
            statement.bind(at++, textOf(value));
        else
            statement.bind(at++, static_cast<qint64>(value));
    }
};

/// Writes the rows of one record's lists.
struct ListWriter
{
    Database &database;
    RecordKind kind;
    QByteArray owner;
    Result<void> result = {};

    template<typename T>
    void operator()(const char *name, const T &value)
    {
        if constexpr (!isScalar<T>) {
            if (!result || value.isEmpty())
                return;
            const bool four = std::is_same_v<T, QList<QPoint>>;
            Result<SqlStatement> insert =
                    database.prepare(QStringLiteral("INSERT INTO %1 VALUES (%2)")
                                             .arg(childOf(kind, name), placeholders(four ? 4 : 3)));
            if (!insert) {
                result = insert.error();
                return;
            }
            qint64 position = 0;
            for (auto it = value.constBegin(); it != value.constEnd() && result; ++it) {
                insert->bind(1, owner);
                bindItem(*insert, it, position++, value);
                result = database.finish(*insert);
            }
        }
    }

private:
    template<typename Iterator>
    static void bindItem(SqlStatement &to, Iterator it, qint64 /*position*/, const Facts & /*list*/)
    {
        to.bind(2, it.key());
        to.bind(3, it.value());
    }
    template<typename Iterator, typename T>
    static void bindItem(SqlStatement &to, Iterator it, qint64 position, const QList<T> & /*list*/)
    {
        to.bind(2, position);
        if constexpr (std::is_same_v<T, QPoint>) {
            to.bind(3, static_cast<qint64>(it->x()));
            to.bind(4, static_cast<qint64>(it->y()));
        } else if constexpr (std::is_same_v<T, QString>) {
            to.bind(3, *it);
        } else {
            to.bind(3, it->value().toRfc4122());
        }
    }
};

struct ScalarReader
{
    const SqlStatement &statement;
    int at = 1;
    bool fits = true;

    template<typename T>
    void operator()(const char * /*name*/, T &value)
    {
        if constexpr (!isScalar<T>)
            return;
        else if constexpr (IsId<T>::value) {
            const QByteArray bytes = statement.blob(at);
            fits = fits && (statement.isNull(at) || bytes.size() == 16);
            value = T(QUuid::fromRfc4122(bytes));
            ++at;
        } else if constexpr (std::is_same_v<T, QString>) {
            fits = fits && statement.isSound(at);
            value = statement.text(at++);
        } else if constexpr (std::is_enum_v<T>) {
            const std::optional<T> known = enumFrom<T>(statement.text(at++));
            fits = fits && known.has_value();
            value = known.value_or(value);
        } else {
            const qint64 stored = statement.number(at++);
            value = static_cast<T>(stored);
            fits = fits && static_cast<qint64>(value) == stored;
        }
    }
};

/// Reads one row of a list. Positions run from 0 without gaps, as they are written: any others are
/// somebody's hand.
struct ListReader
{
    const SqlStatement &statement;
    const char *field;
    bool fits = true;

    template<typename T>
    void operator()(const char *name, T &value)
    {
        if constexpr (!isScalar<T>) {
            if (name == field || qstrcmp(name, field) == 0)
                append(value);
        }
    }
    void append(Facts &facts)
    {
        fits = statement.isSound(1) && statement.isSound(2);
        facts.insert(statement.text(1), statement.text(2));
    }
    void append(QList<QPoint> &points)
    {
        const bool inPlace = statement.number(1) == points.size();
        points.append(QPoint(static_cast<int>(statement.number(2)),
                             static_cast<int>(statement.number(3))));
        fits = inPlace && points.last().x() == statement.number(2)
               && points.last().y() == statement.number(3);
    }
    void append(QStringList &texts)
    {
        fits = statement.isSound(2) && statement.number(1) == texts.size();
        texts.append(statement.text(2));
    }
    template<typename T>
    void append(QList<Id<T>> &ids)
    {
        fits = statement.blob(2).size() == 16 && statement.number(1) == ids.size();
        ids.append(Id<T>(QUuid::fromRfc4122(statement.blob(2))));
    }
};

Error unknownValue(const QString &where)
{
    return Error { Text::tr("a row holds a value that this program does not know"), where,
                   Text::tr("The file was altered or written by another program.") };
}

/// Counts the rows of one file; more than a project can have is not believed.
class RowCount
{
public:
    explicit RowCount(const Database &database) : m_database(database) { }
    Result<void> next()
    {
        if (++m_rows <= most)
            return {};
        return Error { Text::tr("the file holds more than %1 rows").arg(most), m_database.path(),
                       Text::tr("Projects are never this large. Do not trust this file.") };
    }

private:
    static constexpr qint64 most = 5'000'000;
    const Database &m_database;
    qint64 m_rows = 0;
};

Result<void> removeRows(Database &database, RecordKind kind, const QByteArray &id)
{
    QStringList statements { QStringLiteral("DELETE FROM %1 WHERE id = ?").arg(tableOf(kind)) };
    for (const char *list : recordshape::of(kind).lists)
        statements.append(
                QStringLiteral("DELETE FROM %1 WHERE owner = ?").arg(childOf(kind, list)));
    for (const QString &sql : statements) {
        Result<SqlStatement> remove = database.prepare(sql);
        if (!remove)
            return remove.error();
        remove->bind(1, id);
        if (Result<void> done = database.finish(*remove); !done)
            return done;
    }
    return {};
}

Result<void> insertRow(Database &database, const Record &record)
{
    const RecordKind kind = kindOf(record);
    const QByteArray id = idOf(record).toRfc4122();
    Result<SqlStatement> insert =
            database.prepare(QStringLiteral("INSERT INTO %1 (id, %2) VALUES (%3)")
                                     .arg(tableOf(kind), recordshape::of(kind).scalars.join(u','),
                                          placeholders(recordshape::of(kind).scalars.size() + 1)));
    if (!insert)
        return insert.error();
    insert->bind(1, id);
    std::visit(
            [&](const auto &r) { std::decay_t<decltype(r)>::visit(r, ScalarBinder { *insert }); },
            record);
    if (Result<void> done = database.finish(*insert); !done)
        return done;
    ListWriter lists { database, kind, id };
    std::visit([&](const auto &r) { std::decay_t<decltype(r)>::visit(r, lists); }, record);
    return lists.result;
}

Result<void> readLists(Database &database, RecordKind kind, QHash<QUuid, Record> &records,
                       RowCount &count)
{
    for (const char *list : recordshape::of(kind).lists) {
        const QString table = childOf(kind, list);
        const QString where = QStringLiteral("%1: %2").arg(database.path(), table);
        Result<SqlStatement> items =
                database.prepare(QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2").arg(table));
        if (!items)
            return items.error();
        while (items->step()) {
            if (Result<void> few = count.next(); !few)
                return few;
            const auto owner = records.find(QUuid::fromRfc4122(items->blob(0)));
            if (owner == records.end())
                return Error { Text::tr("a list row belongs to no record"), where,
                               Text::tr("The file was altered or written by another program.") };
            ListReader reader { *items, list };
            std::visit([&](auto &r) { std::decay_t<decltype(r)>::visit(r, reader); }, *owner);
            if (!reader.fits)
                return unknownValue(where);
        }
        if (items->failed())
            return database.lastError(Text::tr("The file could not be read"));
    }
    return {};
}

Result<void> readKind(Database &database, RecordKind kind, QHash<QUuid, Record> &records,
                      RowCount &count)
{
    QStringList columns { QStringLiteral("id") };
    columns += recordshape::of(kind).scalars;
    Result<SqlStatement> rows = database.prepare(
            QStringLiteral("SELECT %1 FROM %2").arg(columns.join(u','), tableOf(kind)));
    if (!rows)
        return rows.error();
    while (rows->step()) {
        if (Result<void> few = count.next(); !few)
            return few;
        const QUuid id = QUuid::fromRfc4122(rows->blob(0));
        Record record = makeRecord(kind, id);
        ScalarReader reader { *rows };
        std::visit([&](auto &r) { std::decay_t<decltype(r)>::visit(r, reader); }, record);
        if (!reader.fits || id.isNull() || records.contains(id))
            return unknownValue(QStringLiteral("%1: %2 %3")
                                        .arg(database.path(), tableOf(kind),
                                             id.toString(QUuid::WithoutBraces)));
        records.insert(id, std::move(record));
    }
    if (rows->failed())
        return database.lastError(Text::tr("The file could not be read"));
    return readLists(database, kind, records, count);
}

} // namespace

namespace recordtables {

QMap<QString, QStringList> columns(RecordKind kind)
{
    const Shape &form = recordshape::of(kind);
    QMap<QString, QStringList> all {
        { tableOf(kind), QStringList { QStringLiteral("id BLOB NOT NULL") } + form.definitions }
    };
    for (qsizetype i = 0; i < form.lists.size(); ++i)
        all.insert(childOf(kind, form.lists.at(i)), form.childColumns.at(i));
    return all;
}

Result<void> write(Database &database, const Patch &patch)
{
    const RecordRef ref = patch.ref();
    if (patch.before) {
        if (Result<void> done = removeRows(database, ref.kind, ref.id.toRfc4122()); !done)
            return done;
    }
    return patch.after ? insertRow(database, *patch.after) : Result<void>();
}

Result<Edit> readAll(Database &database)
{
    Edit edit;
    RowCount count(database);
    for (const RecordKind kind : allRecordKinds()) {
        QHash<QUuid, Record> records;
        if (Result<void> done = readKind(database, kind, records, count); !done)
            return done.error();
        for (Record &record : records)
            edit.add(std::move(record));
    }
    return edit;
}

} // namespace recordtables
