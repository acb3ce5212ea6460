#pragma once

#include "model/core/document.h"
#include "model/store/baselineledger.h"
#include "model/store/projectfile.h"
#include "model/threats/register.h"

#include <QCommandLineParser>

/// Exit statuses: documented, stable.
namespace status {
inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int unusable = 2;
} // namespace status

/// What every command is given: its arguments, the day that counts as today, and where to write.
class Command
{
public:
    explicit Command(QStringList arguments);

    /// Options that several commands share; every command has --help and --date.
    enum Shared { None = 0, Json = 1, Author = 2, Output = 4 };

    QCommandLineParser &parser() { return m_parser; }
    /// Parses; prints help or a usage error. The status to leave with when there is nothing to do.
    std::optional<int> begin(const QString &name, const QString &does,
                             const QStringList &positional, int shared = None);

    QString argument(int at) const { return m_parser.positionalArguments().value(at); }
    int arguments() const { return static_cast<int>(m_parser.positionalArguments().size()); }
    bool json() const { return m_parser.isSet(QStringLiteral("json")); }
    /// Today in UTC, or what --date says.
    QDate today() const { return m_today; }
    /// The moment that the journal gets: now, or noon of --date, so that runs repeat.
    QDateTime now() const;
    QString author() const;

    /// Where working copies are kept: the same folder as the window's.
    static QString workFolder();

    /// Writes to standard output.
    static void print(const QString &text);
    static void print(const QByteArray &bytes);
    /// A remark on standard error.
    static void tell(const QString &text);
    /// Says an error on standard error; gives `status::unusable`.
    static int refuse(const Error &error);
    /// Columns, padded; the last one is left as it is.
    static void printTable(const QList<QStringList> &rows);

private:
    void share(int options);
    QString helpText(const QString &name, const QStringList &positional) const;

    QStringList m_arguments;
    QCommandLineParser m_parser;
    QDate m_today;
};

/// The bundled catalogs and the team's, also those next to a project; what is refused of the team's
/// is told on standard error.
Result<CatalogsPointer> programCatalogs(const QString &project = {});

/// A project read for looking, with its register.
struct Assessed
{
    CatalogsPointer catalogs;
    StoredProject stored;
    std::unique_ptr<Register> threats;

    const Project &project() const { return stored.project; }
    static Result<Assessed> read(const QString &path, const QDate &today);
};

/// A project opened for one change: locks it, and publishes in place or to another file.
class Change
{
public:
    static Result<Change> open(const QString &path, const Command &command);

    const Project &project() const { return m_document->project(); }
    const Register &threats() const { return *m_threats; }
    const Catalogs &catalogs() const { return *m_catalogs; }
    const CatalogsPointer &catalogsPointer() const { return m_catalogs; }
    const Document &document() const { return *m_document; }
    BaselineLedger &baselines() { return *m_baselines; }
    ProjectFile &file() { return *m_file; }
    Result<void> push(const Edit &edit, const Operation &operation,
                      EntryKind kind = EntryKind::Edit);
    /// Keeps the content of a catalog in the file.
    Result<void> keep(const CatalogInfo &info);
    /// Keeps the bytes of an attachment in the file.
    Result<void> keepAttachment(const QByteArray &bytes) { return m_file->keepAttachment(bytes); }
    /// Writes to `output`, or to the file it came from when that is empty.
    Result<void> finish(const QString &output);

private:
    CatalogsPointer m_catalogs;
    std::unique_ptr<ProjectFile> m_file;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<BaselineLedger> m_baselines;
    std::unique_ptr<Register> m_threats;
};
