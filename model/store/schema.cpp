#include "model/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QtEndian>

#include <array>

namespace {

constexpr qint64 maxFileSize = qint64(2) * 1024 * 1024 * 1024;
constexpr qsizetype mostSchemaRows = 1000;
constexpr quint32 utf8 = 1; // the text encoding in an SQLite header

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

Result<QStringList> schemaTexts(Database &database, qsizetype most)
{
    Result<SqlStatement> rows =
            database.prepare(QStringLiteral("SELECT type || ' ' || name || ' ' || coalesce(sql, "
                                            "'') FROM sqlite_schema ORDER BY 1"));
    if (!rows)
        return rows.error();
    QStringList texts;
    while (texts.size() <= most && rows->step())
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

/// While it lives, the database may make tables.
class SchemaStep
{
public:
    explicit SchemaStep(Database &database) : m_database(database)
    {
        m_database.setSchemaStep(true);
    }
    ~SchemaStep() { m_database.setSchemaStep(false); }
    SchemaStep(const SchemaStep &) = delete;
    SchemaStep &operator=(const SchemaStep &) = delete;
    SchemaStep(SchemaStep &&) = delete;
    SchemaStep &operator=(SchemaStep &&) = delete;

private:
    Database &m_database;
};

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
        const SchemaStep making(database);
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

/// The header's own words about the file's size, page size and text must fit the file.
Result<void> checkSize(const QByteArray &header, qint64 size, const QString &path)
{
    const auto word = [&](int at) { return qFromBigEndian<quint32>(header.constData() + at); };
    const quint16 stored = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    if (pageSize < 512 || (pageSize & (pageSize - 1)) != 0 || word(56) != utf8)
        return Error { Text::tr("the header of the file is not one that Redoubt writes"), path,
                       Text::tr("It was altered. Open a backup instead.") };
    const qint64 claimed = qint64(word(28)) * pageSize;
    if (claimed > size)
        return Error {
            Text::tr("the file says that it has %1 bytes, but it has %2").arg(claimed).arg(size),
            path, Text::tr("It was cut off or altered. Open a backup instead.")
        };
    return {};
}

/// A write-ahead log or roll-back journal beside the file is another program's: what it holds is
/// not in the file yet, and applying it would be believing it.
Result<void> checkAlone(const QString &path)
{
    for (const char *suffix : { "-wal", "-shm", "-journal" }) {
        const QFileInfo beside(path + QLatin1String(suffix));
        if (beside.exists() && (beside.size() > 0 || beside.isSymLink()))
            return Error { Text::tr("another program is writing this file, or was interrupted"),
                           beside.filePath(),
                           Text::tr("Close that program; if none has it open, move the file named "
                                    "above away and try again.") };
    }
    return {};
}

/// What each step makes of an empty database: asked once, compared with every file.
std::array<Result<QStringList>, schema::currentStep> expectedTexts()
{
    std::array<Result<QStringList>, schema::currentStep> all { Result<QStringList>(QStringList()),
                                                               Result<QStringList>(QStringList()) };
    for (int step = 1; step <= schema::currentStep; ++step) {
        Result<QStringList> &texts = all.at(static_cast<size_t>(step - 1));
        const Result<std::unique_ptr<Database>> model =
                Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
        if (!model)
            texts = model.error();
        else if (Result<void> done = runSteps(**model, 0, step); !done)
            texts = done.error();
        else
            texts = schemaTexts(**model, mostSchemaRows);
    }
    return all;
}

/// No triggers, no views, no other SQL than the steps wrote.
Result<void> checkTables(Database &database)
{
    const Result<schema::Standing> standing = schema::compare(database);
    if (!standing)
        return standing.error();
    if (!standing->strange.isEmpty())
        return Error { Text::tr("the file holds something that no version of Redoubt writes: %1")
                               .arg(standing->strange.first().left(80)),
                       database.path(),
                       Text::tr("Do not trust this file; ask its sender for an export. Importing "
                                "it takes what it says, without its history.") };
    if (standing->sound.size() != standing->expected.size())
        return Error { Text::tr("tables are missing from the file"), database.path(),
                       Text::tr("Open a backup instead.") };
    return {};
}

/// "type name sql" in parts; what SQLite makes by itself has no sql.
QString nameIn(const QString &text)
{
    return text.section(u' ', 1, 1);
}

} // namespace

namespace schema {

Result<void> create(Database &database)
{
    return runSteps(database, 0, currentStep);
}

Result<void> createStep(Database &database, int step)
{
    return runSteps(database, 0, step);
}

Result<Standing> compare(Database &database)
{
    const Result<int> step = stepOf(database);
    if (!step)
        return step.error();
    if (*step < 1 || *step > currentStep)
        return Error { Text::tr("the file names schema step %1, which does not exist").arg(*step),
                       database.path(), Text::tr("Open a backup instead.") };
    static const std::array<Result<QStringList>, currentStep> all = expectedTexts();
    const Result<QStringList> &expected = all.at(static_cast<size_t>(*step - 1));
    const Result<QStringList> found = schemaTexts(database, mostSchemaRows);
    if (!expected || !found)
        return !expected ? expected.error() : found.error();
    Standing standing;
    standing.step = *step;
    const QSet<QString> known(expected->cbegin(), expected->cend());
    for (const QString &text : *expected)
        standing.expected.insert(nameIn(text));
    for (const QString &text : *found) {
        if (known.contains(text) && !standing.sound.contains(nameIn(text)))
            standing.sound.insert(nameIn(text));
        else
            standing.strange.append(text);
    }
    return standing;
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
    if (Result<void> whole = checkSize(header, file.size(), path); !whole)
        return whole;
    return checkAlone(path);
}

Result<void> check(Database &database)
{
    // The tables first: a look at the pages evaluates what the schema says about them.
    if (Result<void> tables = checkTables(database); !tables)
        return tables;
    Result<SqlStatement> quick = database.prepare(QStringLiteral("PRAGMA quick_check(1)"));
    if (!quick)
        return quick.error();
    if (!quick->step() || quick->text(0) != u"ok")
        return Error { Text::tr("the file is damaged: %1").arg(quick->text(0)), database.path(),
                       Text::tr("Open a backup or a recovered copy instead.") };
    return {};
}

} // namespace schema
