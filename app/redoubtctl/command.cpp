#include "app/redoubtctl/command.h"

#include "model/catalog/teamcatalogs.h"
#include "model/exchange/pinned.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

#include <cstdio>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Command)
};

void say(const QString &text)
{
    QTextStream(stderr) << text << Qt::endl;
}

} // namespace

Result<CatalogsPointer> programCatalogs(const QString &project)
{
    QList<Error> refused;
    Result<CatalogsPointer> loaded = catalog::loadWith(teamcatalogs::files(project), refused);
    for (const Error &error : refused)
        say(QStringLiteral("redoubtctl: ") + error.text());
    return loaded;
}

Command::Command(QStringList arguments) : m_arguments(std::move(arguments))
{
    m_parser.addOption(
            { { QStringLiteral("h"), QStringLiteral("help") }, Text::tr("Show this help.") });
    m_parser.addOption(
            { QStringLiteral("date"),
              Text::tr("The day that counts as today (yyyy-mm-dd), so that runs repeat."),
              QStringLiteral("day") });
}

void Command::share(int options)
{
    if (options & Json)
        m_parser.addOption({ QStringLiteral("json"), Text::tr("Print JSON instead of a table.") });
    if (options & Author)
        m_parser.addOption({ QStringLiteral("author"), Text::tr("The name that the journal gets."),
                             QStringLiteral("name") });
    if (options & Output)
        m_parser.addOption({ { QStringLiteral("o"), QStringLiteral("output") },
                             Text::tr("Write to this file."),
                             QStringLiteral("file") });
}

QString Command::helpText(const QString &name, const QStringList &positional) const
{
    // The parser knows the program only by the path it was started with, and no subcommands.
    const QString text = m_parser.helpText();
    return Text::tr("Usage: redoubtctl %1 [options] %2").arg(name, positional.join(u' '))
           + text.mid(text.indexOf(u'\n'));
}

std::optional<int> Command::begin(const QString &name, const QString &does,
                                  const QStringList &positional, int shared)
{
    share(shared);
    m_parser.setApplicationDescription(does);
    QStringList arguments = m_arguments;
    arguments.prepend(QStringLiteral("redoubtctl ") + name);
    const auto required = std::ranges::count_if(
            positional, [](const QString &each) { return !each.startsWith(u'['); });
    if (!m_parser.parse(arguments)) {
        say(Text::tr("%1 See redoubtctl %2 --help.").arg(m_parser.errorText(), name));
        return status::unusable;
    }
    if (m_parser.isSet(QStringLiteral("help"))) {
        print(helpText(name, positional));
        return status::done;
    }
    if (m_parser.positionalArguments().size() < required) {
        say(Text::tr("Usage: redoubtctl %1 %2 (see --help)").arg(name, positional.join(u' ')));
        return status::unusable;
    }
    // A pipeline that names two files must not pass because the first is in order.
    if (m_parser.positionalArguments().size() > positional.size()) {
        say(Text::tr("\"%1\" is one word too many. Usage: redoubtctl %2 %3 (see --help)")
                    .arg(m_parser.positionalArguments().at(positional.size()), name,
                         positional.join(u' ')));
        return status::unusable;
    }
    m_today = QDateTime::currentDateTimeUtc().date();
    if (m_parser.isSet(QStringLiteral("date"))) {
        m_today = QDate::fromString(m_parser.value(QStringLiteral("date")), Qt::ISODate);
        if (!m_today.isValid()) {
            say(Text::tr("--date: expected a day such as 2026-11-24"));
            return status::unusable;
        }
    }
    return std::nullopt;
}

QDateTime Command::now() const
{
    return m_parser.isSet(QStringLiteral("date")) ? QDateTime(m_today, QTime(12, 0), Qt::UTC)
                                                  : QDateTime::currentDateTimeUtc();
}

QString Command::author() const
{
    if (m_parser.isSet(QStringLiteral("author")))
        return m_parser.value(QStringLiteral("author"));
    return qEnvironmentVariable("USER", QStringLiteral("redoubtctl"));
}

QString Command::workFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME",
                                               QDir::homePath() + QStringLiteral("/.local/state"));
    return state + QStringLiteral("/redoubt/work");
}

void Command::print(const QString &text)
{
    print(text.toUtf8());
}

void Command::print(const QByteArray &bytes)
{
    fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    fflush(stdout);
}

void Command::tell(const QString &text)
{
    say(text);
}

int Command::refuse(const Error &error)
{
    say(QStringLiteral("redoubtctl: ") + error.text());
    return status::unusable;
}

void Command::printTable(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (widths.size() <= i)
                widths.append(0);
            widths[i] = std::max(widths.at(i), row.at(i).size());
        }
    }
    QString text;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            text += i + 1 < row.size() ? row.at(i).leftJustified(widths.at(i) + 2) : row.at(i);
        text += u'\n';
    }
    print(text);
}

Result<Assessed> Assessed::read(const QString &path, const QDate &today)
{
    Assessed assessed;
    Result<CatalogsPointer> catalogs = programCatalogs(path);
    if (!catalogs)
        return catalogs.error();
    Result<StoredProject> stored = ProjectFile::read(path);
    if (!stored)
        return stored.error();
    const PinnedCatalogs found = pinned::catalogsOf(stored->project, stored->catalogs, *catalogs);
    if (found.problem)
        say(QStringLiteral("redoubtctl: ") + found.problem->text());
    assessed.catalogs = found.catalogs;
    assessed.stored = std::move(*stored);
    assessed.threats = std::make_unique<Register>(assessed.catalogs);
    assessed.threats->reset(assessed.stored.project, today);
    return assessed;
}

Result<Change> Change::open(const QString &path, const Command &command)
{
    Change change;
    Result<CatalogsPointer> catalogs = programCatalogs(path);
    if (!catalogs)
        return catalogs.error();
    Result<std::unique_ptr<ProjectFile>> file = ProjectFile::open(path, Command::workFolder());
    if (!file)
        return file.error();
    const Result<QList<KeptCatalog>> kept = (*file)->keptCatalogs();
    if (!kept)
        return kept.error();
    const PinnedCatalogs found = pinned::catalogsOf((*file)->project(), *kept, *catalogs);
    if (found.problem)
        say(QStringLiteral("redoubtctl: ") + found.problem->text());
    change.m_catalogs = found.catalogs;
    change.m_file = std::move(*file);
    // Only what is published counts: a command that fails leaves nothing behind.
    change.m_file->discardOnClose();
    change.m_document = std::make_unique<Document>(
            change.m_file->project(), change.m_file->journal(),
            Session { command.author(), [at = command.now()] { return at; } });
    change.m_baselines =
            std::make_unique<BaselineLedger>(*change.m_document, change.m_file->journal());
    change.m_threats = std::make_unique<Register>(change.m_catalogs);
    change.m_threats->reset(change.m_document->project(), command.today());
    return change;
}

Result<void> Change::push(const Edit &edit, const Operation &operation, EntryKind kind)
{
    if (Result<void> done = m_document->push(edit, operation, {}, kind); !done)
        return done;
    m_threats->follow(m_document->project(), edit, m_document->today());
    return {};
}

Result<void> Change::keep(const CatalogInfo &info)
{
    return m_file->keepCatalog(info.sha256, info.id, info.version, info.bytes);
}

Result<void> Change::finish(const QString &output)
{
    return m_file->save(output);
}
