#include "tests/support/program.h"

#include "model/core/document.h"
#include "model/store/projectfile.h"
#include "tests/support/samples.h"

#include <QDir>
#include <QDirIterator>

namespace {

void copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    QDir().mkpath(to);
    QDirIterator all(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        const QString copy = to + path.mid(from.size());
        QDir().mkpath(QFileInfo(copy).absolutePath());
        if (!QFile::copy(path, copy))
            qFatal("%s cannot be copied", qPrintable(path));
    }
}

} // namespace

Program::Program()
{
    QDir().mkpath(root());
    auto file = ProjectFile::create(outside(QStringLiteral("first")));
    if (!file)
        qFatal("%s", qPrintable(file.error().text()));
    Document document((*file)->project(), (*file)->journal(), samples::session());
    if (!document.push(samples::small(), { QStringLiteral("import") }, {}, EntryKind::Import)
        || !(*file)->save(project()))
        qFatal("the project cannot be made");
}

void Program::prepare(QProcess &process, const QStringList &arguments,
                      const QStringList &shim) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_STATE_HOME"), root());
    if (!shim.isEmpty()) {
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(REDOUBT_FILE_CALLS));
        environment.insert(QStringLiteral("SHIM_ROOT"), root());
        for (const QString &each : shim)
            environment.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
        // The sanitizer would refuse to come second; leaks of a program that is cut are none.
        environment.insert(QStringLiteral("ASAN_OPTIONS"),
                           QStringLiteral("verify_asan_link_order=0:detect_leaks=0"));
    }
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl"));
    process.setArguments(arguments);
}

Program::Ran Program::run(const QStringList &arguments, const QStringList &shim,
                          const QByteArray &input) const
{
    QProcess process;
    prepare(process, arguments, shim);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(120000);
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
             process.readAllStandardOutput(), process.readAllStandardError() };
}

QByteArray Program::script(int steps, int saveEvery)
{
    QByteArray lines;
    for (int i = 1; i <= steps; ++i) {
        lines += "element data-lake \"Lake " + QByteArray::number(i) + "\" Platform\n";
        if (saveEvery > 0 && i % saveEvery == 0)
            lines += "save\n";
    }
    return lines;
}

void Program::keep(const QString &where) const
{
    copyFolder(root(), where);
}

void Program::putBack(const QString &where) const
{
    copyFolder(where, root());
}

QByteArray Program::bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
