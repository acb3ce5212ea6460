#include "model/store/baselinetables.h"

#include "model/baseline/statement.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baselinetables)
};

Error noBaseline(Database &database)
{
    return Error { Text::tr("the file has no such baseline"), database.path(),
                   Text::tr("List the baselines to see what there is.") };
}

} // namespace

namespace baselinetables {

Result<QList<Baseline>> read(Database &database)
{
    Result<SqlStatement> rows = database.prepare(
            QStringLiteral("SELECT number, id, statement FROM baseline ORDER BY number"));
    if (!rows)
        return rows.error();
    QList<Baseline> all;
    while (rows->step()) {
        Result<Baseline> each = statement::read(rows->blob(2));
        const QString where = QStringLiteral("%1: B%2").arg(database.path()).arg(rows->number(0));
        if (!each)
            return Error { each.error().message, where, each.error().next };
        if (each->id.toRfc4122() != rows->blob(1))
            return Error { Text::tr("the statement is about another baseline"), where,
                           Text::tr("The file was altered. Open a backup instead.") };
        all.append(*each);
        all.last().number = static_cast<int>(all.size());
        if (rows->number(0) != all.size())
            return Error { Text::tr("a baseline is missing"), where,
                           Text::tr("The file was altered. Open a backup instead.") };
    }
    if (rows->failed())
        return database.lastError(Text::tr("The baselines could not be read"));
    return all;
}

Result<QByteArray> statementOf(Database &database, const QUuid &baseline)
{
    Result<SqlStatement> row =
            database.prepare(QStringLiteral("SELECT statement FROM baseline WHERE id = ?"));
    if (!row)
        return row.error();
    row->bind(1, baseline.toRfc4122());
    if (!row->step())
        return noBaseline(database);
    return row->blob(0);
}

Result<QList<FrozenThreat>> registerOf(Database &database, const QUuid &baseline)
{
    Result<SqlStatement> rows = database.prepare(
            QStringLiteral("SELECT * FROM baseline_register WHERE baseline = ? ORDER BY position"));
    if (!rows)
        return rows.error();
    rows->bind(1, baseline.toRfc4122());
    QList<FrozenThreat> threats;
    while (rows->step()) {
        FrozenThreat threat;
        bool fits = rows->number(1) == threats.size() && rows->blob(0) == baseline.toRfc4122();
        int at = 2;
        FrozenThreat::visit(threat, [&](const char * /*name*/, auto &value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, int>) {
                const qint64 stored = rows->number(at++);
                value = static_cast<int>(stored);
                fits = fits && value == stored;
            } else {
                value = rows->text(at++);
            }
        });
        if (!fits)
            return Error { Text::tr("a row of the frozen register does not fit"), database.path(),
                           Text::tr("The file was altered. Open a backup instead.") };
        threats.append(threat);
    }
    if (rows->failed())
        return database.lastError(Text::tr("The frozen register could not be read"));
    return threats;
}

Result<QList<StoredSignature>> signatures(Database &database)
{
    Result<SqlStatement> rows = database.prepare(
            QStringLiteral("SELECT baseline, envelope, number FROM signature ORDER BY number"));
    if (!rows)
        return rows.error();
    QList<StoredSignature> all;
    while (rows->step()) {
        all.append({ QUuid::fromRfc4122(rows->blob(0)), rows->blob(1) });
        if (rows->number(2) != all.size())
            return Error { Text::tr("a signature is missing"), database.path(),
                           Text::tr("The file was altered. Open a backup instead.") };
    }
    if (rows->failed())
        return database.lastError(Text::tr("The signatures could not be read"));
    return all;
}

Result<void> add(Database &database, const FrozenState &frozen)
{
    const QByteArray id = frozen.baseline.id.toRfc4122();
    Result<SqlStatement> row =
            database.prepare(QStringLiteral("INSERT INTO baseline (id, statement) VALUES (?, ?)"));
    if (!row)
        return row.error();
    row->bind(1, id);
    row->bind(2, QString::fromUtf8(statement::bytesOf(frozen.baseline)));
    if (Result<void> done = database.finish(*row); !done)
        return done;
    Result<SqlStatement> insert = database.prepare(QStringLiteral(
            "INSERT INTO baseline_register VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    if (!insert)
        return insert.error();
    qint64 position = 0;
    for (const FrozenThreat &threat : frozen.threats) {
        insert->bind(1, id);
        insert->bind(2, position++);
        int at = 3;
        FrozenThreat::visit(threat, [&](const char * /*name*/, const auto &value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, int>)
                insert->bind(at++, static_cast<qint64>(value));
            else
                insert->bind(at++, value);
        });
        if (Result<void> done = database.finish(*insert); !done)
            return done;
    }
    return {};
}

Result<void> add(Database &database, const StoredSignature &signature)
{
    Result<SqlStatement> row = database.prepare(
            QStringLiteral("INSERT INTO signature (baseline, envelope) VALUES (?, ?)"));
    if (!row)
        return row.error();
    row->bind(1, signature.baseline.toRfc4122());
    row->bind(2, QString::fromUtf8(signature.envelope));
    return database.finish(*row);
}

} // namespace baselinetables
