#include "app/redoubtctl/commands/place.h"

#include "model/threats/proposal.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(place)
};

} // namespace

Result<Place> placeOf(const Project &project, const QString &text)
{
    if (text == u"project" || text.isEmpty())
        return Place {};
    const bool crossing = text.startsWith(QStringLiteral("crossing:"));
    const QString wanted = crossing ? text.mid(9) : text;
    QList<Place> found;
    const auto consider = [&](SubjectKind kind, const QUuid &id, const QString &name) {
        if (id.toString(QUuid::WithoutBraces) == wanted || name == wanted)
            found.append({ kind, AnyId(id) });
    };
    project.forEach<Zone>([&](const Zone &z) {
        consider(crossing ? SubjectKind::Crossing : SubjectKind::Zone, z.id.value(), z.name);
    });
    if (!crossing) {
        project.forEach<Element>(
                [&](const Element &e) { consider(SubjectKind::Element, e.id.value(), e.name); });
        project.forEach<Flow>([&](const Flow &f) {
            consider(SubjectKind::Flow, f.id.value(),
                     subjectName(project, RecordKind::Flow, f.id.value()));
        });
    }
    if (found.size() == 1)
        return found.first();
    return Error { found.isEmpty() ? Text::tr("nothing is called \"%1\"").arg(text)
                                   : Text::tr("several things are called \"%1\"").arg(text),
                   {},
                   Text::tr("Give an id, a unique name, \"crossing:ZONE\" or \"project\".") };
}
