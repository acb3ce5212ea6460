#include "model/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace {

constexpr qint64 maxFileSize = qint64(2) * 1024 * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(schema)
};

/// The statements of one step; they are separated by ";\n".
Result<QStringList> statementsOf(int step)
{
    QFile file(QStringLiteral(":/resources/schema/step%1.sql").arg(step));
    if (!file.open(QIODevice::ReadOnly))
        return Error { Text::tr("schema step %1 is missing from the program").arg(step) };
    QStringList statements;
    for (const QString &part : QString::fromUtf8(file.readAll()).split(QStringLiteral(";\n"))) {
        if (!part.trimmed().isEmpty())
            statements.append(part.trimmed());
    }
    return statements;
}

Result<QStringList> schemaTexts(Database &database)
{
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT type || ' ' || name || ' ' || coalesce(sql, "
                                            "'') FROM sqlite_schema ORDER BY 1"));
    if (!rows)
        return rows.error();
    QStringList texts;
    while (rows->step())
        texts.append(rows->text(0));
    if (rows->failed())
        return database.lastError(Text::tr("The file's tables could not be read"));
    return texts;
}

Result<int> stepOf(Database &database)
{
    Result<SqlStatement> row = database.prepare(QStringLiteral("PRAGMA user_version"));
    if (!row)
        return row.error();
    return row->step() ? static_cast<int>(row->number(0)) : 0;
}

/// Runs the steps after `from` up to `to`, each in a transaction of its own.
Result<void> runSteps(Database &database, int from, int to)
{
    for (int step = from + 1; step <= to; ++step) {
        const Result<QStringList> statements = statementsOf(step);
        if (!statements)
            return statements.error();
        Transaction transaction(database);
        if (!transaction.begun())
            return transaction.begun();
        for (const QString &statement : *statements) {
            if (Result<void> done = database.run(statement); !done)
                return done;
        }
        const QString stamp = QStringLiteral("PRAGMA application_id=%1; PRAGMA user_version=%2")
                                      .arg(schema::applicationId)
                                      .arg(step);
        if (Result<void> done = database.run(stamp); !done)
            return done;
        if (Result<void> done = transaction.commit(); !done)
            return done;
    }
    return {};
}

} // namespace

namespace schema {

Result<void> create(Database &database)
{
    return runSteps(database, 0, currentStep);
}

Result<void> checkAndUpgrade(Database &database)
{
    if (Result<void> sound = check(database); !sound)
        return sound;
    const Result<int> step = stepOf(database);
    if (!step)
        return step.error();
    return runSteps(database, *step, currentStep);
}

Result<void> checkHeader(const QString &path)
{
    QFile file(path);
    const QString next =
            Text::tr("Choose a project file (*.redoubt); to read other formats, import them.");
    if (!file.exists())
        return Error { Text::tr("there is no such file"), path,
                       Text::tr("Check the name and the folder.") };
    if (QFileInfo(path).isDir())
        return Error { Text::tr("this is a folder"), path, next };
    if (!file.open(QIODevice::ReadOnly))
        return Error { Text::tr("the file cannot be read: %1").arg(file.errorString()), path,
                       Text::tr("Check its permissions.") };
    if (file.size() > maxFileSize)
        return Error { Text::tr("the file is larger than 2 GiB"), path,
                       Text::tr("Projects are never this large.") };
    const QByteArray header = file.read(100);
    if (header.isEmpty())
        return Error { Text::tr("the file is empty"), path, Text::tr("Open a backup instead.") };
    if (!header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return Error { Text::tr("this is not a project file: it does not begin like one"), path,
                       next };
    if (header.size() < 100)
        return Error { Text::tr("the file ends in the middle of its header"), path,
                       Text::tr("It was cut off. Open a backup instead.") };
    if (qFromBigEndian<quint32>(header.constData() + 68) != applicationId)
        return Error { Text::tr("this is an SQLite database of another program"), path, next };
    const auto step = qFromBigEndian<quint32>(header.constData() + 60);
    if (step > quint32(currentStep) || step == 0)
        return Error { Text::tr("this file has schema step %1; this program knows steps up to %2")
                               .arg(step)
                               .arg(currentStep),
                       path, Text::tr("Open it with a newer version of Redoubt.") };
    return {};
}

Result<void> check(Database &database)
{
    Result<SqlStatement> quick = database.prepare(QStringLiteral("PRAGMA quick_check(1)"));
    if (!quick)
        return quick.error();
    if (!quick->step() || quick->text(0) != u"ok")
        return Error { Text::tr("the file is damaged: %1").arg(quick->text(0)), database.path(),
                       Text::tr("Open a backup or a recovered copy instead.") };
    Result<std::unique_ptr<Database>> model =
            Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
    if (!model)
        return model.error();
    const Result<int> step = stepOf(database);
    if (!step)
        return step.error();
    if (Result<void> done = runSteps(**model, 0, *step); !done)
        return done;
    const Result<QStringList> expected = schemaTexts(**model);
    const Result<QStringList> found = schemaTexts(database);
    if (!expected || !found)
        return !expected ? expected.error() : found.error();
    for (const QString &text : *found) {
        if (!expected->contains(text))
            return Error {
                Text::tr("the file holds something that no version of Redoubt writes: %1")
                        .arg(text.left(80)),
                database.path(), Text::tr("Do not trust this file; ask its sender for an export.")
            };
    }
    if (found->size() != expected->size())
        return Error { Text::tr("tables are missing from the file"), database.path(),
                       Text::tr("Open a backup instead.") };
    return {};
}

} // namespace schema
