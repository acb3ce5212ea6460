#include "app/redoubtctl/commands/script.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"

#include <QCoreApplication>
#include <QProcess>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Script)
};

// Elements of a script stand in rows, to be arranged in the window; hundredths of a scene unit.
constexpr int perRow = 8;
constexpr QSize boxSize { 11600, 4400 };
constexpr QSize cell { 16000, 8000 };

Error wrong(const QString &what)
{
    return Error { what, {}, Text::tr("See redoubtctl edit --help.") };
}

template<typename T>
Edit renamed(const Project &project, const QUuid &id, const QString &name)
{
    return operations::change(project, Id<T>(id), [&](T &record) { record.name = name; });
}

} // namespace

Script::Script(ProjectFile &file, Document &document, QString output)
    : m_file(file)
    , m_document(document)
    , m_output(std::move(output))
{
}

QString Script::head() const
{
    return QString::fromLatin1(m_file.journal().head().toHex());
}

Result<QString> Script::save()
{
    if (Result<void> saved = m_file.save(m_output); !saved)
        return saved.error();
    return QStringLiteral("saved ") + head();
}

Result<QString> Script::run(const QString &line)
{
    QStringList words = QProcess::splitCommand(line.trimmed());
    if (words.isEmpty() || words.first().startsWith(u'#'))
        return QString();
    const QString verb = words.takeFirst();
    if (verb == u"save")
        return save();
    if (Result<void> done = step(verb, words); !done)
        return done.error();
    return QStringLiteral("ok ") + head();
}

Result<void> Script::step(const QString &verb, const Words &words)
{
    if (verb == u"undo")
        return m_document.undo();
    if (verb == u"redo")
        return m_document.redo();
    if (verb == u"zone" && words.size() >= 1)
        return addZone(words);
    if (verb == u"element" && words.size() >= 2)
        return addElement(words);
    if (verb == u"flow" && words.size() == 2)
        return addFlow(words);
    if (verb == u"rename" && words.size() == 2)
        return rename(words);
    if (verb == u"remove" && words.size() == 1)
        return remove(words);
    if (verb == u"name" && words.size() == 1) {
        const Settings settings = m_document.project().settings();
        return m_document.push(operations::change(m_document.project(), settings.id,
                                                  [&](Settings &s) { s.name = words.first(); }),
                               { QStringLiteral("rename"), { words.first() } });
    }
    return wrong(Text::tr("\"%1\" is not a step, or does not take %n word(s)", nullptr,
                          static_cast<int>(words.size()))
                         .arg(verb));
}

Result<AnyId> Script::find(const QString &name) const
{
    const Project &project = m_document.project();
    for (const RecordKind kind : { RecordKind::Element, RecordKind::Zone, RecordKind::Artifact }) {
        for (const Record *record : project.sorted(kind)) {
            if (nameOf(*record) == name)
                return AnyId(idOf(*record));
        }
    }
    return wrong(Text::tr("nothing is called \"%1\"").arg(name));
}

Result<void> Script::addElement(const Words &words)
{
    const Project &project = m_document.project();
    Element element;
    element.id = Id<Element>(QUuid::createUuid());
    element.type = words.at(0);
    element.name = words.at(1);
    if (words.size() > 2) {
        const Result<AnyId> zone = find(words.at(2));
        if (!zone)
            return zone.error();
        element.zone = Id<Zone>(zone->value());
    }
    Edit edit;
    if (const QList<const Diagram *> diagrams = project.all<Diagram>(); !diagrams.isEmpty()) {
        const int number = static_cast<int>(project.count(RecordKind::Placement));
        const QPoint corner(number % perRow * cell.width(), number / perRow * cell.height());
        edit = operations::addElement(project, element, diagrams.first()->id,
                                      QRect(corner, boxSize));
    } else {
        edit.add(element);
    }
    return m_document.push(edit, { QStringLiteral("add-element"), { element.name } });
}

Result<void> Script::addZone(const Words &words)
{
    Zone zone;
    zone.id = Id<Zone>(QUuid::createUuid());
    zone.name = words.at(0);
    if (words.size() > 1) {
        const Result<AnyId> parent = find(words.at(1));
        if (!parent)
            return parent.error();
        zone.parent = Id<Zone>(parent->value());
    }
    Edit edit;
    edit.add(zone);
    return m_document.push(edit, { QStringLiteral("add-zone"), { zone.name } });
}

Result<void> Script::addFlow(const Words &words)
{
    const Result<AnyId> source = find(words.at(0));
    const Result<AnyId> target = find(words.at(1));
    if (!source || !target)
        return !source ? source.error() : target.error();
    Flow flow;
    flow.id = Id<Flow>(QUuid::createUuid());
    flow.source = Id<Element>(source->value());
    flow.target = Id<Element>(target->value());
    return m_document.push(operations::addFlow(m_document.project(), flow),
                           { QStringLiteral("connect"), words });
}

Result<void> Script::rename(const Words &words)
{
    const Result<AnyId> id = find(words.at(0));
    if (!id)
        return id.error();
    const Project &project = m_document.project();
    Edit edit = renamed<Element>(project, id->value(), words.at(1));
    if (edit.isEmpty())
        edit = renamed<Zone>(project, id->value(), words.at(1));
    if (edit.isEmpty())
        edit = renamed<Artifact>(project, id->value(), words.at(1));
    return m_document.push(edit, { QStringLiteral("rename"), { words.at(1) } });
}

Result<void> Script::remove(const Words &words)
{
    const Result<AnyId> id = find(words.at(0));
    if (!id)
        return id.error();
    return m_document.push(operations::removeFromModel(m_document.project(), { *id }),
                           { QStringLiteral("delete"), words });
}
