#include "app/redoubtctl/commands/commands.h"
#include "views/style/language.h"

#include <QApplication>
#include <QHashSeed>
#include <QTemporaryDir>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(redoubtctl)
};

struct Entry
{
    const char *name;
    int (*run)(Command &);
    const char *does;
};

constexpr Entry entries[] = {
    { "new", commands::newProject,
      QT_TRANSLATE_NOOP("redoubtctl", "make a project from a template") },
    { "info", commands::info, QT_TRANSLATE_NOOP("redoubtctl", "counts, catalogs, journal head") },
    { "import", commands::importProject,
      QT_TRANSLATE_NOOP("redoubtctl", "read native JSON into a project file") },
    { "export", commands::exportProject,
      QT_TRANSLATE_NOOP("redoubtctl", "write a project as native JSON") },
    { "edit", commands::edit,
      QT_TRANSLATE_NOOP("redoubtctl", "make the steps of a script and save") },
    { "propose", commands::propose,
      QT_TRANSLATE_NOOP("redoubtctl", "all proposed threats, worst first") },
    { "why", commands::why,
      QT_TRANSLATE_NOOP("redoubtctl", "why a threat was proposed, or a rule proposed nothing") },
    { "register", commands::registerOf,
      QT_TRANSLATE_NOOP("redoubtctl", "the threat register as decided") },
    { "decide", commands::decide,
      QT_TRANSLATE_NOOP("redoubtctl", "confirm, dismiss or rate a threat") },
    { "control", commands::control,
      QT_TRANSLATE_NOOP("redoubtctl", "place, set and list controls; add evidence") },
    { "treat", commands::treat,
      QT_TRANSLATE_NOOP("redoubtctl", "gather threats into risks; treat and accept them") },
    { "risk", commands::risk, QT_TRANSLATE_NOOP("redoubtctl", "totals, matrix and phases") },
    { "quality", commands::qualityOf,
      QT_TRANSLATE_NOOP("redoubtctl", "remarks on the model; what is missing for a baseline") },
    { "check", commands::check,
      QT_TRANSLATE_NOOP("redoubtctl", "the gate: judge a project by a policy") },
    { "report", commands::report,
      QT_TRANSLATE_NOOP("redoubtctl",
                        "the risk-assessment report, for five audiences in six formats") },
    { "picture", commands::picture,
      QT_TRANSLATE_NOOP("redoubtctl", "a diagram as SVG, PNG or PDF") },
    { "verify", commands::verify, QT_TRANSLATE_NOOP("redoubtctl", "check a file and its journal") },
    { "baseline", commands::baseline,
      QT_TRANSLATE_NOOP("redoubtctl", "freeze, list, show, sign baselines; copies for review") },
    { "key", commands::key, QT_TRANSLATE_NOOP("redoubtctl", "make a signing key") },
    { "merge", commands::merge,
      QT_TRANSLATE_NOOP("redoubtctl", "merge two copies that were edited apart") },
    { "catalog", commands::catalogs,
      QT_TRANSLATE_NOOP("redoubtctl", "list, show, validate catalogs; what they reach") },
};

int usage()
{
    QString text = Text::tr("Usage: redoubtctl COMMAND [ARGUMENTS]   (COMMAND --help tells more)")
                   + QStringLiteral("\n\n");
    for (const Entry &entry : entries)
        text += QStringLiteral("  %1%2\n")
                        .arg(QString::fromLatin1(entry.name), -10)
                        .arg(Text::tr(entry.does));
    Command::print(text);
    return status::done;
}

} // namespace

int main(int argc, char *argv[])
{
    // Reports are painted; nothing is ever shown, so no display is needed.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // Without a session there is no runtime folder, and Qt would say so among our messages.
    const QTemporaryDir runtime;
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    // Only reports and pictures are painted. Everything else starts faster without fonts and a
    // platform.
    const QByteArrayView first = argc > 1 ? QByteArrayView(argv[1]) : QByteArrayView();
    const bool paints = first == "report" || first == "picture";
    // Qt's PDF engine numbers fonts in the order of a hash; the same report is to be the same
    // bytes.
    if (paints)
        QHashSeed::setDeterministicGlobalSeed();
    const std::unique_ptr<QCoreApplication> app =
            paints ? std::make_unique<QApplication>(argc, argv)
                   : std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("redoubtctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(REDOUBT_VERSION));
    language::install();

    const QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name.isEmpty() || name == u"--help" || name == u"help" || name == u"-h")
        return usage();
    if (name == u"--version") {
        Command::print(QStringLiteral("redoubtctl " REDOUBT_VERSION "\n"));
        return status::done;
    }
    for (const Entry &entry : entries) {
        if (name == QLatin1String(entry.name)) {
            Command command(arguments.mid(2));
            return entry.run(command);
        }
    }
    return Command::refuse({ Text::tr("unknown command \"%1\"").arg(name),
                             {},
                             Text::tr("See redoubtctl --help.") });
}
